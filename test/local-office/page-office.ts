// A small office for the pages: the real spreadsheet store and Apps Script host behind the real routes,
// with one commune's form, a summary that links into it, and an add-on of a few lines.
import type { Grid } from '../../functions/domain/grid/grid.ts';
import { sheetIdOf } from '../../functions/domain/grid/sheet-id.ts';
import { sheetRequests } from '../../functions/sheets/grid-requests.ts';
import { openScriptHost } from '../../local-office/apps-script/host.ts';
import { memoryJournal, type Journal } from '../../local-office/journal.ts';
import { pageRoutes } from '../../local-office/page-api.ts';
import type { PageBundle } from '../../local-office/page-bundle.ts';
import { answerJson, listen, type Route } from '../../local-office/server.ts';
import { openSpreadsheetStore } from '../../local-office/sheets/open-store.ts';
import type { SheetsRequest } from '../../local-office/sheets/store.ts';
import {
  CAST,
  chartRequest,
  CODE,
  communeForm,
  NOW,
  OFFICE,
  OWNER,
  PEOPLE,
  progressOf,
  SCOPES,
  SIDEBAR,
  summaryGrid,
} from './page-scene.ts';

export interface PageOffice {
  origin: string;
  store: ReturnType<typeof openSpreadsheetStore>;
  form: string;
  summary: string;
  /** As the service account: nothing is locked for it. */
  apply(id: string, requests: SheetsRequest[]): void;
  close(): Promise<void>;
}

interface Wish {
  bundle?: PageBundle;
  journal?: Journal;
  port?: number;
  progress?: unknown;
}

export async function openPageOffice(wish: Wish = {}): Promise<PageOffice> {
  const { journal = memoryJournal(), bundle = new Map(), port = 0 } = wish;
  const fresh = [...journal.entries()].length === 0;
  const store = openSpreadsheetStore(journal);
  const create = (title: string, grids: readonly Grid[]) => {
    const id = store.create({ title, owner: OWNER, locale: 'vi_VN' });
    const first = store.spreadsheet(id).sheets[0]?.properties.sheetId ?? 0;
    const requests = grids.flatMap((grid, index) =>
      sheetRequests(grid, { sheetId: sheetIdOf(grid.name), index, exists: null }),
    );
    const added = requests.filter((it) => it.addSheet);
    const rest = requests.filter((it) => !it.addSheet);
    store.apply(id, [...added, ...rest, { deleteSheet: { sheetId: first } }], OWNER);
    return id;
  };
  if (fresh) {
    const form = create('Xã Hòa Tiến – Quý IV năm 2025', communeForm());
    for (const email of [CAST.officer, CAST.colleague]) store.share(form, email, 'writer');
    store.share(form, CAST.reader, 'reader');
    const summary = create('Tổng hợp Thành phố Đà Nẵng – Quý IV năm 2025', [summaryGrid(form)]);
    store.share(summary, CAST.staff, 'writer');
    store.apply(summary, [chartRequest()], OWNER);
  }
  const ids = store.files().map(({ id }) => id);
  const [form = '', summary = ''] =
    ids[0] && store.file(ids[0]).name.startsWith('Xã') ? ids : ids.toReversed();
  const scripts = openScriptHost({
    code: CODE,
    files: { Sidebar: SIDEBAR.replace('LINK', `/spreadsheets/d/${summary}/edit#gid=0`) },
    manifest: { timeZone: 'Asia/Ho_Chi_Minh', oauthScopes: SCOPES },
    store,
    scriptProperties: {},
    signIdToken: (email) => email,
    now: () => NOW,
    workers: 1,
  });
  const pages = pageRoutes({ store, scripts, bundle, people: () => PEOPLE, now: () => NOW });
  const server = await listen(
    port,
    () => [pages, desk],
    (error) => console.error(error),
  );
  const desk: Route = (request, response) => {
    const { pathname } = new URL(request.url ?? '', 'http://127.0.0.1');
    if (pathname === '/api/people')
      answerJson(
        response,
        200,
        PEOPLE.map((person) => ({
          ...person,
          spreadsheets: ids
            .filter((id) => store.accessOf(id, person.email) !== 'none')
            .map((id) => ({ id, title: store.file(id).name })),
        })),
      );
    else if (pathname === '/api/office') answerJson(response, 200, OFFICE);
    else if (pathname === '/api/progress') answerJson(response, 200, progressOf(form, summary));
    else return false;
    return true;
  };
  return {
    origin: server.origin,
    store,
    form,
    summary,
    apply: (id, requests) => void store.apply(id, requests, OWNER),
    close: async () => {
      await scripts.close();
      await server.close();
    },
  };
}

/** One cell of the figures. */
export function typing(row: number, column: number, userEnteredValue: object): SheetsRequest {
  return {
    updateCells: {
      start: { sheetId: sheetIdOf('4. Số liệu kỳ'), rowIndex: row, columnIndex: column },
      rows: [{ values: [{ userEnteredValue }] }],
      fields: 'userEnteredValue',
    },
  };
}
