import { describe, expect, it } from 'vitest';
import {
  askForCollection,
  changeSpreadsheet,
  claimSpreadsheet,
  spreadsheetOf,
  spreadsheetsOf,
} from '../../functions/store/spreadsheets.ts';
import { freshDatabase } from './database.ts';
import { MINUTE, MORNING } from './cast.ts';

const UNIT = '48-20275';

describe('the record of a spreadsheet', () => {
  it('is not there before somebody changes it', async () => {
    const db = freshDatabase();
    expect(await spreadsheetOf(db, UNIT)).toBeNull();
    expect((await spreadsheetsOf(db, '48')).size).toBe(0);
  });

  it('keeps what a change does not name', async () => {
    const db = freshDatabase();
    await changeSpreadsheet(db, UNIT, { spreadsheetId: 'one', state: 'READY', at: MORNING });
    await askForCollection(db, UNIT, { collect: 'SUBMIT', by: 'lan@dn.example', at: MORNING });
    await changeSpreadsheet(db, UNIT, { digest: 'abc', at: MORNING + MINUTE });
    expect(await spreadsheetOf(db, UNIT)).toEqual({
      unit: UNIT,
      province: '48',
      spreadsheetId: 'one',
      period: null,
      state: 'READY',
      detail: null,
      at: MORNING + MINUTE,
      sharedWith: [],
      sharedFor: null,
      collect: 'SUBMIT',
      askedBy: 'lan@dn.example',
      digest: 'abc',
      claimedAt: null,
    });
  });

  it('stands with those of its province, the summary first', async () => {
    const db = freshDatabase();
    for (const unit of ['48-20332', '44-19333', '48', UNIT])
      await changeSpreadsheet(db, unit, { spreadsheetId: unit, at: MORNING });
    expect([...(await spreadsheetsOf(db, '48')).keys()]).toEqual(['48', UNIT, '48-20332']);
  });

  it('changed by many at once loses no change', async () => {
    const db = freshDatabase();
    await Promise.all([
      changeSpreadsheet(db, UNIT, { digest: 'abc', at: MORNING }),
      changeSpreadsheet(db, UNIT, { spreadsheetId: 'one', at: MORNING }),
      askForCollection(db, UNIT, { collect: 'DRAFT', by: 'lan@dn.example', at: MORNING }),
    ]);
    const found = await spreadsheetOf(db, UNIT);
    expect(found).toMatchObject({ digest: 'abc', spreadsheetId: 'one', collect: 'DRAFT' });
  });
});

describe('a claim on making a spreadsheet', () => {
  it('is one run’s, whoever asks at once', async () => {
    const db = freshDatabase();
    const claims = await Promise.all(
      Array.from({ length: 5 }, () => claimSpreadsheet(db, UNIT, MORNING)),
    );
    expect(claims.filter(Boolean)).toHaveLength(1);
  });

  it.each<[string, number, boolean]>([
    ['at once', 0, false],
    ['after nine minutes, as long as a run can live', 9, false],
    ['after ten minutes', 10, true],
    ['when the clock was set back', -1, true],
  ])('asked for again %s', async (_when, minutes, granted) => {
    const db = freshDatabase();
    await claimSpreadsheet(db, UNIT, MORNING);
    expect(await claimSpreadsheet(db, UNIT, MORNING + minutes * MINUTE)).toBe(granted);
  });

  it('given back can be taken at once', async () => {
    const db = freshDatabase();
    await claimSpreadsheet(db, UNIT, MORNING);
    await changeSpreadsheet(db, UNIT, { claimedAt: null, at: MORNING });
    expect(await claimSpreadsheet(db, UNIT, MORNING)).toBe(true);
  });
});
