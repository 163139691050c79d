import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import type { Chart } from '../../functions/domain/grid/chart.ts';
import type { Grid } from '../../functions/domain/grid/grid.ts';
import { sheetIdOf } from '../../functions/domain/grid/sheet-id.ts';
import { publicationOf } from '../../functions/domain/summary/publication.ts';
import type { SummaryInput } from '../../functions/domain/summary/input.ts';
import { digestOfShown } from '../../functions/digest.ts';
import { publishGrids } from '../../functions/sheets/publish.ts';
import type { Fault } from '../../local-office/sheets/rest.ts';
import type { SheetsRequest } from '../../local-office/sheets/store.ts';
import { ROLLUP, summaryOf } from '../domain/summary/stage.ts';
import { cellWith, localGoogle, OWNER, stateOf, tabOf, type LocalGoogle } from './local-google.ts';

const READ = 'GET /v4/spreadsheets/ID';
const WRITE = 'POST /v4/spreadsheets/ID:batchUpdate';
const STAFF = 'son@dn.example';
let google: LocalGoogle;
let id: string;

beforeEach(async () => {
  google = await localGoogle();
  id = google.store.create({ title: 'Tổng hợp', owner: OWNER });
  google.store.share(id, STAFF, 'writer');
});
afterEach(() => google.close());

const publish = (input: SummaryInput = summaryOf()) =>
  publishGrids(google.client, id, (card) => publicationOf(input, card, digestOfShown));
/** Tabs as a test makes them, without charts. */
const publishTabs = (...grids: Grid[]) =>
  publishGrids(google.client, id, () => ({ grids, charts: [] }));
const tabs = () => google.store.spreadsheet(id).sheets.map((it) => it.properties.title);
const tab = (name: string) => tabOf(google.store, id, name);
const apply = (requests: SheetsRequest[], by = OWNER) => google.store.apply(id, requests, by);
const grid = (name: string, ...rows: (string | number | null)[][]): Grid => ({
  name,
  columns: [{ width: 20 }],
  rows: rows.map((row) => row.map((value) => ({ value }))),
  frozenRows: 1,
  frozenColumns: 0,
  protected: true,
});
const chart = (title: string): Chart => ({
  title,
  description: title,
  kind: 'columns',
  percent: false,
  place: { tab: 'A', top: 0, left: 0, width: 400, height: 200 },
  data: {
    tab: 'C',
    names: { top: 0, left: 0, bottom: 1, right: 0 },
    series: [{ range: { top: 0, left: 1, bottom: 1, right: 1 }, colour: '1F4E79' }],
  },
});
const typed = (name: string, row: number, column: number, value: object): SheetsRequest => ({
  updateCells: {
    start: { sheetId: sheetIdOf(name), rowIndex: row, columnIndex: column },
    rows: [{ values: [{ userEnteredValue: value }] }],
    fields: 'userEnteredValue',
  },
});

/** The cast with one commune's report counted a minute later and one more household in a figure. */
function changed(): SummaryInput {
  const figures = ROLLUP.figures.map((it) =>
    it.level === 'COMMUNE' && it.unit === '20332' && it.indicator === 'hh_informed'
      ? { ...it, numerator: (it.numerator ?? 0) + 1 }
      : it,
  );
  return summaryOf({ figures });
}

describe('the first publishing', () => {
  it('is one read and one write, after which every tab stands', async () => {
    const { written } = await publish();
    expect(google.asked).toEqual([READ, WRITE]);
    expect(tabs()).toEqual(written);
    expect(tabs().slice(0, 4)).toEqual(['Tổng hợp', 'Biểu đồ', 'Chỉ tiêu', 'Theo xã']);
    expect(tabs().slice(-2)).toEqual(['_BieuDo', '_Meta']);
  });

  it('shows figures, notes, links, frozen rows, a filter and a lock', async () => {
    await publish();
    const communes = tab('Theo xã');
    expect(communes.properties.gridProperties).toMatchObject({ frozenColumnCount: 3 });
    expect(communes.properties.gridProperties?.frozenRowCount).toBeGreaterThan(3);
    expect(communes.basicFilter).not.toBeNull();
    expect(cellWith(communes, 'Xã Hòa Tiến').note).toContain('bản 1');
    const overview = cellWith(tab('Tổng hợp'), 'Xã Hòa Tiến');
    expect(overview.format?.textFormat?.link?.uri).toMatch(
      new RegExp(`^#gid=${communes.properties.sheetId}&range=C\\d+$`),
    );
    expect(() => apply([typed('Theo xã', 0, 0, { stringValue: 'x' })], STAFF)).toThrow();
    const { properties } = google.store.spreadsheet(id);
    expect(properties).toMatchObject({ locale: 'vi_VN', timeZone: 'Asia/Ho_Chi_Minh' });
  });

  it('draws its charts from the hidden tab', async () => {
    await publish();
    const { charts } = tab('Biểu đồ');
    const types = charts.map((it) => it.spec?.basicChart?.chartType);
    expect(types.slice(0, 2)).toEqual(['BAR', 'COLUMN']);
    expect(new Set(types.slice(2))).toEqual(new Set(['LINE']));
    const sources = charts.flatMap((it) =>
      (it.spec?.basicChart?.series ?? []).flatMap(
        (series) => series.series?.sourceRange?.sources ?? [],
      ),
    );
    expect(new Set(sources.map((it) => it.sheetId))).toEqual(new Set([sheetIdOf('_BieuDo')]));
    expect(tab('_BieuDo').properties.hidden).toBe(true);
  });

  it('keeps a hidden card by which the add-on knows the spreadsheet', async () => {
    await publish();
    const card = tab('_Meta');
    expect(card.properties.hidden).toBe(true);
    expect(card.cells.map((row) => row.map((it) => it?.entered?.stringValue))).toMatchObject([
      ['kind', 'province'],
      ['province', '48'],
      ['period', '2025-Q4'],
      ['computedAt', ROLLUP.computedAt],
      ['digest', expect.stringMatching(/^[0-9a-f]{64}$/)],
    ]);
  });

  it.each(['=1+1', '+84 236', '-5', '@tochuc', "'x", '1/2'])(
    'keeps the text %s as text',
    async (text) => {
      await publishTabs(grid('A', [text]));
      expect(tab('A').cells[0]?.[0]?.entered).toEqual({ stringValue: text });
      expect(tab('A').cells[0]?.[0]?.effective).toEqual({ stringValue: text });
    },
  );
});

describe('publishing again', () => {
  it('reads once and writes nothing where nothing has changed', async () => {
    await publish();
    google.asked.length = 0;
    expect(await publish()).toEqual({ written: [] });
    expect(google.asked).toEqual([READ]);
  });

  it('writes nothing either where only the clock has moved on', async () => {
    await publish();
    const before = stateOf(google.store, id);
    const later = summaryOf({ computedAt: '2025-12-24T08:00:00+07:00' });
    expect(await publish(later)).toEqual({ written: [] });
    expect(stateOf(google.store, id)).toEqual(before);
  });

  it('writes what has changed, with the moment at which it did', async () => {
    await publish();
    google.asked.length = 0;
    const later = { ...changed() };
    later.rollup = { ...later.rollup, computedAt: '2025-12-24T08:00:00+07:00' };
    const { written } = await publish(later);
    expect(written).toContain('Theo xã');
    expect(google.asked).toEqual([READ, WRITE]);
    expect(tab('Theo xã').cells[1]?.[0]?.entered?.stringValue).toContain('24/12/2025 08:00');
  });

  it('writes only the tabs that one figure stands in', async () => {
    await publish();
    const { written } = await publish(changed());
    expect(written).toEqual(['Theo xã', '_Meta']);
  });

  it('comes out as a first publishing of the same would', async () => {
    await publish();
    await publish(changed());
    const after = stateOf(google.store, id);
    const other = google.store.create({ title: 'Khác', owner: OWNER });
    await publishGrids(google.client, other, (card) =>
      publicationOf(changed(), card, digestOfShown),
    );
    expect(after).toEqual(stateOf(google.store, other));
  });

  it('takes away a tab that the summary has no more, with what was in it', async () => {
    await publishTabs(grid('A', ['a']), grid('B', ['b']), grid('C', ['c']));
    await publishTabs(grid('A', ['a']), grid('C', ['c']));
    expect(tabs()).toEqual(['A', 'C']);
  });

  it('puts a new tab in its place', async () => {
    await publishTabs(grid('A', ['a']), grid('C', ['c']));
    const { written } = await publishTabs(grid('A', ['a']), grid('B', ['b']), grid('C', ['c']));
    expect(tabs()).toEqual(['A', 'B', 'C']);
    expect(written).toEqual(['B']);
  });
});

describe('what somebody has changed is put right', () => {
  const A = () => grid('A', ['Đầu đề', 'x'], ['số', 5], [null, 'y']);
  const sheetId = sheetIdOf('A');
  it.each<[string, SheetsRequest]>([
    ['another number', typed('A', 1, 1, { numberValue: 6 })],
    ['a formula that comes to the same', typed('A', 1, 1, { formulaValue: '=2+3' })],
    ['the number as text', typed('A', 1, 1, { stringValue: '5' })],
    ['an emptied cell', typed('A', 2, 1, {})],
    ['something typed beside the table', typed('A', 0, 0, { stringValue: 'Đầu đề khác' })],
    [
      'a renamed tab',
      { updateSheetProperties: { properties: { sheetId, title: 'Của tôi' }, fields: 'title' } },
    ],
    [
      'a hidden tab',
      { updateSheetProperties: { properties: { sheetId, hidden: true }, fields: 'hidden' } },
    ],
    [
      'rows that no longer stay in view',
      {
        updateSheetProperties: {
          properties: { sheetId, gridProperties: { frozenRowCount: 0 } },
          fields: 'gridProperties.frozenRowCount',
        },
      },
    ],
    ['a deleted tab', { deleteSheet: { sheetId } }],
    [
      'a note',
      {
        updateCells: {
          start: { sheetId, rowIndex: 1, columnIndex: 0 },
          rows: [{ values: [{ note: 'sửa tay' }] }],
          fields: 'note',
        },
      },
    ],
  ])('%s', async (_name, request) => {
    await publishTabs(A(), grid('B', ['b']));
    const before = stateOf(google.store, id);
    apply([request]);
    expect(stateOf(google.store, id)).not.toEqual(before);
    expect(await publishTabs(A(), grid('B', ['b']))).toEqual({ written: ['A'] });
    expect(stateOf(google.store, id)).toEqual(before);
  });

  it('a lock that was taken off', async () => {
    await publishTabs(A());
    const [lock] = tab('A').protectedRanges;
    apply([{ deleteProtectedRange: { protectedRangeId: lock?.protectedRangeId ?? 0 } }]);
    expect(await publishTabs(A())).toEqual({ written: ['A'] });
    expect(tab('A').protectedRanges).toHaveLength(1);
  });

  it('tabs in another order, without writing any of them', async () => {
    await publishTabs(A(), grid('B', ['b']), grid('C', ['c']));
    apply([{ updateSheetProperties: { properties: { sheetId, index: 3 }, fields: 'index' } }]);
    expect(tabs()).toEqual(['B', 'C', 'A']);
    expect(await publishTabs(A(), grid('B', ['b']), grid('C', ['c']))).toEqual({ written: [] });
    expect(tabs()).toEqual(['A', 'B', 'C']);
  });

  it('two tabs whose names were exchanged', async () => {
    await publishTabs(A(), grid('B', ['b']));
    const before = stateOf(google.store, id);
    const rename = (name: string, title: string): SheetsRequest => ({
      updateSheetProperties: { properties: { sheetId: sheetIdOf(name), title }, fields: 'title' },
    });
    apply([rename('A', 'tạm'), rename('B', 'A'), rename('A', 'B')]);
    await publishTabs(A(), grid('B', ['b']));
    expect(stateOf(google.store, id)).toEqual(before);
  });

  it('a chart that was deleted', async () => {
    await publish();
    const { charts } = tab('Biểu đồ');
    apply([{ deleteEmbeddedObject: { objectId: charts[0]?.chartId ?? 0 } }]);
    expect(await publish()).toEqual({ written: ['Biểu đồ'] });
    expect(tab('Biểu đồ').charts).toEqual(charts);
  });
});

describe('tabs that people made', () => {
  const own = { addSheet: { properties: { sheetId: 77, title: 'Ghi chép' } } };

  it('stay, with what stands in them', async () => {
    await publishTabs(grid('A', ['a']));
    apply([
      own,
      {
        updateCells: {
          start: { sheetId: 77, rowIndex: 0, columnIndex: 0 },
          rows: [{ values: [{ userEnteredValue: { stringValue: 'việc cần làm' } }] }],
          fields: 'userEnteredValue',
        },
      },
    ]);
    const before = tab('Ghi chép');
    await publishTabs(grid('A', ['a']), grid('B', ['b']));
    expect(tab('Ghi chép').cells).toEqual(before.cells);
  });

  it('give way where they bear the name of one of ours', async () => {
    await publishTabs(grid('A', ['a']));
    apply([
      {
        updateSheetProperties: {
          properties: { sheetId: sheetIdOf('A'), title: 'Cũ' },
          fields: 'title',
        },
      },
      { addSheet: { properties: { sheetId: 77, title: 'A' } } },
    ]);
    await publishTabs(grid('A', ['a']));
    expect(tab('A').properties.sheetId).toBe(sheetIdOf('A'));
    expect(tab('A (bản riêng)').properties.sheetId).toBe(77);
  });

  it('a copy of one of ours is theirs', async () => {
    await publishTabs(grid('A', ['a']));
    apply([
      { addSheet: { properties: { sheetId: 77, title: 'Bản sao của A' } } },
      {
        createDeveloperMetadata: {
          developerMetadata: {
            metadataKey: 'chotSoTab',
            metadataValue: 'A',
            visibility: 'DOCUMENT',
            location: { sheetId: 77 },
          },
        },
      },
    ]);
    await publishTabs(grid('B', ['b']));
    expect(tabs()).toEqual(['B', 'Bản sao của A']);
  });
});

describe('a fault', () => {
  const FAULTS: [string, Fault][] = [
    ['429 with Retry-After', { status: 429, retryAfter: 2 }],
    ['429', { status: 429 }],
    ['500', { status: 500 }],
    ['503', { status: 503 }],
    ['no answer', 'hang'],
    ['a connection cut before', 'cut'],
    ['a connection cut after', 'cut-after'],
  ];
  const isQuota = (fault: Fault) =>
    fault !== null && typeof fault === 'object' && fault.status === 429;
  /** Three tabs and a chart, small enough to be published again and again. */
  const small = (figure: number) => ({
    grids: [
      grid('A', ['Đầu đề'], ['số', figure]),
      grid('B', ['b']),
      grid('C', ['Kỳ', 'Số'], ['IV', 5]),
    ],
    charts: [chart(`Biểu đồ ${figure}`)],
  });
  const publishSmall = (figure: number) => publishGrids(google.client, id, () => small(figure));
  /** What stands after the first publishing, and what after the second. */
  const twoStates = async () => {
    await publishSmall(2);
    const next = stateOf(google.store, id);
    await publishSmall(1);
    return { old: stateOf(google.store, id), next };
  };

  const AT = [0, 1].flatMap((at) => FAULTS.map(([name, fault]) => ({ name, at, fault })));
  it.each(AT)('$name at call $at leaves the summary as without it', async ({ at, fault }) => {
    const { next } = await twoStates();
    google.asked.length = 0;
    google.disturb((index) => (index === at ? fault : null), { hangs: fault === 'hang' });
    expect(await publishSmall(2)).toEqual({ written: ['A'] });
    expect(stateOf(google.store, id)).toEqual(next);
    expect(google.asked.filter((call) => call === READ).length).toBeLessThanOrEqual(2);
    expect(google.asked.filter((call) => call === WRITE).length).toBeLessThanOrEqual(2);
  });

  const PAIRS = [2, 3].flatMap((at) =>
    FAULTS.flatMap(([name, fault]) =>
      (['cut', 'cut-after'] as const).map((first) => ({ name, at, fault, first })),
    ),
  );
  it.each(PAIRS)(
    '$first, then $name at call $at: the new summary, or the old one and a named problem',
    async ({ at, fault, first }) => {
      const { old, next } = await twoStates();
      google.disturb((index) => (index === 1 ? first : index === at ? fault : null), {
        hangs: fault === 'hang',
      });
      const outcome: unknown = await publishSmall(2).catch((error: unknown) => error);
      // The second write is the last: what is not done then is left to the next publishing.
      const lost = first === 'cut' && at === 3 && fault !== 'cut-after' && !isQuota(fault);
      if (lost) expect(outcome).toMatchObject({ code: 'SHEETS_UNAVAILABLE' });
      else expect(outcome).toEqual({ written: ['A'] });
      expect(stateOf(google.store, id)).toEqual(lost ? old : next);
    },
  );

  it.each(FAULTS)(
    '%s at every write: a named problem, and a whole summary',
    async (_name, fault) => {
      const { old, next } = await twoStates();
      google.disturb((_index, call) => (call === WRITE ? fault : null), {
        hangs: fault === 'hang',
      });
      const outcome: unknown = await publishSmall(2).catch((error: unknown) => error);
      // A batch that was applied is found when it is looked for, though its answer never came.
      if (fault === 'cut-after') expect(outcome).toEqual({ written: ['A'] });
      else expect(outcome).toMatchObject({ code: 'SHEETS_UNAVAILABLE' });
      expect(stateOf(google.store, id)).toEqual(fault === 'cut-after' ? next : old);
    },
  );

  it.each(FAULTS)(
    '%s at every read: a named problem, and nothing is written',
    async (_name, fault) => {
      const { old } = await twoStates();
      google.asked.length = 0;
      google.disturb(() => fault, { hangs: fault === 'hang' });
      await expect(publishSmall(2)).rejects.toMatchObject({ code: 'SHEETS_UNAVAILABLE' });
      expect(google.asked).not.toContain(WRITE);
      expect(stateOf(google.store, id)).toEqual(old);
    },
  );

  it('a spreadsheet in the bin is a named state', async () => {
    google.store.changeFile(id, { trashed: true });
    await expect(publish()).rejects.toMatchObject({ code: 'SPREADSHEET_GONE' });
  });

  it('so is one that is no longer ours to write', async () => {
    const other = google.store.create({ title: 'Của người khác', owner: STAFF });
    const lost = publishGrids(google.client, other, () => ({ grids: [grid('A')], charts: [] }));
    await expect(lost).rejects.toMatchObject({ code: 'SPREADSHEET_FORBIDDEN' });
  });

  it('a batch that a colleague’s work has overtaken is planned again', async () => {
    await publishTabs(grid('A', ['a']));
    google.disturb((index) => {
      // Between our reading and our writing somebody adds the very tab.
      if (index === 1)
        apply([{ addSheet: { properties: { sheetId: sheetIdOf('B'), title: 'B' } } }]);
      return null;
    });
    await publishTabs(grid('A', ['a']), grid('B', ['b']));
    expect(cellWith(tab('B'), 'b')).toBeDefined();
  });
});
