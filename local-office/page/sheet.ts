// The page of one spreadsheet: grid, the add-on's menus and sidebar, charts, and the line to the office
// on which edits go out and the changes of others come in.
import { CellValueType, type ICellData } from '@univerjs/core';
import type { PageEvent, PageOutcome, PageSpreadsheet } from '../sheet-page/contract.ts';
import { ask, asPerson, isPassing } from './ask.ts';
import { chartPanel } from './charts.ts';
import { element, pageElement } from './element.ts';
import { openGrid } from './grid/grid.ts';
import { follow, linkCard, selectFromHash } from './links.ts';
import { menuBar } from './menu-bar.ts';
import { notify } from './notices.ts';
import { scriptWindow } from './script-window.ts';
import { openSending } from './sending.ts';
import { sheetHeader } from './sheet-header.ts';

type PageChange = Exclude<PageEvent, { kind: 'hello' }>;

interface Handle {
  ready: boolean;
  select(tab: string, a1: string): boolean;
  valueOf(tab: string, a1: string): unknown;
  noteOf(tab: string, a1: string): string | null;
  backgroundOf(tab: string, a1: string): string | null;
  activeCell(): { tab: string; range: string } | null;
  /** Runs an item of the add-on's menus by its function. */
  run(name: string): Promise<void>;
  /** When everything typed has reached the office. */
  settled(): Promise<void>;
}

const id = /^\/spreadsheets\/d\/([\w-]+)/.exec(location.pathname)?.[1] ?? '';
const api = `/api/spreadsheets/${id}`;
const windowId = crypto.randomUUID();
/** Publishing a summary comes in several changes: one reload for all of them. */
const RELOAD_MS = 250;
/** How long the page waits before it asks an office anew that did not answer as it should. */
const LINE_MS = 2000;

const fetchSpreadsheet = () => ask<PageSpreadsheet>(api);

const handle: Partial<Handle> = { ready: false };
Object.assign(globalThis, { chotSo: handle });

async function start(): Promise<void> {
  let spreadsheet = await fetchSpreadsheet();
  const header = sheetHeader(spreadsheet, `${api}/xlsx`);
  const menus = menuBar('Tiện ích của bảng tính');
  const charts = chartPanel();
  const gridBox = element('div', { class: 'grid', id: 'grid' });
  const work = element('main', { class: 'work' }, gridBox, charts.panel);

  const grid = openGrid(gridBox, {
    edited: (edits, cells) => sending.send(edits, cells),
    refused: (text) => notify({ text, tone: 'warning' }),
    moved: () => settleView(),
  });
  const sending = openSending(`${api}/edits`, windowId, {
    state: (state, pending) => header.saved(state, pending),
    refused: (text) => {
      notify({ text, tone: 'warning', seconds: 10 });
      wantReload();
    },
    done: (outcome) => script.show(outcome),
    late: (cells) => grid.patch(cells),
  });
  /** Where the add-on went in a tab that it has made and this page is yet to be told of. */
  let wished: { sheetId: number; range: string } | null = null;
  const script = scriptWindow({
    run,
    menu: ({ caption, items }) =>
      menus.add({
        caption,
        items: items.map((item) =>
          item ? { label: item.label, act: () => void runItem(item.function) } : null,
        ),
      }),
    select: (sheetId, range) => {
      if (!grid.select(sheetId, range)) wished = { sheetId, range };
    },
    open: (href) => follow(href, grid, id),
    focusGrid: () => grid.focus(),
  });
  const card = linkCard(grid, id);
  pageElement().replaceChildren(
    header.bar,
    menus.bar,
    element('div', { class: 'desk' }, work, script.sidebar),
  );

  let settling = 0;
  function settleView(): void {
    cancelAnimationFrame(settling);
    settling = requestAnimationFrame(() => {
      card.update();
      const active = grid.active();
      if (active && active.sheetId !== chartsOn) showCharts(active.sheetId);
    });
  }
  let chartsOn: number | null = null;
  function showCharts(sheetId: number | null): void {
    chartsOn = sheetId;
    if (sheetId !== null) charts.show(spreadsheet.charts, sheetId);
  }

  /** What a menu item or the sidebar asks comes after what was typed before it. */
  async function run(name: string, args: unknown[]): Promise<PageOutcome> {
    await settled();
    const active = grid.active();
    const selection = active && { sheetId: active.sheetId, range: active.range };
    return ask<PageOutcome>(`${api}/run`, { function: name, args, selection });
  }

  async function settled(): Promise<void> {
    grid.flush();
    await sending.settled();
  }

  async function runItem(name: string): Promise<void> {
    header.busy(true);
    try {
      await grid.endEditing();
      const outcome = await run(name, []);
      script.show(outcome);
      if (outcome.error !== undefined)
        notify({ title: 'Tiện ích báo lỗi', text: outcome.error, tone: 'warning', seconds: 12 });
    } catch (error) {
      notify({ text: error instanceof Error ? error.message : String(error), tone: 'warning' });
    } finally {
      header.busy(false);
    }
  }

  let reloading: ReturnType<typeof setTimeout> | undefined;
  function wantReload(after = RELOAD_MS): void {
    clearTimeout(reloading);
    reloading = setTimeout(() => void reload(), after);
  }
  /** Nobody's half-typed word is taken away. */
  const mayReload = () => !grid.isBusy() && sending.pending === 0;
  /** What has come in since the spreadsheet was asked for anew, which may not know of it. */
  let since: PageChange[] | null = null;
  async function reload(): Promise<void> {
    if (since !== null || !mayReload()) {
      wantReload();
      return;
    }
    since = [];
    try {
      const fetched = await fetchSpreadsheet();
      // It may have been long under way, and typing has begun meanwhile.
      if (mayReload()) await showAnew(fetched);
      else wantReload();
    } catch (error) {
      if (isPassing(error)) wantReload(LINE_MS);
      else notify({ text: error instanceof Error ? error.message : String(error) });
    } finally {
      since = null;
    }
  }
  async function showAnew(fetched: PageSpreadsheet): Promise<void> {
    spreadsheet = fetched;
    await grid.show(fetched);
    if (wished !== null) grid.select(wished.sheetId, wished.range);
    wished = null;
    header.title(fetched.title);
    showCharts(grid.active()?.sheetId ?? null);
    for (const event of since ?? []) if (!isOlder(event.stamp, fetched.stamp)) apply(event);
  }

  function take(event: PageEvent): void {
    const { stamp } = event;
    if (event.kind === 'hello') {
      header.line(true);
      if (stamp !== spreadsheet.stamp) wantReload();
      return;
    }
    if (isOlder(stamp, spreadsheet.stamp)) return;
    since?.push(event);
    apply(event);
  }
  function apply(event: PageChange): void {
    const { stamp } = event;
    spreadsheet = { ...spreadsheet, stamp };
    if (event.kind === 'reload') {
      if (event.window !== windowId) wantReload();
      return;
    }
    grid.patch(sending.admit(event.cells));
    card.update();
    if (event.charts) {
      spreadsheet = { ...spreadsheet, charts: event.charts };
      showCharts(grid.active()?.sheetId ?? null);
    }
  }

  await grid.show(spreadsheet);
  function openLine(): void {
    const lines = new EventSource(asPerson(`${api}/events`));
    lines.addEventListener('message', (event: MessageEvent<string>) =>
      take(JSON.parse(event.data) as PageEvent),
    );
    lines.addEventListener('error', () => {
      header.line(false);
      // The browser itself tries again after a broken line, but never after an answer other than 200.
      if (lines.readyState === EventSource.CLOSED) setTimeout(openLine, LINE_MS);
    });
  }
  openLine();
  addEventListener('beforeunload', (event) => {
    if (grid.flush() || sending.pending > 0) event.preventDefault();
  });
  // Whoever turns from a half-typed word to the menus or the sidebar has finished it.
  header.bar.addEventListener('pointerdown', () => void grid.endEditing());
  menus.bar.addEventListener('pointerdown', () => void grid.endEditing());
  addEventListener('blur', () => {
    if (script.sidebar.contains(document.activeElement)) void grid.endEditing();
  });
  addEventListener('hashchange', () => selectFromHash(location.hash, grid));
  addEventListener('resize', () => card.update());
  addEventListener(
    'keydown',
    (event) => {
      if (event.altKey && event.key === 'Enter' && !grid.isEditing() && card.followActive())
        event.preventDefault();
    },
    true,
  );

  addEventListener(
    'keydown',
    (event) => {
      if (event.key !== 'F6' || event.ctrlKey || event.altKey || event.metaKey) return;
      // A dialog keeps its keys, and a half-typed word its cell.
      if (grid.isEditing() || document.querySelector('dialog[open]')) return;
      event.preventDefault();
      event.stopPropagation();
      moveOn();
    },
    true,
  );
  /** From the grid to the menus, on to the sidebar where it is open, and back to the grid. */
  function moveOn(): void {
    const at = document.activeElement;
    if (menus.bar.contains(at)) {
      if (!script.focus()) grid.focus();
    } else if (script.sidebar.contains(at) || !menus.focus()) grid.focus();
  }

  selectFromHash(location.hash, grid);
  settleView();
  await run('onOpen', [])
    .then((outcome) => script.show(outcome))
    .catch((error: unknown) => notify({ text: String(error), tone: 'warning' }));
  Object.assign(handle, {
    ready: true,
    select: (tab: string, a1: string) => {
      const found = grid.select(tab, a1);
      // So that whoever selects can type at once.
      if (found) grid.focus();
      return found;
    },
    valueOf: (tab: string, a1: string) => plainOf(grid.cell(tab, a1)),
    noteOf: (tab: string, a1: string) => grid.note(tab, a1),
    backgroundOf: (tab: string, a1: string) => grid.background(tab, a1),
    activeCell: () => grid.active(),
    run: runItem,
    settled,
  } satisfies Partial<Handle>);
}

function plainOf(cell: ICellData | null): unknown {
  if (cell?.t === CellValueType.BOOLEAN) return cell.v === true || Number(cell.v) === 1;
  return cell?.v ?? cell?.p?.body?.dataStream.replace(/\r\n$/, '') ?? null;
}

/** Stamps of one run of the office are numbered. */
function isOlder(stamp: string, than: string): boolean {
  const [run, number] = stamp.split('-');
  const [otherRun, otherNumber] = than.split('-');
  return run === otherRun && Number(number) <= Number(otherNumber);
}

start().catch((error: unknown) => {
  pageElement().replaceChildren(
    element(
      'main',
      { class: 'refusal' },
      element('h1', {}, 'Không mở được bảng tính'),
      element('p', {}, error instanceof Error ? error.message : String(error)),
      element('p', {}, element('a', { href: '/' }, 'Chọn người dùng khác')),
    ),
  );
});
