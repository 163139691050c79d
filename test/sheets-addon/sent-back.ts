// A commune's sheet whose first revision the province has sent back, and what the functions answer it.
import type { ReportContent } from '../../functions/domain/report/content.ts';
import type { ReportStatus } from '../../functions/domain/report/desk.ts';
import { cellAddress } from '../../functions/domain/workbook/cell.ts';
import type { StatusView, SubmitView } from '../../sheets-addon/contract.ts';
import { dress, lookOf, sheetOf, spreadsheetOn } from './paper.ts';
import { ACCEPTED, openedFor, STANDING, statusOf } from './sending.ts';
import { typeOn } from './sheets.ts';

export const FIGURES = '4. Số liệu kỳ';
export const ENTRY = '#fffdf0';
export const [BLOCK, WARN, RETURNED] = ['#f4c7c3', '#fce8b2', '#d9ccf2'];
export const REASON = 'Số hộ chưa khớp với biên bản';

export interface Pin {
  at: string;
  words: string;
}

/** A sheet whose first revision the province has sent back, pinned to these cells. */
export function sentBack(
  code: string,
  pins: (informed: (row: number) => string) => Pin[],
  more: Partial<ReportStatus> = {},
) {
  let standing: ReportContent | null = null;
  let state: 'RETURNED' | 'SUBMITTED' | 'ACCEPTED' = 'RETURNED';
  let online = true;
  let cells: Pin[] = [];
  const made = openedFor(code, ({ url }) => {
    if (!online) return null;
    if (url.includes('submitWorkbook')) {
      state = 'SUBMITTED';
      return ACCEPTED;
    }
    const report = { ...STANDING, revision: 1, state };
    const returned = {
      revision: 1,
      at: '2025-12-18T10:00:00+07:00',
      by: 'son@dn.example',
      reason: REASON,
      cells,
      from: 'PROVINCE' as const,
    };
    const body = statusOf(made.context, { report, returned, content: standing, ...more });
    return { status: 200, body };
  });
  const { desk, paper, script } = made;
  const id = desk.form.villageIndicators.find(
    ({ indicator }) => indicator.numerator.source === 'typed',
  )?.canonicalId;
  const key = `n:${id}`;
  const column = desk.sheet('figures').rows[0]?.indexOf(key) ?? -1;
  const address = (row: number) => cellAddress(row + 2, column);
  cells = pins((row) => `${FIGURES}!${address(row)}`);
  standing = desk.receive().content;
  const sheet = sheetOf(paper, FIGURES);
  for (const row of [0, 1]) dress(sheet, address(row), { colour: ENTRY });
  return {
    ...made,
    sheet,
    address,
    type: (row: number, value: string | number) => typeOn(paper, desk, 'figures', row, key, value),
    look: (row: number) => lookOf(sheet, address(row)),
    status: () => script.sidebarStatus() as StatusView,
    prepare: () => script.sidebarPrepare() as SubmitView,
    edit: (range: string) => {
      const source = spreadsheetOn(paper);
      script['onEdit']?.({ source, range: source.getSheetByName(FIGURES)?.getRange(range) });
    },
    decide: (to: typeof state) => {
      state = to;
    },
    unplug: () => {
      online = false;
    },
    /** A row put in above the first village, on paper and at the desk. */
    insertRow: () => {
      spreadsheetOn(paper).getSheetByName(FIGURES)?.insertRowBefore(3);
      desk.sheet('figures').rows.splice(2, 0, []);
    },
  };
}

export const block = (...lines: string[]) => `⟦Chốt Số⟧\n${lines.join('\n')}\n⟦/Chốt Số⟧`;
export const both = (informed: (row: number) => string) => [
  { at: informed(0), words: 'Biên bản ghi 150' },
  { at: informed(1), words: '' },
];
