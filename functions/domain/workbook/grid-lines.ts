// Tabs 1 and 5 as grids: one thing under another.
import type { Grid, GridCell, GridRange } from '../grid/grid.ts';
import type { OverlaidIndicator } from '../plan/overlay.ts';
import type { AssignedTarget, Indicator } from '../plan/plan.ts';
import { targetInForce, targetOf, targetWords, type IndicatorSource } from '../plan/target.ts';
import type { Commune, Zone } from '../unit/unit.ts';
import type { Form, Tab } from './contract.ts';
import { cellAddress, columnLetters } from './cell.ts';
import { cellRange, FIRST_ROW, gridOf, lineRanges, lineWidths, type Prefill } from './grid-tab.ts';
import { listKey } from './form-figures.ts';
import { lineCell } from './read-book.ts';
import { ZONE_WORDS } from './words.ts';

/** Tab "1. Đơn vị". */
export function unitGrid(form: Form, tab: Tab, { commune, previous }: Prefill): Grid {
  const villages = form.tabs.find((it) => it.key === 'villages');
  const households = villages?.columns.findIndex((column) => column.key === 'households') ?? -1;
  const sum = columnRange(villages?.name ?? '', households, LAST_VILLAGE_ROW);
  const fixed: Record<string, GridCell['value']> = {
    communeCode: commune.code,
    communeName: commune.name,
    households: { formula: `SUM(${sum})`, result: null },
  };
  const before = previous?.read.tabs.get('unit');
  const rows = (tab.lines ?? []).map((line): GridCell[] => {
    const old = lineCell(before, line.key)?.raw ?? null;
    const zone = line.key === 'zone' ? zoneName(commune.zone) : null;
    const value = fixed[line.key] ?? (line.locked ? null : (plainCell(old) ?? zone));
    return [
      { value: line.key, tone: 'locked' },
      { value: line.label, tone: 'locked' },
      {
        value,
        tone: line.locked ? 'locked' : 'entry',
        align: 'left',
        ...(line.type === 'count' ? { format: 'integer' as const } : {}),
        ...(line.type === 'date' ? { format: 'date' as const } : {}),
        ...(line.type === 'code' ? { format: 'text' as const } : {}),
      },
      { value: line.hint ?? null, tone: 'note', wrap: true },
    ];
  });
  return gridOf(tab, rows, {
    columns: lineWidths(tab),
    unlocked: lineRanges(tab),
    landscape: false,
  });
}

/** Tab "5. Số liệu xã": numerators typed, denominators from tab 1 unless the plan has them typed. */
export function communeGrid(form: Form, tab: Tab, prefill: Prefill): Grid {
  const { commune, previous, assignedTargets } = prefill;
  const place = (key: string) => tab.columns.findIndex((column) => column.key === key);
  const unit = form.tabs.find((it) => it.key === 'unit');
  const unlocked: GridRange[] = [];
  const old = new Map(previous?.content.communeFigures.map((line) => [line.indicator, line]));
  const rows = (tab.lines ?? []).map((line, index): GridCell[] => {
    const row = FIRST_ROW + index;
    const overlaid = form.communeIndicators.find((it) => it.canonicalId === line.key);
    const counter = form.overlay.residentCounters.some((it) => listKey(it.id) === line.key);
    const field = overlaid?.indicator.denominator.field;
    const unitLine = unit?.lines?.findIndex((it) => it.key === field) ?? -1;
    const address = (key: string) => cellAddress(row, place(key));
    const stock = overlaid?.indicator.measure === 'STOCK' ? old.get(line.key) : undefined;
    const typed = ['numerator', 'source', 'note', ...(counter ? ['kept'] : [])];
    if (field === 'typed') typed.push('denominator');
    for (const key of typed) if (place(key) >= 0) unlocked.push(cellRange(row, place(key)));
    return tab.columns.map(({ key }): GridCell => {
      switch (key) {
        case 'field':
          return { value: line.key, tone: 'locked' };
        case 'label':
          return { value: line.label, tone: 'locked', wrap: true };
        case 'numerator':
          return {
            value: stock?.numerator?.value ?? null,
            tone: stock?.numerator ? 'previous' : 'entry',
            format: 'integer',
          };
        case 'denominator':
          return field === 'typed'
            ? { value: stock?.denominator?.value ?? null, tone: 'entry', format: 'integer' }
            : {
                value:
                  unitLine < 0
                    ? null
                    : {
                        formula: `IF('${unit?.name}'!C${FIRST_ROW + unitLine + 1}="","",'${unit?.name}'!C${FIRST_ROW + unitLine + 1})`,
                        result: null,
                      },
                tone: 'locked',
                format: 'integer',
              };
        case 'percent':
          return overlaid
            ? {
                value: percentFormula(address('numerator'), address('denominator')),
                tone: 'locked',
                format: 'percent',
              }
            : { value: null, tone: 'locked' };
        case 'target':
          return {
            value: overlaid ? ownTargetWords(overlaid, commune, form, assignedTargets) : null,
            tone: 'locked',
            wrap: true,
          };
        case 'kept':
          return { value: null, tone: counter ? 'entry' : 'locked', align: 'center' };
        case 'source':
          return { value: overlaid?.indicator.dataOwner ?? null, tone: 'entry' };
        default:
          return { value: null, tone: 'entry' };
      }
    });
  });
  return gridOf(tab, rows, {
    columns: lineWidths(tab),
    unlocked,
    frozenColumns: 2,
    conditions: form.communeIndicators.flatMap((overlaid, index) => {
      const source = ownSource(overlaid);
      const { zone, code } = commune;
      const target = targetOf(source, zone, code, form.period.end, assignedTargets);
      const cell = cellRange(FIRST_ROW + index, place('percent'));
      return shareConditions(cell, source.indicator, target);
    }),
  });
}

/** The furthest row of tab 2 that formulas look at. */
export const LAST_VILLAGE_ROW = 400;

/** `'2. Thôn và Tổ'!$E$3:$E$400` */
export function columnRange(tab: string, column: number, lastRow: number): string {
  const letters = columnLetters(column);
  return `'${tab}'!$${letters}$${FIRST_ROW + 1}:$${letters}$${lastRow}`;
}

export function percentFormula(numerator: string, denominator: string): GridCell['value'] {
  return {
    formula: `IF(OR(${numerator}="",${denominator}="",${denominator}=0),"",${numerator}/${denominator}*100)`,
    result: '',
  };
}

/** In its own workbook a commune is held to its own plan where it has one. */
export function ownSource(overlaid: OverlaidIndicator): IndicatorSource {
  const own = overlaid.sources.find(({ plan }) => plan.level === 'COMMUNE') ?? overlaid.sources[0];
  if (!own) throw new Error(`Indicator ${overlaid.canonicalId} has no plan`);
  return own;
}

/** `≥ 80%`, or `≥ 85% (giao tại 12/QĐ-UBND)` where a document assigns it. */
export function ownTargetWords(
  overlaid: OverlaidIndicator,
  { zone, code }: Pick<Commune, 'zone' | 'code'>,
  form: Form,
  assigned: readonly AssignedTarget[] = [],
): string {
  const source = ownSource(overlaid);
  const { indicator } = source;
  const inForce = targetInForce(source, zone, code, form.period.end, assigned);
  const zoned = assigned.some((it) => it.canonicalId === indicator.canonicalId);
  if (inForce === null && (indicator.targets.length > 0 || (zone === null && zoned)))
    return 'Chưa xác định vùng';
  const words = targetWords(inForce?.value ?? null, indicator.comparator);
  return inForce?.documentNo ? `${words} (giao tại ${inForce.documentNo})` : words;
}

/** Colours a percentage: a share above 100 is wrong whatever the target. */
export function shareConditions(
  range: GridRange,
  indicator: Indicator,
  target: number | null,
): NonNullable<Grid['conditions']> {
  const cell = cellAddress(range.top, range.left);
  const whenNumber = (test: string) => `AND(ISNUMBER(${cell}),${test})`;
  const wrong = { range, formula: whenNumber(`${cell}>100`), tone: 'notMet' as const };
  if (target === null) return [wrong];
  const met = `${cell}${indicator.comparator}${target}`;
  return [
    wrong,
    { range, formula: whenNumber(`${cell}<=100,${met}`), tone: 'met' },
    { range, formula: whenNumber(`NOT(${met})`), tone: 'notMet' },
  ];
}

/** A value carried over from the last workbook; an error is not carried. */
export function plainCell(value: unknown): GridCell['value'] {
  if (typeof value === 'string' || typeof value === 'number' || typeof value === 'boolean')
    return value;
  if (
    typeof value === 'object' &&
    value !== null &&
    'date' in value &&
    typeof value.date === 'string'
  )
    return { date: value.date };
  return null;
}

export function zoneName(zone: Zone | null): string | null {
  return ZONE_WORDS.find((word) => word.code === zone)?.name ?? null;
}
