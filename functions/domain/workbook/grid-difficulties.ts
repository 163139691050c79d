// Tab "8. Khó khăn, kiến nghị" as a grid: what is still open of the last report and the last workbook,
// with the province's answers beside it, and room below.
import type { Grid } from '../grid/grid.ts';
import type { Tab } from './contract.ts';
import { ANSWER_COLUMNS, carriedRows, withAnswers } from './difficulty-rows.ts';
import { styled, unlockedColumns } from './grid-rows.ts';
import { gridOf, type Prefill } from './grid-tab.ts';

const SPARE_ROWS = 25;

export function difficultyGrid(tab: Tab, prefill: Prefill): Grid {
  const { commune, previous, openDifficulties = [], difficultyAnswers = [] } = prefill;
  const before = previous?.read.tabs.get(tab.key)?.rows ?? [];
  const carried = carriedRows(commune, before, openDifficulties, difficultyAnswers);
  const spare = SPARE_ROWS + (prefill.moreRows?.[tab.key] ?? 0);
  const rows = [...carried, ...Array.from({ length: spare }, () => null)].map((row) =>
    tab.columns.map((column) =>
      styled(column, row?.get(column.key) ?? null, column.locked === true),
    ),
  );
  const unlocked = unlockedColumns(tab, rows.length, ({ key }) =>
    ANSWER_COLUMNS.has(key) ? [0, rows.length - 1] : null,
  );
  return withAnswers(gridOf(tab, rows, { unlocked }), tab, commune, difficultyAnswers);
}
