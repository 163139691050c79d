// Who may change what: the owner everything, a writer what is not protected, a reader nothing.
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { SheetsRequest } from '../../../local-office/sheets/store.ts';
import {
  OFFICER,
  openGoogle,
  provisioned,
  refusal,
  ROBOT,
  STRANGER,
  typing,
  VIEWER,
  type Google,
} from './office.ts';

let google: Google;
beforeAll(async () => {
  google = await openGoogle();
});
afterAll(() => google.close());

const REFUSED = {
  code: 403,
  message:
    'You are trying to edit a protected cell or object. Please contact the spreadsheet owner to remove protection if you need to edit.',
};
const area = (top: number, left: number, bottom: number, right: number, sheetId = 1) => ({
  sheetId,
  startRowIndex: top,
  endRowIndex: bottom,
  startColumnIndex: left,
  endColumnIndex: right,
});
const protect = (protectedRange: object): SheetsRequest => ({
  addProtectedRange: { protectedRange },
});
const rows = (startIndex: number, endIndex: number) => ({
  sheetId: 1,
  dimension: 'ROWS',
  startIndex,
  endIndex,
});
const note: SheetsRequest = {
  updateCells: { start: { sheetId: 1 }, rows: [{ values: [{ note: 'x' }] }], fields: 'note' },
};
const paint = (range: object): SheetsRequest => ({
  repeatCell: {
    range,
    cell: { userEnteredFormat: { backgroundColor: { red: 1 } } },
    fields: 'userEnteredFormat',
  },
});

/** A form: the whole sheet is locked but for C3:E10 and B1. */
const form = protect({
  range: { sheetId: 1 },
  unprotectedRanges: [area(2, 2, 10, 5), area(0, 1, 1, 2)],
});
/** A heading: only row 1 is locked. */
const heading = protect({ protectedRangeId: 2, range: area(0, 0, 1, 8) });

describe('an officer, as the lock has it, may or may not', () => {
  it.each<[string, SheetsRequest, SheetsRequest, 'may' | 'may not']>([
    ['type into a free cell of a form', form, typing(1, 2, 2, [[1]]), 'may'],
    ['type into all free cells at once', form, paint(area(2, 2, 10, 5)), 'may'],
    ['type into a locked cell', form, typing(1, 0, 0, [['x']]), 'may not'],
    ['write over the edge of what is free', form, typing(1, 2, 4, [[1, 2]]), 'may not'],
    ['put a note on a locked cell', form, note, 'may not'],
    ['paint a locked cell', form, paint(area(0, 0, 1, 1)), 'may not'],
    [
      'set a rule on a locked cell',
      form,
      { setDataValidation: { range: area(0, 0, 1, 1) } },
      'may not',
    ],
    [
      'sort locked cells',
      form,
      { sortRange: { range: area(0, 0, 3, 3), sortSpecs: [{ dimensionIndex: 0 }] } },
      'may not',
    ],
    ['merge locked cells', form, { mergeCells: { range: area(0, 0, 2, 2) } }, 'may not'],
    [
      'append below a form',
      form,
      {
        appendCells: {
          sheetId: 1,
          rows: [{ values: [{ userEnteredValue: { numberValue: 1 } }] }],
          fields: '*',
        },
      },
      'may not',
    ],
    ['insert rows into a form', form, { insertDimension: { range: rows(4, 5) } }, 'may not'],
    ['delete rows of a form', form, { deleteDimension: { range: rows(4, 5) } }, 'may not'],
    [
      'add rows to a form',
      form,
      { appendDimension: { sheetId: 1, dimension: 'ROWS', length: 1 } },
      'may not',
    ],
    [
      'hide rows of a form',
      form,
      {
        updateDimensionProperties: {
          range: rows(4, 5),
          properties: { hiddenByUser: true },
          fields: 'hiddenByUser',
        },
      },
      'may not',
    ],
    [
      'rename a form',
      form,
      { updateSheetProperties: { properties: { sheetId: 1, title: 'x' }, fields: 'title' } },
      'may not',
    ],
    ['delete a form', form, { deleteSheet: { sheetId: 1 } }, 'may not'],
    ['filter a form', form, { setBasicFilter: { filter: { range: area(0, 0, 5, 5) } } }, 'may not'],
    [
      'put a chart on a form',
      form,
      {
        addChart: {
          chart: {
            spec: { pieChart: {} },
            position: { overlayPosition: { anchorCell: { sheetId: 1 } } },
          },
        },
      },
      'may not',
    ],
    [
      'take the lock off a form',
      form,
      { deleteProtectedRange: { protectedRangeId: 9 } },
      'may not',
    ],
    ['type below a locked heading', heading, typing(1, 1, 0, [['x']]), 'may'],
    ['type into a locked heading', heading, typing(1, 0, 3, [['x']]), 'may not'],
    [
      'insert rows below a locked heading',
      heading,
      { insertDimension: { range: rows(1, 2) } },
      'may',
    ],
    [
      'delete rows below a locked heading',
      heading,
      { deleteDimension: { range: rows(1, 2) } },
      'may',
    ],
    ['delete a locked heading', heading, { deleteDimension: { range: rows(0, 1) } }, 'may not'],
    [
      'insert columns into a locked heading',
      heading,
      {
        insertDimension: {
          range: { sheetId: 1, dimension: 'COLUMNS', startIndex: 1, endIndex: 2 },
        },
      },
      'may not',
    ],
    [
      'rename a tab with a locked heading',
      heading,
      { updateSheetProperties: { properties: { sheetId: 1, title: 'x' }, fields: 'title' } },
      'may',
    ],
    ['delete a tab with a locked heading', heading, { deleteSheet: { sheetId: 1 } }, 'may not'],
    [
      'loosen the lock of a heading',
      heading,
      {
        updateProtectedRange: {
          protectedRange: { protectedRangeId: 2, range: area(0, 0, 1, 1) },
          fields: 'range',
        },
      },
      'may not',
    ],
    [
      'write where a lock only warns',
      protect({ range: { sheetId: 1 }, warningOnly: true }),
      typing(1, 0, 0, [['x']]),
      'may',
    ],
    [
      'write where the lock names them',
      protect({ range: { sheetId: 1 }, editors: { users: ['CanBo@xa-nam-giang.vn'] } }),
      typing(1, 0, 0, [['x']]),
      'may',
    ],
    [
      'write where the lock names others',
      protect({ range: { sheetId: 1 }, editors: { users: [VIEWER] } }),
      typing(1, 0, 0, [['x']]),
      'may not',
    ],
    ['write on another tab than the locked one', form, typing(2, 0, 0, [['x']]), 'may'],
    ['add a tab beside a form', form, { addSheet: { properties: { title: 'Nháp' } } }, 'may'],
  ])('%s', async (_what, locked, wish, verdict) => {
    const lock = structuredClone(locked);
    const added = lock.addProtectedRange?.protectedRange;
    if (added && wish.deleteProtectedRange) added.protectedRangeId = 9;
    const id = provisioned(google.store, ['Số liệu', 'Khác'], [lock]);
    const before = google.store.spreadsheet(id);
    const send = (account: string) =>
      refusal(
        google
          .sheets(account)
          .batchUpdate({ spreadsheetId: id, requestBody: { requests: [wish] } }),
      );
    const found = await send(OFFICER);
    if (verdict === 'may') expect(found.code).toBe(200);
    else {
      expect(found).toEqual(REFUSED);
      expect(google.store.spreadsheet(id)).toBe(before);
      // What stops an officer does not stop the owner.
      expect((await send(ROBOT)).code).toBe(200);
    }
  });

  it('do not append below the last row of a locked sheet, where no cell is locked yet', () => {
    const id = provisioned(google.store, ['Số liệu'], [typing(1, 19, 0, [['cuối']]), form]);
    const append: SheetsRequest = {
      appendCells: { sheetId: 1, rows: [{ values: [{ note: 'x' }] }], fields: 'note' },
    };
    expect(() => google.store.apply(id, [append], OFFICER)).toThrow('protected cell');
    expect(() => google.store.apply(id, [append], ROBOT)).not.toThrow();
  });

  it('who protects a range may still edit it, and others may not', () => {
    const id = provisioned(google.store, ['Số liệu'], []);
    google.store.share(id, 'khac@xa.vn', 'writer');
    google.store.apply(id, [protect({ range: area(0, 0, 1, 1) })], OFFICER);
    expect(() => google.store.apply(id, [typing(1, 0, 0, [['x']])], OFFICER)).not.toThrow();
    expect(() => google.store.apply(id, [typing(1, 0, 0, [['y']])], 'khac@xa.vn')).toThrow(
      'protected cell',
    );
  });

  it('sees that a lock is not theirs, and not who may open it', async () => {
    const id = provisioned(google.store, ['Số liệu'], [heading]);
    const fields = 'sheets.protectedRanges';
    const seen = async (account: string) =>
      (await google.sheets(account).get({ spreadsheetId: id, fields })).data.sheets?.[0]
        ?.protectedRanges?.[0];
    expect(await seen(OFFICER)).toEqual({ protectedRangeId: 2, range: area(0, 0, 1, 8) });
    expect(await seen(ROBOT)).toMatchObject({
      requestingUserCanEdit: true,
      editors: { users: [ROBOT] },
    });
  });
});

describe('who may only look, or not even that', () => {
  it.each([VIEWER, STRANGER])('%s changes nothing', async (account) => {
    const id = provisioned(google.store);
    const requests = [typing(1, 0, 0, [['x']])];
    const found = await refusal(
      google.sheets(account).batchUpdate({ spreadsheetId: id, requestBody: { requests } }),
    );
    expect(found).toEqual({ code: 403, message: 'The caller does not have permission' });
    expect(() => google.store.apply(id, requests, account)).toThrow(
      'The caller does not have permission',
    );
  });

  it('a reader reads, a stranger does not', async () => {
    const id = provisioned(google.store, ['Số liệu'], [typing(1, 0, 0, [['x']])]);
    const read = (account: string) =>
      google.sheets(account).values.get({ spreadsheetId: id, range: 'A1' });
    expect((await read(VIEWER)).data.values).toEqual([['x']]);
    expect((await refusal(read(STRANGER))).code).toBe(403);
  });
});
