// The world that an execution finds: the language of Apps Script and nothing of Node, fresh each
// time, under the office's clock.
import { describe, expect, it } from 'vitest';
import { CALCULATOR, mainOf, NOW, scriptOffice } from './script-office.ts';

describe('the world of an execution', () => {
  it('has nothing of Node or a browser', async () => {
    const names = `URL TextEncoder structuredClone setTimeout queueMicrotask fetch require process
      Buffer performance crypto window self`.split(/\s+/);
    const { value } = scriptOffice(CALCULATOR);
    const kinds = names.map((name) => `typeof ${name}`);
    expect(await value('main', kinds)).toEqual(names.map(() => 'undefined'));
  });

  it('is fresh: what an execution leaves in a global is gone in the next', async () => {
    const { value } = scriptOffice(
      'var count = 0; function main() { count += 1; Array.prototype.stain = 1; return [count, [].stain]; }',
    );
    expect(await value('main')).toEqual([1, 1]);
    expect(await value('main')).toEqual([1, 1]);
  });

  it('passes arguments and results as plain JSON of its own kind', async () => {
    const { value } = scriptOffice(
      `function main(wish) { return { array: wish.list instanceof Array, object: wish instanceof Object, again: wish, none: undefined }; }`,
    );
    const wish = { list: [1, 'hai', null] };
    expect(await value('main', wish)).toEqual({ array: true, object: true, again: wish });
  });

  it('gives nothing where a function gives nothing', async () => {
    expect(await scriptOffice(mainOf('')).run('main')).toEqual({ effects: [], logs: [] });
  });

  it('waits for a function that is async', async () => {
    expect(await scriptOffice('async function main() { return await 5; }').value('main')).toBe(5);
  });

  it('lets a promise fail that nobody waits for', async () => {
    const { value } = scriptOffice(
      mainOf(`void Promise.reject(new Error('x')).finally(() => Date.now()); return 1;`),
    );
    expect(await value('main')).toBe(1);
    expect(await value('main')).toBe(1);
  });

  it('keeps the lines that are logged', async () => {
    const { run } = scriptOffice(
      mainOf(`console.log('một', { hai: 2 }); console.warn('ba'); Logger.log('bốn %s', 5);`),
    );
    expect((await run('main')).logs).toEqual(['một { hai: 2 }', 'WARNING ba', 'bốn 5']);
  });

  it('tells the message of what is thrown, and where, to the engineer', async () => {
    const outcome = await scriptOffice(mainOf(`throw new Error('hỏng');`)).run('main');
    expect(outcome.error).toBe('hỏng');
    expect(outcome.logs.join()).toContain('Code.js:1');
  });

  it('makes errors of services that are errors there, as Exception', async () => {
    const { value } = scriptOffice(
      mainOf(`try { SpreadsheetApp.getActive().getRange('Không có!A1'); }
        catch (error) { return [error instanceof Error, error.name, error.message]; }`),
    );
    expect(await value('main')).toEqual([true, 'Exception', 'Range not found']);
  });

  it.each([
    ['a function that is not there', 'gone', 'Script function not found: gone'],
    ['a private one', 'hidden_', 'Script function not found: hidden_'],
  ])('refuses %s', async (_name, name, message) => {
    const { run } = scriptOffice('function hidden_() { return 1; }');
    expect((await run(name)).error).toBe(message);
  });

  it('says what is wrong with code that cannot be read', async () => {
    expect((await scriptOffice('function main( {').run('main')).error).toContain('Unexpected');
  });
});

it('refuses by its name what the local office does not have', async () => {
  const absent = new Map([
    ['SpreadsheetApp.openById("1")', 'SpreadsheetApp.openById'],
    ['SpreadsheetApp.getActive().getRange("A1").getFoo()', 'SpreadsheetApp.Range.getFoo'],
    ['SpreadsheetApp.getActiveSheet().sort(1)', 'SpreadsheetApp.Sheet.sort'],
    ['SpreadsheetApp.getUi().prompt("?")', 'Ui.prompt'],
    ['HtmlService.createTemplateFromFile("a")', 'HtmlService.createTemplateFromFile'],
    ['MailApp.sendEmail("a")', 'MailApp.sendEmail'],
    ['ScriptApp.getOAuthToken()', 'ScriptApp.getOAuthToken'],
    ['Utilities.zip([])', 'Utilities.zip'],
    ['console.table([])', 'console.table'],
  ]);
  const { value } = scriptOffice(CALCULATOR);
  expect(await value('main', [...absent.keys()])).toEqual(
    [...absent.values()].map((name) => `${name} is not implemented in the local office`),
  );
});

describe('the clock', () => {
  it("is the office's, in the zone of the manifest", async () => {
    const { value } = scriptOffice(
      mainOf(`const date = new Date();
        return [Date.now(), date.getTime(), date.getHours(), date.getDate(), date.getDay(),
          date.getTimezoneOffset(), String(date), date.toISOString(), date instanceof Date,
          date.constructor === Date, Date().slice(0, 15)];`),
    );
    expect(await value('main')).toEqual([
      NOW,
      NOW,
      16,
      19,
      5,
      -420,
      'Fri Dec 19 2025 16:30:00 GMT+0700 (Indochina Time)',
      '2025-12-19T09:30:00.000Z',
      true,
      true,
      'Fri Dec 19 2025',
    ]);
  });

  it('goes where the office moves it, also in the middle of an execution', async () => {
    let now = NOW;
    const { value } = scriptOffice(
      mainOf(`const before = Date.now(); Utilities.sleep(1); return Date.now() - before;`),
      { now: () => (now += 86_400_000) },
    );
    expect(await value('main')).toBe(86_400_000);
  });

  it('reads and moves dates as it would in Viet Nam', async () => {
    const dates = new Map([
      ['new Date(2025, 11, 20)', '2025-12-19T17:00:00.000Z'],
      ['new Date(2025, 0, 31, 7, 30)', '2025-01-31T00:30:00.000Z'],
      ["new Date('2025-12-20')", '2025-12-20T00:00:00.000Z'],
      ["new Date('2025-12-20T08:00:00')", '2025-12-20T01:00:00.000Z'],
      ["new Date('2025-12-20T08:00:00Z')", '2025-12-20T08:00:00.000Z'],
      ["new Date('2025-12-20T08:00:00+09:00')", '2025-12-19T23:00:00.000Z'],
      ["new Date('Dec 20, 2025 08:00')", '2025-12-20T01:00:00.000Z'],
      ['new Date(0)', '1970-01-01T00:00:00.000Z'],
      ['new Date(new Date(5))', '1970-01-01T00:00:00.005Z'],
      ['new Date(new Date(2025, 0, 31).setMonth(1))', '2025-03-02T17:00:00.000Z'],
      ['new Date(new Date(2025, 0, 1).setHours(25))', '2025-01-01T18:00:00.000Z'],
      ['new (class Day extends Date {})(5)', '1970-01-01T00:00:00.005Z'],
    ]);
    const { value } = scriptOffice(CALCULATOR);
    const texts = [...dates.keys()].map((it) => `${it}.toISOString()`);
    expect(await value('main', texts)).toEqual([...dates.values()]);
  });
});
