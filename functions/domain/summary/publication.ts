// The summary as it is published in a spreadsheet: the tabs of the workbook, locked, with their
// charts and a hidden card that says what it is of. Asked again while nothing has changed but the
// clock, it comes out the same to the letter, so that nothing need be written.
import type { Chart } from '../grid/chart.ts';
import type { Grid } from '../grid/grid.ts';
import { META_TAB } from '../workbook/contract.ts';
import { summaryCharts } from './charts.ts';
import type { SummaryInput } from './input.ts';
import { summaryGrids } from './summary.ts';

export interface Publication {
  grids: Grid[];
  charts: Chart[];
}

/** Keys of the card; the add-on knows the province's spreadsheet by `kind`. */
const KIND = 'province';
const NO_MOMENT = '2000-01-01T00:00:00+07:00';

/**
 * What to publish, by the card of what stands: while everything but the moment of computing is as it
 * was then, that moment stays too. `digestOf` tells one content from another.
 */
export function publicationOf(
  input: SummaryInput,
  card: ReadonlyMap<string, string>,
  digestOf: (content: unknown) => string,
): Publication {
  const digest = digestOf(drawn(input, NO_MOMENT));
  const standing = card.get('digest') === digest ? card.get('computedAt') : undefined;
  const computedAt = standing ?? input.rollup.computedAt;
  const { grids, charts } = drawn(input, computedAt);
  const { province, period } = input.rollup;
  const entries = { kind: KIND, province, period, computedAt, digest };
  return { grids: [...grids, cardGrid(entries)], charts };
}

function drawn(input: SummaryInput, computedAt: string): Publication {
  const at = { ...input, rollup: { ...input.rollup, computedAt } };
  const [overview, ...tabs] = summaryGrids(at).map((grid) => ({ ...grid, protected: true }));
  const { grids, charts } = summaryCharts(at);
  const shown = grids.filter((grid) => !grid.hidden);
  const hidden = grids.filter((grid) => grid.hidden);
  return { grids: [...(overview ? [overview] : []), ...shown, ...tabs, ...hidden], charts };
}

function cardGrid(entries: Record<string, string>): Grid {
  return {
    name: META_TAB,
    columns: [{ width: 18 }, { width: 40 }],
    rows: Object.entries(entries).map(([key, value]) => [
      { value: key },
      { value, format: 'text' },
    ]),
    frozenRows: 0,
    frozenColumns: 0,
    hidden: true,
    protected: true,
  };
}
