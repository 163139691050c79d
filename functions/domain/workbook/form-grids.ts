// The workbook itself: the form with everything filled in that is known already, as grids for a
// writer. Grey cells are locked, white ones are typed; machine keys stand in hidden row 1, so that
// columns are found again however the workbook is rearranged.
import { formatDate } from '../vietnamese/date.ts';
import { describeDue, dueOfObligation } from '../calendar/due.ts';
import { dataWindow } from '../calendar/window.ts';
import { firstReminderLine } from '../deadline/reminder-words.ts';
import type { Grid, GridCell, GridRange, GridRule } from '../grid/grid.ts';
import { reportObligation } from '../plan/overlay.ts';
import { communeTitle } from '../unit/words.ts';
import {
  JOURNAL_TAB,
  META_TAB,
  PREVIOUS_TAB,
  TEMPLATE_VERSION,
  WORDS_TAB,
  type Column,
  type Form,
  type Tab,
  type Word,
} from './contract.ts';
import {
  cellRange,
  FIRST_ROW,
  gridOf,
  lineRanges,
  lineWidths,
  type Prefill,
  type PreviousContent,
} from './grid-tab.ts';
import { STEPS } from './form-base.ts';
import { answerGrid } from './grid-answers.ts';
import { difficultyGrid } from './grid-difficulties.ts';
import { figureGrid } from './grid-figures.ts';
import { communeGrid, LAST_VILLAGE_ROW, unitGrid } from './grid-lines.ts';
import { eventGrid, memberGrid, villageGrid } from './grid-rows.ts';

/** The grids of one commune's workbook: the form's tabs, then the hidden ones. */
export function formGrids(form: Form, prefill: Prefill): Grid[] {
  const words = wordLists(form);
  const villagesTab = form.tabs.find((tab) => tab.key === 'villages')?.name ?? '';
  const grids = form.tabs.map((tab) => {
    switch (tab.key) {
      case 'start':
        return startGrid(form, tab, prefill);
      case 'unit':
        return unitGrid(form, tab, prefill);
      case 'villages':
        return villageGrid(form, tab, prefill);
      case 'members':
        return memberGrid(form, tab, prefill);
      case 'figures':
        return figureGrid(form, tab, prefill);
      case 'commune':
        return communeGrid(form, tab, prefill);
      case 'activities':
      case 'supportPoints':
      case 'recognitions':
      case 'funding':
        return eventGrid(tab, prefill);
      case 'difficulties':
        return difficultyGrid(tab, prefill);
      case 'adhoc':
        return answerGrid(form, tab, prefill);
    }
  });
  for (const [index, tab] of form.tabs.entries()) {
    const grid = grids[index];
    if (grid) grid.rules = [...(grid.rules ?? []), ...typeRules(tab, grid, words, villagesTab)];
  }
  return [
    ...grids,
    wordsGrid(words),
    previousGrid(prefill.previous?.content ?? null),
    journalGrid(),
    metaGrid(form, prefill),
  ];
}

function startGrid(form: Form, tab: Tab, { commune, holidays }: Prefill): Grid {
  const obligation = reportObligation(form.overlay);
  const due =
    obligation === undefined ? null : dueOfObligation(obligation.obligation, form.period, holidays);
  const assumed = obligation !== undefined && obligation.obligation.due === null;
  const window = dataWindow(form.period, form.overlay.dataWindow);
  const values: Record<string, string> = {
    period: form.period.label,
    due: due
      ? `${describeDue(due)}${assumed ? ' – hạn gợi ý, văn bản không ấn định' : ''}`
      : 'Văn bản không ấn định ngày.',
    window: `Từ ${formatDate(window.from)} đến hết ${formatDate(window.to)}`,
    plans: form.overlay.plans.map((plan) => plan.title).join('; '),
    recipient: form.overlay.plans[0]?.leadAgency ?? '',
    status: `${communeTitle(commune)}: chưa nộp`,
    reminders: firstReminderLine(due, assumed),
    ...Object.fromEntries(STEPS.map((step, index) => [`step${index + 1}`, step])),
    cutoff: window.to,
  };
  const rows = (tab.lines ?? []).map((line): GridCell[] => {
    const value = values[line.key] ?? null;
    return [
      { value: line.key, tone: 'locked' },
      { value: line.label, tone: 'locked' },
      {
        value: line.type === 'date' && value !== null ? { date: value } : value,
        tone: line.locked ? 'locked' : 'entry',
        wrap: true,
        ...(line.type === 'date' ? { format: 'date' as const } : {}),
      },
      { value: line.hint ?? null, tone: 'note', wrap: true },
    ];
  });
  // Grey, yet open: the add-on writes the state there, and it can only do what the officer can.
  const place = tab.columns.findIndex((column) => column.key === 'value');
  const written = (tab.lines ?? []).flatMap(({ key }, index) =>
    key === 'status' || key === 'reminders' ? [cellRange(FIRST_ROW + index, place)] : [],
  );
  return gridOf(tab, rows, {
    columns: lineWidths(tab),
    unlocked: [...lineRanges(tab), ...written],
    landscape: false,
  });
}

interface WordList {
  words: Word[];
  column: number;
}

/** One column of the hidden list tab for each different dropdown. */
function wordLists(form: Form): Map<readonly Word[], WordList> {
  const lists = new Map<readonly Word[], WordList>();
  for (const { words } of form.tabs.flatMap((tab) => [...tab.columns, ...(tab.lines ?? [])]))
    if (words && !lists.has(words)) lists.set(words, { words, column: lists.size });
  return lists;
}

function wordsGrid(lists: ReadonlyMap<readonly Word[], WordList>): Grid {
  const columns = [...lists.values()];
  const height = Math.max(0, ...columns.map(({ words }) => words.length));
  return hiddenGrid(
    WORDS_TAB,
    Array.from({ length: height }, (_, row) =>
      columns.map(({ words }) => ({ value: words[row]?.name ?? null })),
    ),
    columns.map(() => ({ width: 30 })),
  );
}

/** Dropdowns and number checks over the rows that the grid has room for. */
function typeRules(
  tab: Tab,
  grid: Grid,
  lists: ReadonlyMap<readonly Word[], WordList>,
  villagesTab: string,
): GridRule[] {
  const ruleFor = (
    type: Column['type'],
    words: readonly Word[] | undefined,
    range: GridRange,
  ): GridRule[] => {
    const list = words ? lists.get(words) : undefined;
    if (type === 'word' && list)
      return [
        {
          kind: 'list',
          range,
          strict: false,
          source: {
            tab: WORDS_TAB,
            range: { top: 0, bottom: list.words.length - 1, left: list.column, right: list.column },
          },
        },
      ];
    if (type === 'village' || type === 'team')
      return [
        {
          kind: 'list',
          range,
          strict: false,
          source: {
            tab: villagesTab,
            range: { top: FIRST_ROW, bottom: LAST_VILLAGE_ROW - 1, left: 0, right: 0 },
          },
        },
      ];
    if (type === 'count') return [{ kind: 'wholeNumber', range, min: 0 }];
    if (type === 'decimal') return [{ kind: 'decimal', range, min: 0 }];
    if (type === 'date') return [{ kind: 'date', range }];
    if (type === 'flag') return [{ kind: 'checkbox', range }];
    return [];
  };
  if (tab.lines && tab.key !== 'commune') {
    const place = tab.columns.findIndex((column) => column.key === 'value');
    return tab.lines.flatMap((line, index) =>
      line.locked ? [] : ruleFor(line.type, line.words, cellRange(FIRST_ROW + index, place)),
    );
  }
  const bottom = grid.rows.length - 1;
  if (bottom < FIRST_ROW) return [];
  return tab.columns.flatMap((column, place) =>
    column.locked || column.computed
      ? []
      : ruleFor(column.type, column.words, { top: FIRST_ROW, bottom, left: place, right: place }),
  );
}

function hiddenGrid(name: string, rows: GridCell[][], columns: Grid['columns']): Grid {
  return { name, columns, rows, frozenRows: 0, frozenColumns: 0, hidden: true, protected: true };
}

/** What the last report said, for the sheet's own "lấy lại số kỳ trước". */
export function previousGrid(
  previous: Pick<PreviousContent, 'villageFigures' | 'communeFigures'> | null,
): Grid {
  const heading = ['village', 'team', 'indicator', 'numerator', 'denominator'];
  const rows = (previous?.villageFigures ?? []).map((line) => [
    line.village,
    line.team,
    line.indicator,
    line.numerator?.value ?? null,
    line.denominator?.value ?? null,
  ]);
  const communes = (previous?.communeFigures ?? []).map((line) => [
    null,
    null,
    line.indicator,
    line.numerator?.value ?? null,
    line.denominator?.value ?? null,
  ]);
  return hiddenGrid(
    PREVIOUS_TAB,
    [heading, ...rows, ...communes].map((row) => row.map((value) => ({ value }))),
    heading.map(() => ({ width: 18 })),
  );
}

/** What was sent from this workbook; rows of other periods say nothing about this one's revisions. */
function journalGrid(): Grid {
  const heading = ['Lúc', 'Bản', 'Người gửi', 'Kết quả', 'Kỳ'];
  return hiddenGrid(
    JOURNAL_TAB,
    [heading.map((value) => ({ value, tone: 'header' }))],
    heading.map(() => ({ width: 24 })),
  );
}

function metaGrid(form: Form, { commune }: Prefill): Grid {
  const values: [string, string | number][] = [
    ['province', commune.province],
    ['commune', commune.code],
    ['period', form.period.id],
    ['templateVersion', TEMPLATE_VERSION],
    ['plans', form.overlay.plans.map((plan) => plan.id).join(', ')],
  ];
  return hiddenGrid(
    META_TAB,
    values.map(([key, value]) => [{ value: key }, { value, format: 'text' }]),
    [{ width: 18 }, { width: 40 }],
  );
}
