// Functions that run by themselves, on opening and on each edit: what they are told, and how little
// they may do.
import { describe, expect, it } from 'vitest';
import { FIGURES, OFFICER, READER, scriptOffice } from './script-office.ts';

const edit = { sheetId: FIGURES, range: 'E5', value: '12', oldValue: '7' };

describe('onEdit', () => {
  it('is told what was edited, in Apps Script’s own objects', async () => {
    const { run } = scriptOffice(
      `function onEdit(e) {
        e.range.setNote('sửa');
        return [e.range.getA1Notation(), e.range.getSheet().getName(), e.value, e.oldValue,
          e.source.getName(), e.authMode === ScriptApp.AuthMode.LIMITED, e.user.getEmail(),
          'value' in e, 'oldValue' in e];
      }`,
    );
    expect((await run('onEdit', { args: [edit] })).value).toEqual([
      'E5',
      'Số liệu',
      '12',
      '7',
      'Xã An Bình',
      true,
      '',
      true,
      true,
    ]);
    const cleared = { ...edit, range: 'E5:F9', value: null, oldValue: undefined };
    expect((await run('onEdit', { args: [cleared] })).value).toEqual([
      'E5:F9',
      'Số liệu',
      null,
      null,
      'Xã An Bình',
      true,
      '',
      false,
      false,
    ]);
  });

  it.each([
    ["UrlFetchApp.fetch('http://127.0.0.1:1/')", 'UrlFetchApp.fetch'],
    ["SpreadsheetApp.getUi().showSidebar(HtmlService.createHtmlOutput(''))", 'Ui.showSidebar'],
    ['ScriptApp.getIdentityToken()', 'ScriptApp.getIdentityToken'],
    ['Session.getEffectiveUser()', 'Session.getEffectiveUser'],
  ])('may not call %s', async (expression, member) => {
    const { run } = scriptOffice(`function onEdit() { ${expression}; }`);
    const { error } = await run('onEdit', { args: [edit] });
    expect(error).toContain(`You do not have permission to call ${member}. Required permissions:`);
  });

  it('may read and mark cells, say something, and use what is kept', async () => {
    const { run } = scriptOffice(
      `function onEdit(e) {
        e.range.setBackground('#fce8b2');
        e.source.toast('Chú ý');
        CacheService.getDocumentCache().put('a', 'b');
        return [LockService.getDocumentLock().tryLock(10), e.range.getBackground()];
      }`,
    );
    const outcome = await run('onEdit', { args: [edit] });
    expect(outcome.value).toEqual([true, '#fce8b2']);
    expect(outcome.effects).toMatchObject([{ kind: 'toast' }]);
  });
});

describe('simple triggers', () => {
  it('build the menu on opening', async () => {
    const { run } = scriptOffice(
      `function onOpen(e) {
        SpreadsheetApp.getUi().createMenu(String(e.authMode)).addItem('Một', 'one').addToUi();
      }`,
    );
    expect((await run('onOpen')).effects).toMatchObject([{ kind: 'menu', caption: 'LIMITED' }]);
  });

  it('do nothing where the add-on has none', async () => {
    const { run } = scriptOffice('');
    expect(await run('onOpen')).toEqual({ effects: [], logs: [] });
    expect(await run('onEdit', { args: [edit] })).toEqual({ effects: [], logs: [] });
  });

  it('do not run in the window of who may only read', async () => {
    const { run } = scriptOffice(`function onOpen() { SpreadsheetApp.getActive().toast('x'); }`);
    expect((await run('onOpen', { user: READER })).effects).toEqual([]);
    expect((await run('onOpen', { user: OFFICER })).effects).toHaveLength(1);
  });

  it('have all rights when the add-on is put in', async () => {
    const { value } = scriptOffice('function onInstall(e) { return String(e.authMode); }');
    expect(await value('onInstall')).toBe('FULL');
  });
});
