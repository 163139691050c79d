// A province whose communes work in spreadsheets: the store, the real handlers behind their events,
// and Google as the local office has it. Messages are delivered as Pub/Sub does: again until taken.
//
//   Lan, of phường An Hải      Hòa, of xã Hòa Tiến      Sơn, staff of the province     Vy, who may only read
import type { Instant } from '../../functions/domain/calendar/rule.ts';
import { sheetIdOf } from '../../functions/domain/grid/sheet-id.ts';
import type { Plan } from '../../functions/domain/plan/plan.ts';
import type { Village } from '../../functions/domain/unit/unit.ts';
import { acknowledging, type EventStory } from '../../functions/handlers/answer.ts';
import { collectWorkbooks } from '../../functions/handlers/collect-workbooks.ts';
import { provisionSheets } from '../../functions/handlers/provision-sheets.ts';
import type { Runtime } from '../../functions/handlers/runtime.ts';
import { jsonLog } from '../../functions/log.ts';
import type { Database } from '../../functions/store/database.ts';
import { saveOfficer } from '../../functions/store/officers.ts';
import type { Grant } from '../../functions/domain/officer/permissions.ts';
import { savePlan } from '../../functions/store/plans.ts';
import { spreadsheetOf, type SpreadsheetRecord } from '../../functions/store/spreadsheets.ts';
import { saveProvince, saveUnits } from '../../functions/store/units.ts';
import type { StoredSheet } from '../../local-office/sheets/store.ts';
import { AN_HAI, HOA_TIEN, QUANG_NAM, village } from '../cast.ts';
import { freshDatabase } from '../store/database.ts';
import { localGoogle, OWNER, stateOf, tabOf, type LocalGoogle } from './local-google.ts';

export const LAN = 'lan@dn.example';
export const SON = 'son@dn.example';
/** 18 December 2025, 09:30 in Viet Nam: a day before the report is due. */
export const MORNING: Instant = Date.parse('2025-12-18T09:30:00+07:00');
export const MINUTE = 60_000;
export const FIGURES = '4. Số liệu kỳ';

export const VILLAGES: Village[] = [
  village(AN_HAI, 'T001', { households: 312 }),
  village(AN_HAI, 'T002', { households: 280 }),
  village(HOA_TIEN, 'T001', { households: 300 }),
];

export interface SheetsOffice {
  db: Database;
  google: LocalGoogle;
  runtime: Runtime;
  logged: () => Record<string, unknown>[];
  moveClock: (minutes: number) => void;
  setPlans: (plans: readonly Plan[]) => Promise<void>;
  setVillages: (villages: readonly Village[]) => Promise<void>;
  /** Delivers a message once; whether it was taken. */
  provision: (period?: string, communes?: string[]) => Promise<boolean>;
  collect: (period?: string, communes?: string[]) => Promise<boolean>;
  record: (code: string) => Promise<SpreadsheetRecord>;
  /** The one spreadsheet of a commune. */
  sheetOf: (code: string) => Promise<string>;
  type: (id: string, tab: string, cell: CellOf, value: string | number, by?: string) => void;
  read: (id: string, tab: string, cell: CellOf) => string | number | boolean | null;
  /** Everything in all spreadsheets, by title. */
  state: () => Record<string, unknown>;
  close: () => Promise<void>;
}

/** A cell by what stands in the first columns of its row, and its column's key. */
export interface CellOf {
  /** The code of a village or a line; or the row, counted from the first below the heading. */
  row: string | number;
  column: string;
}

export async function sheetsOffice(perMinute?: number): Promise<SheetsOffice> {
  const db = freshDatabase();
  const google = await localGoogle(perMinute);
  const lines: string[] = [];
  let now = MORNING;
  const runtime: Runtime = {
    db,
    verifier: () => Promise.reject(new Error('Events carry no token')),
    config: { maxBodyBytes: 1024 * 1024 },
    now: () => now,
    log: jsonLog('debug', { write: (line) => lines.push(line) }),
    mailer: null,
    sheets: google.client,
  };
  const setPlans = async (plans: readonly Plan[]): Promise<void> => {
    for (const plan of plans) await savePlan(db, plan);
    await saveProvince(db, { code: '48', name: 'Đà Nẵng', plans: plans.map(({ id }) => id) });
  };
  const setVillages = (villages: readonly Village[]) =>
    saveUnits(db, { communes: [HOA_TIEN, AN_HAI], villages: [...villages] });
  await setPlans([QUANG_NAM]);
  await setVillages(VILLAGES);
  const grant = (role: Grant['role'], unit: string): Grant[] => [
    { role, unit, from: '2025-07-01', to: null },
  ];
  await saveOfficer(db, LAN, grant('communeOfficer', `48-${AN_HAI.code}`));
  await saveOfficer(db, 'hoa@dn.example', grant('communeLeader', `48-${HOA_TIEN.code}`));
  await saveOfficer(db, SON, grant('provinceStaff', '48'));
  await saveOfficer(db, 'vy@dn.example', grant('provinceViewer', '48'));

  const deliver = async (name: string, story: EventStory, wish: object): Promise<boolean> => {
    const data = Buffer.from(JSON.stringify(wish)).toString('base64');
    const type = 'google.cloud.pubsub.topic.v1.messagePublished';
    const event = { type, data: { message: { data } } };
    try {
      await acknowledging(
        name,
        () => runtime,
        story,
      )(event as Parameters<ReturnType<typeof acknowledging>>[0]);
      return true;
    } catch {
      return false;
    }
  };
  const idsOf = (code: string) =>
    google.store
      .files()
      .filter(
        ({ appProperties, trashed }) => !trashed && appProperties['chotSoKey'] === `48-${code}`,
      )
      .map(({ id }) => id);
  const place = (id: string, tab: string, { row, column }: CellOf) => {
    const sheet = tabOf(google.store, id, tab);
    const keys = textsOf(sheet, 0);
    const at =
      typeof row === 'number'
        ? row + 2
        : sheet.cells.findIndex((cells) => cells[0]?.effective?.stringValue === row);
    const columnIndex = keys.indexOf(column);
    if (at < 0 || columnIndex < 0) throw new Error(`${tab}: no cell ${row} ${column}`);
    return { sheetId: sheet.properties.sheetId, rowIndex: at, columnIndex };
  };
  return {
    db,
    google,
    runtime,
    logged: () => lines.map((line) => JSON.parse(line) as Record<string, unknown>),
    moveClock: (minutes) => {
      now += minutes * MINUTE;
    },
    setPlans,
    setVillages,
    provision: (period = '2025-Q4', communes) =>
      deliver('provisionSheets', provisionSheets, { province: '48', period, communes }),
    collect: (period = '2025-Q4', communes) =>
      deliver('collectWorkbooks', collectWorkbooks, { province: '48', period, communes }),
    record: async (code) => {
      const found = await spreadsheetOf(db, `48-${code}`);
      if (found === null) throw new Error(`No record of ${code}`);
      return found;
    },
    sheetOf: async (code) => {
      const ids = idsOf(code);
      if (ids.length !== 1)
        throw new Error(`Expected one spreadsheet of ${code}, found ${ids.length}`);
      return ids[0] ?? '';
    },
    type: (id, tab, cell, value, by = OWNER) => {
      const entered = typeof value === 'number' ? { numberValue: value } : { stringValue: value };
      const start = place(id, tab, cell);
      const rows = [{ values: [{ userEnteredValue: entered }] }];
      google.store.apply(id, [{ updateCells: { start, rows, fields: 'userEnteredValue' } }], by);
    },
    read: (id, tab, cell) => {
      const { rowIndex, columnIndex } = place(id, tab, cell);
      const value = tabOf(google.store, id, tab).cells[rowIndex]?.[columnIndex]?.effective;
      return value?.numberValue ?? value?.stringValue ?? value?.boolValue ?? null;
    },
    state: () =>
      Object.fromEntries(
        google.store.files().map(({ id, name, trashed, permissions }) => [
          `${name}${trashed ? ' (thùng rác)' : ''}`,
          {
            sheets: stateOf(google.store, id),
            shared: permissions.map(({ emailAddress, role }) => `${emailAddress} ${role}`).sort(),
          },
        ]),
      ),
    close: google.close,
  };
}

/** The numbers by which tabs are known in links. */
export const FIGURES_ID = sheetIdOf(FIGURES);

function textsOf(sheet: StoredSheet, row: number): string[] {
  return (sheet.cells[row] ?? []).map((cell) => cell?.effective?.stringValue ?? '');
}
