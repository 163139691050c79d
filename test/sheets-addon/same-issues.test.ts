// The add-on and the server say the same about a workbook, to the letter: the compiled Code.js, in a
// bare world, beside the checker that the functions run, on a thousand workbooks that were typed in
// by people who do everything wrong.
import { beforeAll, describe, expect, it } from 'vitest';
import { redactBook } from '../../functions/domain/workbook/redact.ts';
import { communeIssues, formOf, randomSheet } from './random-sheets.ts';
import { compiledAddon, scriptIn, surroundings, type Script } from './script.ts';
import type { CheckView, IssueView } from '../../sheets-addon/contract.ts';

const WORKBOOKS = 1000;
const AT_ONCE = 50;
const around = surroundings({ id: '', sheets: [], selected: null, toasts: [] });
let script: Script;

beforeAll(async () => {
  script = scriptIn((await compiledAddon()).code, around);
});

const sorted = (issues: readonly IssueView[]) => issues.map((it) => JSON.stringify(it)).sort();

describe('the add-on and the server', () => {
  const starts = Array.from({ length: WORKBOOKS / AT_ONCE }, (_, index) => index * AT_ONCE);

  it.each(starts)('say the same of workbooks %i and the next 49', (start) => {
    for (let seed = start; seed < start + AT_ONCE; seed += 1) {
      const sheet = randomSheet(seed);
      around.paper = sheet.paper;
      const view = script.sidebarCheck() as CheckView;
      const found = view.groups.flatMap(({ issues }) => issues);
      expect(sorted(found), `workbook ${seed}: ${around.said.join()}`).toEqual(
        sorted(communeIssues(sheet.book, sheet.context)),
      );
    }
  });

  it.each(starts)(
    'agree on what is left after names are taken out, %i and the next 49',
    (start) => {
      const place = ({ code, tab, cell }: IssueView) => `${code} ${tab}!${cell}`;
      for (let seed = start; seed < start + AT_ONCE; seed += 1) {
        const { book, context } = randomSheet(seed);
        const known = new Set(communeIssues(book, context).map(place));
        const sent = communeIssues(redactBook(book, formOf(context)), context);
        const grave = sent.filter(({ severity }) => severity !== 'INFO').map(place);
        expect(
          grave.filter((it) => !known.has(it)),
          `workbook ${seed}`,
        ).toEqual([]);
      }
    },
  );

  it('find something in most of them, of many kinds', () => {
    const found = starts.flatMap((start) => {
      const { book, context } = randomSheet(start);
      return communeIssues(book, context).map(({ code: kind }) => kind);
    });
    expect(new Set(found).size).toBeGreaterThan(20);
  });
});
