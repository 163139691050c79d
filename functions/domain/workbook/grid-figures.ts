// Tab "4. Số liệu kỳ" as a grid: one row per village team, last period's stock figures in
// italics to be typed over, and percentages that the sheet computes and colours against the target.
import type { Grid, GridCell, GridCondition } from '../grid/grid.ts';
import type { OverlaidIndicator } from '../plan/overlay.ts';
import { targetOf } from '../plan/target.ts';
import type { Zone } from '../unit/unit.ts';
import { cellAddress } from './cell.ts';
import { figureRowKey } from './content-figures.ts';
import type { Column, Form, Tab } from './contract.ts';
import { denominatorKey, numeratorKey, percentKey } from './form-figures.ts';
import { FIRST_ROW, gridOf, type Prefill } from './grid-tab.ts';
import {
  columnRange,
  LAST_VILLAGE_ROW,
  ownSource,
  percentFormula,
  shareConditions,
  ownTargetWords,
} from './grid-lines.ts';
import {
  knownVillages,
  spareVillages,
  styled,
  unlockedColumns,
  type KnownVillage,
} from './grid-rows.ts';

export function figureGrid(form: Form, tab: Tab, prefill: Prefill): Grid {
  const known = knownVillages(form, prefill);
  const before = new Map(
    (prefill.previous?.content.villageFigures ?? []).map((line) => [
      `${line.indicator}\u0000${figureRowKey(line.village, line.team)}`,
      line,
    ]),
  );
  const spare = spareVillages(known, prefill.moreRows?.figures);
  const rows = [...known, ...spare].map((entry, index) => {
    const line = typeof entry === 'string' ? null : entry;
    return tab.columns.map((column): GridCell => {
      if (column.computed)
        return {
          value: computed(form, tab, column, FIRST_ROW + index, line),
          tone: 'locked',
          format:
            column.computed === 'percent'
              ? 'percent'
              : column.type === 'count'
                ? 'integer'
                : 'text',
        };
      if (column.key === 'village')
        return styled(
          column,
          typeof entry === 'string' ? entry : (line?.village ?? null),
          line !== null,
        );
      if (column.key === 'team') return styled(column, line?.team ?? null, line !== null);
      const old = line && column.indicator ? previousValue(form, column, line, before) : null;
      return old === null
        ? styled(column, null, false)
        : { ...styled(column, old, false), tone: 'previous' };
    });
  });
  const grid = gridOf(tab, rows, {
    frozenColumns: 3,
    unlocked: unlockedColumns(tab, rows.length, (column) =>
      column.computed ? null : [known.length, rows.length - 1],
    ),
    conditions: conditions(form, tab, known, prefill),
  });
  for (const overlaid of form.villageIndicators) addTargetNote(grid, tab, overlaid, form, prefill);
  return grid;
}

function previousValue(
  form: Form,
  column: Column,
  line: KnownVillage,
  before: ReadonlyMap<
    string,
    { numerator: { value: number } | null; denominator: { value: number } | null }
  >,
): number | null {
  const side = column.indicator?.side;
  const overlaid = form.villageIndicators.find(
    (it) => it.canonicalId === column.indicator?.canonicalId,
  );
  if (overlaid?.indicator.measure !== 'STOCK' || side === undefined || side === 'percent')
    return null;
  const old = before.get(`${overlaid.canonicalId}\u0000${figureRowKey(line.village, line.team)}`);
  return old?.[side]?.value ?? null;
}

/** Names and denominators looked up in tab 2 by village and team, and the percentages. */
function computed(
  form: Form,
  tab: Tab,
  column: Column,
  row: number,
  line: KnownVillage | null,
): GridCell['value'] {
  const at = (key: string) =>
    cellAddress(
      row,
      tab.columns.findIndex((it) => it.key === key),
    );
  const villages = form.tabs.find((it) => it.key === 'villages');
  if (!villages) return null;
  const range = (key: string) =>
    columnRange(
      villages.name,
      villages.columns.findIndex((it) => it.key === key),
      LAST_VILLAGE_ROW,
    );
  if (column.computed === 'lookup') {
    if (column.key === 'name')
      return {
        formula: `IFERROR(INDEX(${range('name')},MATCH(${at('village')},${range('village')},0)),"")`,
        result: line?.name ?? '',
      };
    return {
      formula: `IF(${at('village')}="","",SUMPRODUCT((${range('village')}=${at('village')})*(${range('team')}&""=${at('team')}&""),${range(column.key)}))`,
      result: (column.key === 'households' ? line?.households : null) ?? '',
    };
  }
  const id = column.indicator?.canonicalId ?? '';
  const field = form.villageIndicators.find((it) => it.canonicalId === id)?.indicator.denominator
    .field;
  return percentFormula(
    at(numeratorKey(id)),
    field === 'typed' ? at(denominatorKey(id)) : at(field ?? 'households'),
  );
}

/** Colours by target, row by row where the villages lie in different zones. */
function conditions(
  form: Form,
  tab: Tab,
  known: readonly KnownVillage[],
  { commune, villages, assignedTargets }: Prefill,
): GridCondition[] {
  const zones = new Map(villages.map((village) => [village.code, village.zone]));
  const zoneOf = (line: KnownVillage): Zone | null => zones.get(line.village) ?? commune.zone;
  return form.villageIndicators.flatMap((overlaid) => {
    const left = tab.columns.findIndex((column) => column.key === percentKey(overlaid.canonicalId));
    if (left < 0) return [];
    const source = ownSource(overlaid);
    const targets = known.map((line) =>
      targetOf(source, zoneOf(line), commune.code, form.period.end, assignedTargets),
    );
    return runs(targets).flatMap(({ value, from, to }) =>
      shareConditions(
        { top: FIRST_ROW + from, bottom: FIRST_ROW + to, left, right: left },
        source.indicator,
        value,
      ),
    );
  });
}

/** Neighbours with the same value as one run. */
function runs<T>(values: readonly T[]): { value: T; from: number; to: number }[] {
  const found: { value: T; from: number; to: number }[] = [];
  for (const [index, value] of values.entries()) {
    const last = found.at(-1);
    if (last && last.value === value) last.to = index;
    else found.push({ value, from: index, to: index });
  }
  return found;
}

/** The heading's note says what is counted, and the target with its clause. */
function addTargetNote(
  grid: Grid,
  tab: Tab,
  overlaid: OverlaidIndicator,
  form: Form,
  { commune, assignedTargets }: Prefill,
): void {
  const place = tab.columns.findIndex(
    (column) => column.key === numeratorKey(overlaid.canonicalId),
  );
  const heading = grid.rows[1]?.[place];
  if (!heading) return;
  const { plan, indicator } = ownSource(overlaid);
  const target = ownTargetWords(overlaid, commune, form, assignedTargets);
  heading.note = `${heading.note ?? ''} Mục tiêu: ${target} (${plan.shortName}, mục ${indicator.clause}).`;
}
