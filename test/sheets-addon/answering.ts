// A commune that answers requests: the add-on as it is pushed, in the local office's Apps Script, over a
// spreadsheet as provisioning leaves it, with the real functions behind it.
import { onTestFinished } from 'vitest';
import type { AdhocRequest } from '../../functions/domain/request/request.ts';
import { sheetIdOf } from '../../functions/domain/grid/sheet-id.ts';
import { cellPlace } from '../../functions/domain/workbook/cell.ts';
import { ANSWERS_TAB, adhocQuestions } from '../../functions/domain/workbook/form-answers.ts';
import { firstGrids } from '../../functions/domain/workbook/renew.ts';
import { idTokenVerifier } from '../../functions/identity/verify.ts';
import { formRequests } from '../../functions/sheets/form-requests.ts';
import { saveOfficer } from '../../functions/store/officers.ts';
import { savePlan } from '../../functions/store/plans.ts';
import { issue, requestOf, withdraw } from '../../functions/store/requests.ts';
import { reviewReport, type Review } from '../../functions/store/review.ts';
import { saveProvince, saveUnits } from '../../functions/store/units.ts';
import type { RequestWish } from '../../functions/domain/request/request.ts';
import { openScriptHost } from '../../local-office/apps-script/host.ts';
import { startFunctionsHost } from '../../local-office/functions-host.ts';
import { localIdentity } from '../../local-office/identity.ts';
import { memoryJournal } from '../../local-office/journal.ts';
import { openSpreadsheetStore } from '../../local-office/sheets/open-store.ts';
import { openDesk, QUANG_NAM } from '../domain/workbook/office.ts';
import { freshDatabase } from '../store/database.ts';
import { contextOf } from './sheets.ts';

const OWNER = 'may-chu@example.vn';
export const OFFICER = 'canbo@anhai.example';
export const LEADER = 'lanhdao@anhai.example';
const AUDIENCE = 'addon.example';
const STAFF = { province: '48', by: 'so@dn.example', role: 'provinceStaff' };

export const WISH: RequestWish = {
  title: '=Rà soát điểm hỗ trợ',
  documentNo: '15/SKHCN-CNTT',
  issuedOn: '2025-12-15',
  dueRule: 'BEFORE',
  due: '2025-12-20',
  scope: null,
  questions: [
    { id: 'C1', text: 'Số điểm hỗ trợ', type: 'COUNT', choices: [], required: true },
    {
      id: 'C2',
      text: 'Loại máy',
      type: 'CHOICE',
      choices: ['Máy bàn', 'Máy xách tay'],
      required: true,
    },
    { id: 'C3', text: 'Khó khăn', type: 'TEXT', choices: [], required: false },
  ],
};

export async function answeringOffice(
  built: { code: string; page: string },
  {
    provisioned = [],
    approval = false,
    readers = [],
  }: { provisioned?: AdhocRequest[]; approval?: boolean; readers?: string[] } = {},
) {
  let now = Date.parse('2025-12-18T14:05:00+07:00');
  const db = freshDatabase();
  const desk = openDesk();
  await savePlan(db, QUANG_NAM);
  await saveProvince(db, {
    code: '48',
    name: 'Thành phố Đà Nẵng',
    plans: [QUANG_NAM.id],
    communeApproval: approval,
  });
  await saveUnits(db, { communes: [desk.commune], villages: desk.villages });
  const right = { unit: `48-${desk.commune.code}`, from: '2025-07-01', to: null };
  await saveOfficer(db, OFFICER, [{ role: 'communeOfficer', ...right }]);
  await saveOfficer(db, LEADER, [{ role: 'communeLeader', ...right }]);
  const identity = localIdentity();
  const functions = await startFunctionsHost(identity, (certsUrl) => ({
    db,
    verifier: idTokenVerifier({
      audiences: [AUDIENCE],
      certsUrl,
      issuers: ['https://accounts.google.com'],
    }),
    config: { maxBodyBytes: 1024 * 1024 },
    now: () => now,
    log: () => undefined,
    sheets: null,
    mailer: null,
  }));
  onTestFinished(() => functions.close());

  const questions = adhocQuestions(provisioned);
  const context = { ...contextOf(desk), ...(questions.length > 0 ? { questions } : {}) };
  const store = openSpreadsheetStore(memoryJournal());
  const id = store.create({ title: 'Chốt Số – Phường An Hải', owner: OWNER });
  const standing = {
    sheets: store.spreadsheet(id).sheets.map(({ properties }) => ({ properties })),
  };
  const grids = { grids: firstGrids(context), replaces: new Map(), removed: [] };
  store.apply(id, formRequests(standing, grids, { unit: '48-20275', digest: 'd' }, true), OWNER);
  for (const email of [OFFICER, LEADER])
    store.share(id, email, readers.includes(email) ? 'reader' : 'writer');
  let writes = 0;
  const apply = store.apply.bind(store);
  store.apply = (...given) => {
    writes += 1;
    return apply(...given);
  };
  const host = openScriptHost({
    code: built.code,
    files: { Sidebar: built.page },
    manifest: {
      timeZone: 'Asia/Ho_Chi_Minh',
      oauthScopes: [
        'https://www.googleapis.com/auth/spreadsheets.currentonly',
        'https://www.googleapis.com/auth/script.container.ui',
        'https://www.googleapis.com/auth/script.external_request',
        'https://www.googleapis.com/auth/userinfo.email',
        'openid',
      ],
    },
    store,
    scriptProperties: { FUNCTIONS_URL: `${functions.origin}/fn` },
    signIdToken: (email) => identity.signIdToken({ email, audience: AUDIENCE, now: Date.now() }),
    now: () => now,
    workers: 1,
  });
  onTestFinished(() => host.close());

  const sheet = () =>
    store.spreadsheet(id).sheets.find(({ properties }) => properties.title === ANSWERS_TAB.name);
  const rows = (): string[][] =>
    (sheet()?.cells ?? []).map((cells) =>
      Array.from({ length: cells.length }, (_, place) => {
        const { stringValue, numberValue } = cells[place]?.effective ?? {};
        return (
          stringValue ??
          (numberValue === undefined || numberValue === null ? '' : String(numberValue))
        );
      }),
    );
  return {
    db,
    moveClock: (text: string) => {
      now = Date.parse(`${text}+07:00`);
    },
    /** Calls a function of Code.js as an account. */
    run: async <T>(name: string, args: unknown[] = [], user = OFFICER): Promise<T> => {
      const call = { spreadsheetId: id, user, function: name, args, selection: null };
      const outcome = await host.run(call);
      if (outcome.error !== undefined) throw new Error(JSON.stringify(outcome.error));
      return outcome.value as T;
    },
    issue: async (key: string, wish: Partial<RequestWish> = {}): Promise<AdhocRequest> => {
      const by = { ...STAFF, at: now };
      const whole = { ...WISH, ...wish };
      const issued = await issue(db, by, { key, digest: key, wish: whole });
      const found = await requestOf(db, '48', issued.id);
      if (found === null) throw new Error(issued.id);
      return found;
    },
    withdraw: async (request: string) => {
      await withdraw(db, { ...STAFF, at: now }, { id: request, reason: 'Đã có số liệu' });
    },
    /** The tab's rows below its heading, as texts. */
    rows: () =>
      rows()
        .slice(2)
        .filter((row) => row.some((text) => text !== '')),
    /** Types into a cell of the tab as the officer. */
    type: (address: string, value: string) => {
      const place = cellPlace(address);
      const sheetId = sheet()?.properties.sheetId ?? sheetIdOf(ANSWERS_TAB.name);
      const { row = 0, column = 0 } = place ?? {};
      const range = { sheetId, startRowIndex: row, endRowIndex: row + 1 };
      store.apply(
        id,
        [
          {
            updateCells: {
              range: { ...range, startColumnIndex: column, endColumnIndex: column + 1 },
              rows: [{ values: [{ userEnteredValue: { stringValue: value } }] }],
              fields: 'userEnteredValue',
            },
          },
        ],
        OFFICER,
      );
    },
    /** A cell of the tab: its note and its colour, `#rrggbb`. */
    look: (address: string) => {
      const { row = 0, column = 0 } = cellPlace(address) ?? {};
      const cell = sheet()?.cells[row]?.[column];
      const { red = 0, green = 0, blue = 0 } = cell?.format?.backgroundColor ?? {};
      const hex = [red, green, blue].map((part) =>
        Math.round((part ?? 0) * 255)
          .toString(16)
          .padStart(2, '0'),
      );
      return { note: cell?.note ?? '', colour: `#${hex.join('')}` };
    },
    sendBack: (wish: Pick<Review, 'reportId' | 'revision' | 'reason' | 'cells'>) =>
      reviewReport(db, { ...wish, action: 'RETURN', by: STAFF.by, role: STAFF.role, at: now }),
    /** How often anything was written into the spreadsheet. */
    writes: () => writes,
    tabs: () => store.spreadsheet(id).sheets.map(({ properties }) => properties.title),
  };
}
