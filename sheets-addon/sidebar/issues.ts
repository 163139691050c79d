// The list of what a check found: by tab, each issue a single button that leads to its cell. Colour
// is only a help: every issue carries its severity as a word.
import type { CheckView, IssueView } from '../contract.ts';
import type { Severity } from '../../functions/domain/workbook/issue.ts';
import { element, growingList } from './dom.ts';
import { ask, focusSheet } from './server.ts';
import type { Stage } from './stage.ts';

const SEVERITY_NAMES: Record<Severity, string> = {
  BLOCK: 'Lỗi',
  WARN: 'Cảnh báo',
  INFO: 'Lưu ý',
};
const GRAVITY: readonly Severity[] = ['BLOCK', 'WARN', 'INFO'];
/** Issues of one tab shown at first: a sheet of 200 teams can have a thousand. */
const AT_FIRST = 40;

/**
 * The groups that hold any of these severities, each with its number. Tabs with something to mend
 * come first; those that only tell something stay folded.
 */
export function issueGroups(
  stage: Stage,
  groups: CheckView['groups'],
  wanted: readonly Severity[],
): HTMLElement[] {
  const shown = groups.map(({ tab, issues }) => ({
    tab,
    issues: issues.filter(({ severity }) => wanted.includes(severity)),
    worst: Math.min(...issues.map(({ severity }) => GRAVITY.indexOf(severity))),
  }));
  return shown
    .filter(({ issues }) => issues.length > 0)
    .sort((a, b) => a.worst - b.worst)
    .map(({ tab, issues, worst }) => {
      const open = worst < GRAVITY.indexOf('INFO') || wanted.length === 1;
      const number = element('span', { class: 'count' }, String(issues.length));
      const title = element('summary', {}, tab === '' ? 'Toàn bảng tính' : tab, ' ', number);
      const list = growingList('issues', issues, AT_FIRST, (issue) => issueItem(stage, issue));
      return element('details', { class: 'group', open }, title, ...list);
    });
}

function issueItem(stage: Stage, issue: IssueView): HTMLLIElement {
  const { severity, tab, cell, message } = issue;
  const head = element(
    'span',
    { class: 'issue-head' },
    element('span', { class: 'badge' }, SEVERITY_NAMES[severity]),
    tab === '' ? null : element('span', { class: 'cell' }, cell === '' ? 'Mở tab' : `Ô ${cell}`),
  );
  const words = element('span', { class: 'sentence' }, message);
  const look = `issue ${severity.toLowerCase()}`;
  if (tab === '') return element('li', {}, element('div', { class: look }, head, words));
  return element('li', {}, leadingButton(stage, tab, cell, look, head, words));
}

/** What stands in it, as a button that leads to a cell. */
export function leadingButton(
  stage: Stage,
  tab: string,
  cell: string,
  look: string,
  ...parts: (HTMLElement | null)[]
): HTMLElement {
  const facts = { type: 'button', class: look, title: `Đến ${placeOf(tab, cell)}` };
  const press = element('button', facts, ...parts);
  press.addEventListener('click', () => void goTo(stage, tab, cell, press));
  return press;
}

/** A cell as a small button, beside a sentence that stands elsewhere. */
export function cellButton(stage: Stage, tab: string, cell: string): HTMLElement {
  const press = element(
    'button',
    { type: 'button', class: 'cell-link', 'aria-label': `Đến ${placeOf(tab, cell)}` },
    `Ô ${cell}`,
  );
  press.addEventListener('click', () => void goTo(stage, tab, cell, press));
  return press;
}

/** One press: the cell is selected, and the keyboard is in the sheet. */
async function goTo(stage: Stage, tab: string, cell: string, near: HTMLElement): Promise<void> {
  const found = await ask('selectCell', tab, cell);
  near.parentElement?.querySelector('.gone')?.remove();
  if (found === true) {
    stage.say(`Đã đến ${placeOf(tab, cell)}.`);
    focusSheet();
    return;
  }
  const words =
    found === false
      ? `Không tìm thấy ${placeOf(tab, cell)}; hãy kiểm tra lại.`
      : 'Chưa đến được ô này; hãy thử lại.';
  near.after(element('span', { class: 'gone' }, words));
  stage.say(words);
}

function placeOf(tab: string, cell: string): string {
  return cell === '' ? `tab “${tab}”` : `ô ${cell} của tab “${tab}”`;
}
