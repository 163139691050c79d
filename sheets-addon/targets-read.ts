// The lines of the tab of targets in which something was typed: what each assigns, and what is missing
// or wrong. Beside an indicator it is for the whole province; in a line of its own for whom it says.
import { formatDate } from '../functions/domain/vietnamese/date.ts';
import { formatExact } from '../functions/domain/vietnamese/number.ts';
import { excerpt, fold } from '../functions/domain/vietnamese/text.ts';
import { readDay, readPlace, readShare, readWord, type Read } from './entry-cells.ts';
import type { EntryFault, EntryReading, EntryWish } from './entry-plan.ts';
import { isBlankLine, isChanged, isGone, type EntryLine } from './entry-tab.ts';
import { ZONE_WORDS, type OPEN, type TargetsSaid, type TargetWish } from './targets-words.ts';

/** As much as the functions take. */
const LONGEST_DOCUMENT = 100;
const MISSING: Record<(typeof OPEN)[number], string> = {
  value: 'Chưa ghi mức giao.',
  from: 'Chưa ghi ngày bắt đầu áp dụng.',
  documentNo: 'Chưa ghi số văn bản giao chỉ tiêu.',
  assignedOn: 'Chưa ghi ngày của văn bản.',
};

export function readTargets(lines: readonly EntryLine[], said: TargetsSaid): EntryReading {
  const faults: EntryFault[] = [];
  const wishes: EntryWish[] = [];
  const seen = new Set<string>();
  lines.forEach((line, at) => {
    if (!saysSomething(line)) return;
    const before = faults.length;
    const fault = (column: string, message: string) => faults.push({ line: at, column, message });
    const body = targetOf(line, said, fault);
    if (body === null || faults.length > before) return;
    const same = thingOf(body);
    if (seen.has(same)) {
      fault('value', 'Một dòng khác đã giao chỉ tiêu này cho cùng đơn vị, vùng và ngày áp dụng.');
      return;
    }
    seen.add(same);
    wishes.push({ lines: [at], column: 'value', ...wordsOf(body, line, said), body });
  });
  return { wishes, faults };
}

/** Beside an indicator only a line with a value assigns anything; a document number alone is none. */
function saysSomething(line: EntryLine): boolean {
  if (line.known === null) return !isBlankLine(line) && !isGone(line);
  return isAssigned(line) ? isChanged(line) : (line.cells['value'] ?? '') !== '';
}

/** A line of what was assigned; the others of the server stand for the indicators themselves. */
function isAssigned({ known }: EntryLine): boolean {
  return (known?.['value'] ?? '') !== '';
}

function thingOf({ plan, canonicalId, commune, zone, from }: TargetWish): string {
  return [plan, canonicalId, commune, zone, from].join('|');
}

type Complain = (column: string, message: string) => void;

function targetOf(line: EntryLine, said: TargetsSaid, fault: Complain): TargetWish | null {
  const { cells } = line;
  const text = (key: string) => cells[key] ?? '';
  const take = <T>(key: string, read: Read<T>): T | null => {
    if ('value' in read) return read.value;
    fault(key, read.fault);
    return null;
  };
  const given = <T>(key: (typeof OPEN)[number], read: (typed: string) => Read<T>): T | null =>
    take(key, text(key) === '' ? { fault: MISSING[key] } : read(text(key)));
  const indicator = indicatorOf(line, said, fault);
  // Beside an indicator it is for all whom the plan binds, also where that is one commune.
  const where = line.known === null || isAssigned(line) ? text('commune') : '';
  const place = where === '' ? null : readPlace(where, said.communes);
  const commune = place === null ? null : take('commune', place);
  const zone = text('zone') === '' ? 'ALL' : take('zone', readWord(text('zone'), ZONE_WORDS));
  const takenBack = isAssigned(line) && text('value') === '';
  const value = takenBack ? null : given('value', readShare);
  const from = given('from', readDay);
  const documentNo = given('documentNo', readDocument);
  const assignedOn = given('assignedOn', readDay);
  if (assignedOn !== null && assignedOn > said.today)
    fault('assignedOn', `Ngày văn bản ${formatDate(assignedOn)} chưa đến.`);
  if (indicator === null || zone === null || from === null) return null;
  if (documentNo === null || assignedOn === null || (value === null && !takenBack)) return null;
  const code = commune?.code ?? null;
  return { ...indicator, commune: code, zone, value, from, documentNo, assignedOn };
}

function readDocument(typed: string): Read<string> {
  return typed.length <= LONGEST_DOCUMENT
    ? { value: typed }
    : { fault: `Số văn bản dài ${typed.length} ký tự, chỉ nhận đến ${LONGEST_DOCUMENT}.` };
}

function indicatorOf(
  { key, known, cells }: EntryLine,
  { indicators }: TargetsSaid,
  fault: Complain,
) {
  if (known !== null) {
    const [, plan = '', canonicalId = ''] = key.split('|');
    return { plan: plan === '' ? null : plan, canonicalId };
  }
  const [plan, name] = [cells['plan'] ?? '', cells['indicator'] ?? ''];
  if (name === '') {
    fault('indicator', 'Chưa chọn chỉ tiêu.');
    return null;
  }
  const ofPlan = indicators.filter(
    (it) => plan === '' || it.plan === plan || fold(it.planTitle) === fold(plan),
  );
  if (ofPlan.length === 0) {
    fault('plan', `“${excerpt(plan)}” không có trong danh sách kế hoạch đang áp dụng.`);
    return null;
  }
  const found = ofPlan.filter((it) => it.canonicalId === name || fold(it.name) === fold(name));
  const ids = unique(found.map(({ canonicalId }) => canonicalId));
  const [id] = ids;
  if (id === undefined) {
    const where = plan === '' ? 'các kế hoạch đang áp dụng' : 'kế hoạch này';
    fault(
      'indicator',
      `“${excerpt(name)}” không phải chỉ tiêu của ${where}; hãy chọn từ danh sách.`,
    );
    return null;
  }
  if (ids.length > 1) {
    fault('plan', `Nhiều kế hoạch có chỉ tiêu tên “${excerpt(name)}”; hãy chọn kế hoạch.`);
    return null;
  }
  return { plan: plan === '' ? null : (found[0]?.plan ?? null), canonicalId: id };
}

function wordsOf(
  wish: TargetWish,
  { known, cells }: EntryLine,
  { targets, communes, indicators }: TargetsSaid,
) {
  const { canonicalId, commune, zone, value, from, documentNo } = wish;
  const where =
    communes.find(({ code }) => code === commune)?.name ??
    commune ??
    (cells['commune'] || 'Cả tỉnh');
  const name = indicators.find((it) => it.canonicalId === canonicalId)?.name ?? canonicalId;
  const thing = thingOf({ ...wish, from: '' });
  const [latest] = targets
    .filter((it) => thingOf({ ...it, from: '' }) === thing && it.from <= from)
    .sort((a, b) => (a.from < b.from ? 1 : -1));
  const planned = (known === null ? '' : cells['current']) ?? '';
  return {
    what: [name, where, ...(zone === 'ALL' ? [] : [ZONE_WORDS[zone]])].join(' · '),
    before: latest ? `${formatExact(latest.value)}%` : planned === '' ? null : planned,
    after:
      value === null
        ? `thu hồi mức giao từ ${formatDate(from)} (${documentNo})`
        : `${formatExact(value)}% từ ${formatDate(from)} (${documentNo})`,
  };
}

export function sameTarget(one: TargetWish, other: TargetWish): boolean {
  const keys = [
    'plan',
    'canonicalId',
    'commune',
    'zone',
    'value',
    'from',
    'documentNo',
    'assignedOn',
  ] as const;
  return keys.every((key) => one[key] === other[key]);
}

export function unique(texts: readonly string[]): string[] {
  return [...new Set(texts)];
}
