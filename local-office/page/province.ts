// The province's desk: how far the period is, commune by commune, the way to each spreadsheet, and the
// office's clock and scheduled jobs, which in production belong to Google's cloud.
import {
  parsePeriod,
  periodContaining,
  previousPeriod,
  type Period,
} from '../../functions/domain/calendar/period.ts';
import type { ProgressLine, ProvinceProgress } from '../../functions/domain/report/desk.ts';
import { ask, asPerson, whoAsks } from './ask.ts';
import { element, pageElement } from './element.ts';
import { notify } from './notices.ts';
import { momentText, officePanel, type OfficeState } from './office-panel.ts';
import { outboxPanel } from './outbox.ts';
import { ROLE_WORDS, type DeskPerson } from './people.ts';
import { progressBar, stateOf, STATES, type State } from './progress.ts';
import { viewAsPanel } from './view-as.ts';

/** How many periods before the current one can be chosen. */
const BEFORE = 4;

async function start(): Promise<void> {
  const [people, office] = await Promise.all([
    ask<DeskPerson[]>('/api/people'),
    ask<OfficeState>('/api/office'),
  ]);
  const who = people.find((person) => person.email === whoAsks());
  const board = element('div', { class: 'board' });
  let period = new URLSearchParams(location.search).get('period') ?? office.period;
  let only: State | null = null;

  const chooser = element(
    'select',
    {
      id: 'period',
      onchange: () => {
        period = chooser.value;
        void refresh();
      },
    },
    ...periodsAround(office.period, period).map(({ id, label }) =>
      element('option', { value: id, selected: id === period }, label),
    ),
  );

  const outbox = outboxPanel();

  async function refresh(): Promise<void> {
    void outbox.refresh().catch(() => undefined);
    try {
      const progress = await ask<ProvinceProgress>(
        `/api/progress?period=${encodeURIComponent(period)}`,
      );
      board.replaceChildren(...boardOf(progress));
    } catch (error) {
      board.replaceChildren(
        element(
          'p',
          { class: 'refusal' },
          error instanceof Error ? error.message : 'Không lấy được tiến độ.',
        ),
      );
    }
  }

  function boardOf(progress: ProvinceProgress): HTMLElement[] {
    const { lines, summary, periodLabel, provinceName } = progress;
    const counts = STATES.map(({ state }) => ({
      state,
      count: lines.filter((line) => stateOf(line) === state).length,
    }));
    const dues = new Set(lines.map(({ timeliness }) => timeliness.dueWords));
    const [due] = dues.size === 1 ? dues : [];
    const row = (line: ProgressLine) => rowOf(line, due === undefined);
    const table = element('tbody', {}, ...lines.filter(wanted).map(row));
    const chips = counts.map(({ state, count }) => chip(state, count));

    function wanted(line: ProgressLine): boolean {
      return only === null || stateOf(line) === only;
    }
    function chip(state: State, count: number): HTMLElement {
      const words = STATES.find((it) => it.state === state);
      const button = element(
        'button',
        {
          class: `chip ${state}`,
          'aria-pressed': String(only === state),
          disabled: count === 0,
          onclick: () => {
            only = only === state ? null : state;
            for (const it of chips)
              it.setAttribute('aria-pressed', String(it === button && !!only));
            table.replaceChildren(...lines.filter(wanted).map(row));
          },
        },
        element('b', {}, String(count)),
        ` ${words?.label ?? ''}`,
      );
      return button;
    }

    return [
      element(
        'div',
        { class: 'board-head' },
        element('h2', {}, `${provinceName} · ${periodLabel}`),
        summary.url
          ? element(
              'a',
              { class: 'button strong', href: asPerson(localPath(summary.url)) },
              'Mở bảng tổng hợp của tỉnh',
            )
          : element('p', {}, 'Chưa có bảng tổng hợp cho kỳ này.'),
      ),
      element('div', { class: 'chips', role: 'group', 'aria-label': 'Lọc theo tiến độ' }, ...chips),
      progressBar(counts),
      element(
        'table',
        { class: 'communes' },
        element('caption', {}, due ? `Tiến độ từng xã, hạn ${due}` : 'Tiến độ từng xã'),
        element(
          'thead',
          {},
          element(
            'tr',
            {},
            ...headings(due === undefined).map((words) => element('th', { scope: 'col' }, words)),
          ),
        ),
        table,
      ),
    ];
  }

  pageElement().replaceChildren(
    element(
      'header',
      { class: 'top' },
      element('h1', {}, element('a', { href: '/' }, 'Chốt Số')),
      element('span', { class: 'badge' }, 'mô phỏng'),
      element(
        'p',
        {},
        who ? `${who.name} · ${ROLE_WORDS[who.role] ?? who.role}` : whoAsks(),
        ' · ',
        element('a', { href: '/' }, 'Đổi người dùng'),
      ),
    ),
    element(
      'main',
      { class: 'province-desk' },
      element(
        'div',
        { class: 'tools' },
        element('label', { for: 'period' }, 'Kỳ báo cáo'),
        chooser,
        element('button', { onclick: () => void refresh() }, 'Xem lại tiến độ'),
      ),
      board,
      officePanel(office, {
        changed: () => void refresh(),
        failed: (text) => notify({ text, tone: 'warning' }),
      }),
      who?.role === 'provinceStaff' ? viewAsPanel(people, () => period) : null,
      outbox.panel,
    ),
  );
  await refresh();
}

const headings = (withDue: boolean) =>
  ['Xã', 'Tình trạng', withDue ? 'Hạn' : null, 'Bản đã nộp', 'Bảng tính'].filter(
    (words) => words !== null,
  );

function rowOf(line: ProgressLine, withDue: boolean): HTMLElement {
  const { spreadsheet, report, timeliness } = line;
  const state = STATES.find((it) => it.state === stateOf(line));
  const late = timeliness.lateByDays;
  return element(
    'tr',
    {},
    element('th', { scope: 'row' }, line.name, element('small', {}, line.commune)),
    element(
      'td',
      {},
      element('span', { class: `mark ${state?.state ?? ''}` }, state?.one ?? ''),
      late === null ? null : ` ${late === 0 ? 'trong ngày' : `${late} ngày`}`,
    ),
    withDue
      ? element(
          'td',
          {},
          timeliness.dueWords ?? 'Kế hoạch không nêu hạn',
          timeliness.assumed ? element('small', {}, 'ngày nhắc, kế hoạch không nêu') : null,
        )
      : null,
    element(
      'td',
      {},
      report ? `Bản ${report.revision}, ${momentText(report.submittedAt)}` : '–',
      report ? element('small', {}, report.by) : null,
    ),
    element('td', {}, spreadsheetLink(line.name, spreadsheet)),
  );
}

const TROUBLE: Record<string, string> = {
  NONE: 'chưa tạo',
  FORBIDDEN: 'không còn quyền mở',
  GONE: 'đã bị xóa',
  FAILED: 'tạo chưa xong',
};

function spreadsheetLink(name: string, { url, state }: ProgressLine['spreadsheet']): HTMLElement {
  if (url === null || state !== 'READY')
    return element('span', { class: 'trouble' }, TROUBLE[state] ?? state);
  const label = `Mở bảng tính của ${name}`;
  return element('a', { href: asPerson(localPath(url)), 'aria-label': label }, 'Mở');
}

/** Links of the functions name their own server; this office is where the page came from. */
function localPath(url: string): string {
  const { pathname, search, hash } = new URL(url, location.origin);
  return pathname + search + hash;
}

/** The period that is reported on, the few before it, its year, and the one that was asked for. */
function periodsAround(current: string, asked: string): Period[] {
  const now = parsePeriod(current);
  if (!now) return [];
  const periods = [now];
  for (let n = 0; n < BEFORE; n += 1) {
    const last = periods.at(-1);
    const before = last && previousPeriod(last);
    if (before) periods.push(before);
  }
  const others = [periodContaining(now.start, 'YEAR'), parsePeriod(asked)];
  for (const other of others)
    if (other && !periods.some(({ id }) => id === other.id)) periods.push(other);
  return periods;
}

start().catch((error: unknown) => {
  pageElement().replaceChildren(
    element(
      'main',
      { class: 'refusal' },
      element('h1', {}, 'Không mở được bàn làm việc'),
      element('p', {}, error instanceof Error ? error.message : String(error)),
      element('p', {}, element('a', { href: '/' }, 'Chọn người dùng khác')),
    ),
  );
});
