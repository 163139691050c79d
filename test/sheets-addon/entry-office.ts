// The province's spreadsheet in the local office, with the compiled add-on and a server for the entry
// tabs: what the staff see, type and press.
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { onTestFinished } from 'vitest';
import { cellPlace } from '../../functions/domain/workbook/cell.ts';
import { enteredFrom } from '../../local-office/sheets/entered.ts';
import { openScriptHost } from '../../local-office/apps-script/host.ts';
import { memoryJournal } from '../../local-office/journal.ts';
import { openSpreadsheetStore } from '../../local-office/sheets/open-store.ts';
import type { SheetsRequest } from '../../local-office/sheets/store.ts';
import type { EntryKind, EntryOutcome, EntryView } from '../../sheets-addon/entry-contract.ts';
import { EntryServer, NOW, STAFF, type Reply } from './entry-server.ts';

const OWNER = 'may-chu@example.vn';
const VIEWER = 'nguoixem@so.example';
export const NAMES = {
  targets: 'Giao chỉ tiêu',
  replies: 'Trả lời kiến nghị',
  requests: 'Yêu cầu đột xuất',
} as const;
const SCOPES = ['spreadsheets.currentonly', 'script.container.ui', 'script.external_request'].map(
  (scope) => `https://www.googleapis.com/auth/${scope}`,
);

/** Answers for the functions; null breaks the line off. */
type Answering = (
  name: string,
  body: Record<string, unknown> | undefined,
  query: string,
) => Reply | null | Promise<Reply | null>;

export async function entryOffice(code: string, page = '', answering?: Answering) {
  const server = new EntryServer();
  const functions = await served(answering ?? ((name, body) => server.answer(name, body)));
  const store = openSpreadsheetStore(memoryJournal());
  const id = store.create({
    title: 'Tổng hợp',
    owner: OWNER,
    locale: 'vi_VN',
    timeZone: 'Asia/Ho_Chi_Minh',
  });
  const card = [
    ['kind', 'province'],
    ['province', '48'],
    ['period', '2025-Q4'],
  ].map((row) => ({ values: row.map((it) => ({ userEnteredValue: { stringValue: it } })) }));
  const start = { sheetId: 77, rowIndex: 0, columnIndex: 0 };
  store.apply(
    id,
    [
      { addSheet: { properties: { sheetId: 77, title: '_Meta', hidden: true } } },
      { updateCells: { start, rows: card, fields: 'userEnteredValue' } },
    ],
    OWNER,
  );
  store.share(id, STAFF, 'writer');
  store.share(id, VIEWER, 'reader');
  const calls: string[] = [];
  const apply = store.apply.bind(store);
  store.apply = (...given) => {
    calls.push(...given[1].map((request) => Object.keys(request)[0] ?? ''));
    return apply(...given);
  };
  const host = openScriptHost({
    code,
    files: { Sidebar: page },
    manifest: {
      timeZone: 'Asia/Ho_Chi_Minh',
      oauthScopes: [...SCOPES, 'https://www.googleapis.com/auth/userinfo.email', 'openid'],
    },
    store,
    scriptProperties: { FUNCTIONS_URL: functions },
    signIdToken: (email) => `signed:${email}`,
    now: () => Date.parse(NOW),
    workers: 1,
  });
  onTestFinished(() => host.close());

  const run = async (name: string, args: unknown[] = [], user = STAFF) => {
    const call = { spreadsheetId: id, user, function: name, args, selection: null };
    const outcome = await host.run(call);
    if (outcome.error !== undefined)
      throw new Error(`${outcome.error}\n${outcome.logs.join('\n')}`);
    return outcome;
  };
  const sheet = (title: string) => {
    const found = store.spreadsheet(id).sheets.find((it) => it.properties.title === title);
    if (found === undefined) throw new Error(`no tab ${title}`);
    return found;
  };
  const text = (title: string, address: string): string => {
    const place = cellPlace(address);
    const cell = sheet(title).cells[place?.row ?? -1]?.[place?.column ?? -1];
    const { stringValue, numberValue, boolValue } = cell?.effective ?? cell?.entered ?? {};
    return String(stringValue ?? numberValue ?? boolValue ?? '').replaceAll('\u200B', '');
  };
  /** The column of a key in a tab, as a letter. */
  const letter = (title: string, key: string): string => {
    const column = sheet(title).cells[0]?.findIndex((it) => it?.entered?.stringValue === key) ?? -1;
    if (column < 0) throw new Error(`no column ${key} in ${title}`);
    return String.fromCharCode(65 + column);
  };
  const rows = (title: string, ...keys: string[]): string[][] => {
    const columns = keys.map((key) => letter(title, key));
    const found = Array.from({ length: sheet(title).cells.length - 2 }, (_, at) =>
      columns.map((column) => text(title, `${column}${at + 3}`)),
    );
    return found.slice(0, found.findLastIndex((row) => row.some((it) => it !== '')) + 1);
  };
  /** Types as a person does, from a cell on to the right and down. */
  const type = (title: string, address: string, ...lines: (string | number)[][]): void => {
    const place = cellPlace(address);
    const { sheetId } = sheet(title).properties;
    const requests = lines.flatMap((values, down): SheetsRequest[] =>
      values.map((value, right) => {
        const at = {
          rowIndex: (place?.row ?? 0) + down,
          columnIndex: (place?.column ?? 0) + right,
        };
        const there = sheet(title).cells[at.rowIndex]?.[at.columnIndex]?.format?.numberFormat;
        const cell =
          typeof value === 'number'
            ? { userEnteredValue: { numberValue: value } }
            : enteredFrom(value, 'vi_VN', there);
        const fields = Object.keys(cell).join(',') || 'userEnteredValue';
        return { updateCells: { start: { sheetId, ...at }, rows: [{ values: [cell] }], fields } };
      }),
    );
    store.apply(id, requests, STAFF);
  };
  return {
    server,
    store,
    id,
    calls,
    run,
    sheet,
    text,
    letter,
    rows,
    type,
    viewer: VIEWER,
    open: async (kind: EntryKind) => (await run('sidebarEntry', [kind])).value as EntryView,
    send: async (kind: EntryKind, seen: string) =>
      (await run('sidebarSendEntry', [kind, seen])).value as EntryOutcome,
  };
}

async function served(answering: Answering): Promise<string> {
  const server = createServer((request, response) => {
    const chunks: Buffer[] = [];
    request.on('data', (chunk: Buffer) => chunks.push(chunk));
    request.on('end', () => {
      const [name = '', query = ''] = (request.url ?? '').slice(1).split('?');
      const text = Buffer.concat(chunks).toString();
      const body = text === '' ? undefined : (JSON.parse(text) as Record<string, unknown>);
      void Promise.resolve(answering(name, body, query)).then((reply) => {
        if (reply === null) {
          response.destroy();
          return;
        }
        response.writeHead(reply.status, { 'content-type': 'application/json' });
        response.end(JSON.stringify(reply.body));
      });
    });
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  onTestFinished(() => {
    server.closeAllConnections();
    server.close();
  });
  return `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
}

type Office = Awaited<ReturnType<typeof entryOffice>>;

/** Cells of a request with two questions, from the column of its title on. */
export const REQUEST = [
  'Rà soát thiết bị|15/SKHCN|17/12/2025|Trước ngày|25/12/2025|Bà Nà|Mấy máy?|Số đếm',
  '||||||Đường truyền?|Chọn một|Cáp; 4G',
].map((cells) => cells.split('|'));

export function typeRequest(office: Office, row: number, ...lines: string[][]): void {
  office.type(NAMES.requests, `${office.letter(NAMES.requests, 'title')}${row}`, ...lines);
}

/** Cells of a target for one commune, from the column of the indicator on. */
export function targetLine(commune: string, value: string, from = '01/01/2026'): string[] {
  return ['Người có chữ ký số', commune, '', '', value, from, '13/QĐ', '15/12/2025'];
}

export function typeTargets(office: Office, row: number, ...lines: string[][]): void {
  office.type(NAMES.targets, `${office.letter(NAMES.targets, 'indicator')}${row}`, ...lines);
}
