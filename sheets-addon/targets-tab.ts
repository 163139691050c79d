// "Giao chỉ tiêu": what each plan asks for, what was assigned since by document, and lines in which the
// staff assign: for the whole province beside each indicator, for one commune in lines of their own.
import { formatDate, momentWords } from '../functions/domain/vietnamese/date.ts';
import { formatExact } from '../functions/domain/vietnamese/number.ts';
import type { Place } from './entry-cells.ts';
import type { EntryTab } from './entry-plan.ts';
import type { KnownLine } from './entry-tab.ts';
import { readTargets, sameTarget, unique } from './targets-read.ts';
import { OPEN, ZONE_WORDS, type TargetsSaid, type TargetWish } from './targets-words.ts';

export const TARGETS_TAB: EntryTab<TargetsSaid> = {
  name: 'Giao chỉ tiêu',
  closed: false,
  columns: [
    {
      key: 'plan',
      heading: 'Kế hoạch',
      width: 260,
      help: 'Để trống: mọi kế hoạch có chỉ tiêu này.',
    },
    { key: 'indicator', heading: 'Chỉ tiêu', width: 260, subject: true },
    { key: 'commune', heading: 'Xã, phường', width: 150, help: 'Để trống: cả tỉnh.' },
    { key: 'zone', heading: 'Vùng', width: 90, help: 'Để trống: mọi vùng.' },
    { key: 'current', heading: 'Kế hoạch ghi', width: 90, machine: true },
    {
      key: 'value',
      heading: 'Mức giao (%)',
      width: 90,
      help: 'Xóa mức đã giao: thu hồi chỉ tiêu đó.',
    },
    { key: 'from', heading: 'Áp dụng từ ngày', width: 110 },
    { key: 'documentNo', heading: 'Số văn bản', width: 130 },
    { key: 'assignedOn', heading: 'Ngày văn bản', width: 110 },
  ],
  choices: ({ indicators, communes }) => ({
    plan: unique(indicators.map(({ planTitle }) => planTitle)),
    indicator: unique(indicators.map(({ name }) => name)),
    commune: communes.map(({ name }) => name),
    zone: Object.values(ZONE_WORDS),
  }),
  known: knownTargets,
  read: readTargets,
  settled: ({ body }, { targets }) =>
    targets.some((target) => sameTarget(target, body as TargetWish)),
};

function knownTargets({ indicators, targets, communes }: TargetsSaid): KnownLine[] {
  const shown = new Set<TargetsSaid['targets'][number]>();
  const lines = indicators.flatMap((indicator): KnownLine[] => {
    const { plan, planTitle, canonicalId, name } = indicator;
    const bound = nameOf(indicator.commune, communes);
    const its = targets.filter(
      (it) => !shown.has(it) && it.canonicalId === canonicalId && (it.plan ?? plan) === plan,
    );
    for (const it of its) shown.add(it);
    const offers =
      indicator.zones.length > 0 ? indicator.zones : [{ zone: 'ALL', value: null } as const];
    return [
      ...offers.map(({ zone, value }): KnownLine => ({
        key: ['offer', plan, canonicalId, zone].join('|'),
        cells: {
          plan: planTitle,
          indicator: name,
          commune: bound,
          zone: ZONE_WORDS[zone],
          current: value === null ? '' : `${formatExact(value)}%`,
        },
        open: OPEN,
        state: '',
      })),
      ...its.map((it) => assignedLine(it, it.plan === null ? '' : planTitle, name, communes)),
    ];
  });
  const rest = targets.filter((it) => !shown.has(it));
  return [...lines, ...rest.map((it) => assignedLine(it, it.plan ?? '', it.canonicalId, communes))];
}

function assignedLine(
  it: TargetsSaid['targets'][number],
  plan: string,
  indicator: string,
  communes: readonly Place[],
): KnownLine {
  const { canonicalId, commune, zone, value, from, documentNo, assignedOn } = it;
  return {
    key: ['target', it.plan, canonicalId, commune, zone, from].join('|'),
    cells: {
      plan,
      indicator,
      commune: nameOf(commune, communes),
      zone: ZONE_WORDS[zone],
      value: formatExact(value),
      from: formatDate(from),
      documentNo,
      assignedOn: formatDate(assignedOn),
    },
    open: ['value', 'documentNo', 'assignedOn'],
    state: `Đã gửi ${momentWords(it.assignedAt)} · ${it.assignedBy}`,
  };
}

function nameOf(commune: string | null, communes: readonly Place[]): string {
  return communes.find(({ code }) => code === commune)?.name ?? commune ?? '';
}
