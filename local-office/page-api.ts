// The pages of the local office and what they ask for: spreadsheets opened, edited, watched, run by the
// add-on, downloaded and uploaded. Everybody is who the address says (`as`): a stand-in for a sign-in,
// on a machine of one's own, so every answer still asks the store what that account may do.
import type { IncomingMessage, ServerResponse } from 'node:http';
import type { Instant } from '../functions/domain/calendar/rule.ts';
import { UnreadableWorkbook } from '../functions/xlsx/unreadable.ts';
import type { ScriptCall, ScriptHost } from './apps-script/call.ts';
import type { PageBundle } from './page-bundle.ts';
import { readBody, readJson, Refusal, sendFault, sendJson } from './sheet-page/answers.ts';
import type {
  PageEdits,
  PagePerson,
  PageSpreadsheet,
  UploadAnswer,
} from './sheet-page/contract.ts';
import { gridsOf } from './sheet-page/download.ts';
import { inKind } from './sheet-page/edits.ts';
import { pageListeners } from './sheet-page/events.ts';
import { pageFrames } from './sheet-page/frames.ts';
import { sendHtml, sendNoAccess } from './sheet-page/html.ts';
import { snapshotOf, type Viewer } from './sheet-page/snapshot.ts';
import { planUpload } from './sheet-page/upload.ts';
import type { SpreadsheetStore, StoredFile } from './sheets/store.ts';

export interface PageSetting {
  store: SpreadsheetStore;
  scripts: ScriptHost;
  bundle: PageBundle;
  people: () => readonly PagePerson[];
  now: () => Instant;
}

/** Answers false, having done nothing, for an address that is not the pages'. */
export type PageRoutes = (request: IncomingMessage, response: ServerResponse) => Promise<boolean>;

const MOST_EDITS = 8 * 1024 * 1024;
const MOST_FILE = 20 * 1024 * 1024;

export function pageRoutes({ store, scripts, bundle, people, now }: PageSetting): PageRoutes {
  const listeners = pageListeners(store);
  const frames = pageFrames();

  const personOf = (email: string): PagePerson =>
    people().find((person) => person.email === email) ?? {
      email,
      name: email,
      role: '',
      unit: '',
      unitName: '',
    };
  /** Of the commune whose officers write in it, else of the province. */
  const whoseOf = ({ owner, permissions }: StoredFile): string => {
    const writers = permissions.filter(({ role }) => role === 'writer');
    const units = writers.map(({ emailAddress }) => personOf(emailAddress));
    const commune = units.find(({ unit }) => unit.includes('-'));
    return (commune ?? units.find(({ unit }) => unit !== ''))?.unitName ?? owner;
  };
  /** @throws Refusal 403, GoogleFault 404 */
  const viewerOf = (id: string, url: URL): Viewer => {
    store.layout(id);
    const account = url.searchParams.get('as') ?? '';
    const access = store.accessOf(id, account);
    if (access === 'none')
      throw new Refusal(
        403,
        account === ''
          ? 'Chưa chọn người dùng.'
          : `Tài khoản ${account} chưa được chia sẻ bảng tính này.`,
      );
    return { account, access };
  };

  function open(id: string, viewer: Viewer, response: ServerResponse): void {
    const file = store.file(id);
    sendJson(response, {
      id,
      title: file.name,
      access: viewer.access,
      who: personOf(viewer.account),
      whose: whoseOf(file),
      stamp: listeners.stampOf(id),
      ...snapshotOf(store.spreadsheet(id), viewer),
    } satisfies PageSpreadsheet);
  }

  async function edit(id: string, viewer: Viewer, request: IncomingMessage): Promise<object> {
    const { requests, edit, window } = (await readJson(request, MOST_EDITS)) as Partial<PageEdits>;
    if (!Array.isArray(requests)) throw new Refusal(400, 'Thiếu danh sách thay đổi.');
    if (viewer.access === 'reader')
      throw new Refusal(403, 'Tài khoản này chỉ được xem bảng tính, không được sửa.');
    const meant = inKind(store.layout(id), requests);
    listeners.asWindow(window, () => store.apply(id, meant, viewer.account));
    const stamp = listeners.stampOf(id);
    if (edit === undefined) return { stamp };
    const outcome = await run(id, viewer, {
      function: 'onEdit',
      args: [edit],
      selection: { sheetId: edit.sheetId, range: edit.range },
    });
    return { stamp, outcome };
  }

  async function run(id: string, viewer: Viewer, call: Partial<ScriptCall>) {
    const outcome = await scripts.run({
      spreadsheetId: id,
      user: viewer.account,
      function: call.function ?? '',
      args: Array.isArray(call.args) ? call.args : [],
      selection: call.selection ?? null,
    });
    return frames.withAddresses(outcome);
  }

  async function download(id: string, response: ServerResponse): Promise<void> {
    const { writeXlsx } = await import('../functions/xlsx/write.ts');
    const file = store.file(id);
    const bytes = await writeXlsx(gridsOf(store.spreadsheet(id)), {
      title: file.name,
      creator: file.owner,
      at: now(),
    });
    const name = encodeURIComponent(`${file.name}.xlsx`);
    response.writeHead(200, {
      'content-type': 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet',
      'content-disposition': `attachment; filename="bang-tinh.xlsx"; filename*=UTF-8''${name}`,
      'cache-control': 'no-store',
    });
    response.end(bytes);
  }

  async function upload(id: string, viewer: Viewer, bytes: Buffer): Promise<UploadAnswer> {
    if (viewer.access === 'reader')
      throw new Refusal(403, 'Tài khoản này chỉ được xem bảng tính, không được sửa.');
    const { readXlsx } = await import('../functions/xlsx/read.ts');
    const book = await readXlsx(bytes).catch((error: unknown) => {
      if (error instanceof UnreadableWorkbook)
        throw new Refusal(400, 'Không đọc được tệp này. Hãy chọn tệp .xlsx chưa đặt mật khẩu.');
      throw error;
    });
    const { requests, changed, skipped } = planUpload(store.spreadsheet(id), book, viewer);
    if (requests.length > 0) store.apply(id, requests, viewer.account);
    return { changed, skipped };
  }

  async function answerSpreadsheet(
    [id = '', verb = '']: string[],
    url: URL,
    request: IncomingMessage,
    response: ServerResponse,
  ): Promise<void> {
    const viewer = viewerOf(id, url);
    const post = request.method === 'POST';
    if (!post && verb === '') open(id, viewer, response);
    else if (!post && verb === 'events') listeners.listen(id, response);
    else if (!post && verb === 'xlsx') await download(id, response);
    else if (post && verb === 'edits') sendJson(response, await edit(id, viewer, request));
    else if (post && verb === 'run')
      sendJson(response, await run(id, viewer, await readJson(request, MOST_EDITS)));
    else if (post && verb === 'xlsx')
      sendJson(response, await upload(id, viewer, await readBody(request, MOST_FILE)));
    else throw new Refusal(405, 'Không có thao tác này.');
  }

  /** A page for a person, or the way to choose one first. */
  function answerSheetPage(id: string, url: URL, response: ServerResponse): void {
    const next = encodeURIComponent(url.pathname + url.search);
    if (url.searchParams.get('as') === null)
      response.writeHead(302, { location: `/?next=${next}` }).end();
    else {
      viewerOf(id, url);
      sendHtml(response, 'sheet', `${store.file(id).name} – Chốt Số (mô phỏng)`);
    }
  }

  async function answer(
    url: URL,
    request: IncomingMessage,
    response: ServerResponse,
  ): Promise<boolean> {
    const { pathname } = url;
    const asset = pathname.startsWith('/assets/') ? bundle.get(pathname) : undefined;
    const sheet = /^\/spreadsheets\/d\/([\w-]+)(?:\/(?:edit|view)?)?$/.exec(pathname);
    const api = /^\/api\/spreadsheets\/([\w-]+)(?:\/(\w+))?$/.exec(pathname);
    const frame = /^\/api\/frames\/([\w-]+)$/.exec(pathname);
    if (!sheet && !api && !frame && !asset && pathname !== '/' && pathname !== '/province')
      return false;
    if (pathname === '/') sendHtml(response, 'home', 'Chốt Số – văn phòng mô phỏng');
    else if (pathname === '/province')
      sendHtml(response, 'province', 'Bàn làm việc của tỉnh – Chốt Số (mô phỏng)');
    else if (asset) {
      response.writeHead(200, { 'content-type': asset.type, 'cache-control': 'no-cache' });
      response.end(asset.body);
    } else if (sheet) {
      try {
        answerSheetPage(sheet[1] ?? '', url, response);
      } catch (fault) {
        sendNoAccess(response, fault);
      }
    } else if (frame) {
      if (!frames.send(frame[1] ?? '', response)) throw new Refusal(404, 'Khung này đã đóng.');
    } else if (api) await answerSpreadsheet(api.slice(1), url, request, response);
    return true;
  }

  return async (request, response) => {
    try {
      return await answer(new URL(request.url ?? '/', 'http://127.0.0.1'), request, response);
    } catch (fault) {
      sendFault(response, fault);
      return true;
    }
  };
}
