// Publishing the summary beside the tabs in which the staff type: they are nobody's but the add-on's.
import { afterEach, beforeEach, expect, it } from 'vitest';
import { sheetIdOf } from '../../functions/domain/grid/sheet-id.ts';
import { publicationOf } from '../../functions/domain/summary/publication.ts';
import { digestOfShown } from '../../functions/digest.ts';
import { publishGrids } from '../../functions/sheets/publish.ts';
import { summaryOf } from '../domain/summary/stage.ts';
import { localGoogle, OWNER, tabOf, type LocalGoogle } from './local-google.ts';

const STAFF = 'son@dn.example';
const ENTRY_TABS = ['Giao chỉ tiêu', 'Trả lời kiến nghị', 'Yêu cầu đột xuất'];
let google: LocalGoogle;
let id: string;

beforeEach(async () => {
  google = await localGoogle();
  id = google.store.create({ title: 'Tổng hợp', owner: OWNER });
  google.store.share(id, STAFF, 'writer');
});
afterEach(() => google.close());

const publish = () =>
  publishGrids(google.client, id, (card) => publicationOf(summaryOf(), card, digestOfShown));

/** As the add-on makes a tab: with a number that Google gives, and a mark of its own. */
function entryTab(title: string): void {
  const made = google.store.apply(id, [{ addSheet: { properties: { title } } }], STAFF);
  const sheetId = made[0]?.addSheet?.properties?.sheetId ?? -1;
  const rows = [{ values: [{ userEnteredValue: { stringValue: `đang gõ ở ${title}` } }] }];
  const developerMetadata = {
    metadataKey: 'chotSoEntry',
    metadataValue: title,
    visibility: 'DOCUMENT',
    location: { sheetId },
  };
  google.store.apply(
    id,
    [
      { createDeveloperMetadata: { developerMetadata } },
      {
        updateCells: {
          start: { sheetId, rowIndex: 2, columnIndex: 3 },
          rows,
          fields: 'userEnteredValue',
        },
      },
      { addProtectedRange: { protectedRange: { range: { sheetId }, warningOnly: true } } },
    ],
    STAFF,
  );
}

it('leaves every one of them as it is, at the first publishing and at the next', async () => {
  ENTRY_TABS.forEach(entryTab);
  const before = ENTRY_TABS.map((title) => structuredClone(tabOf(google.store, id, title)));
  const { written } = await publish();
  expect(written.filter((it) => ENTRY_TABS.includes(it))).toEqual([]);
  await publish();
  for (const [at, title] of ENTRY_TABS.entries()) {
    const { properties, ...rest } = tabOf(google.store, id, title);
    const { properties: was, ...same } = before[at] ?? tabOf(google.store, id, title);
    expect(rest).toEqual(same);
    expect({ ...properties, index: 0 }).toEqual({ ...was, index: 0 });
  }
});

it('has no tab of its own by these names, so that none has to give way', () => {
  const { grids } = publicationOf(summaryOf(), new Map(), digestOfShown);
  const numbers = new Set(grids.map((grid) => sheetIdOf(grid.name)));
  expect(ENTRY_TABS.filter((title) => numbers.has(sheetIdOf(title)))).toEqual([]);
});
