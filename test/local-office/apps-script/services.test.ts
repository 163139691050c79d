// The services beside the spreadsheet: windows, pages, what is kept, who is there, utilities.
import { describe, expect, it } from 'vitest';
import { CALCULATOR, mainOf, NOW, OFFICER, READER, scriptOffice } from './script-office.ts';

describe('the window', () => {
  it('is given menus, with their parts and what stands below them', async () => {
    const { run } = scriptOffice(
      mainOf(`const ui = SpreadsheetApp.getUi();
        ui.createMenu('Tổ CNSCĐ').addItem('Kiểm tra', 'check').addSeparator()
          .addSubMenu(ui.createMenu('Khác').addItem('Hướng dẫn', 'guide')).addToUi();`),
    );
    expect((await run('main')).effects).toEqual([
      {
        kind: 'menu',
        caption: 'Tổ CNSCĐ',
        items: [
          { label: 'Kiểm tra', function: 'check' },
          null,
          { label: 'Khác › Hướng dẫn', function: 'guide' },
        ],
      },
    ]);
  });

  it('is given sidebar, dialog, toast and alert in their order', async () => {
    const { run } = scriptOffice(
      mainOf(`const ui = SpreadsheetApp.getUi();
        ui.showSidebar(HtmlService.createHtmlOutputFromFile('thanhben').append('<p>1</p>').setTitle('Kiểm tra'));
        ui.showModalDialog(HtmlService.createHtmlOutput('<b>2</b>').setWidth(300).setHeight(200), 'Hộp');
        SpreadsheetApp.getActive().toast('Đã gửi', 'Xong', 3);
        return ui.alert('Chú ý', 'Mất mạng', ui.ButtonSet.OK) === ui.Button.OK;`),
    );
    expect(await run('main')).toEqual({
      value: true,
      logs: [],
      effects: [
        { kind: 'sidebar', title: 'Kiểm tra', html: '<h1>Thanh bên</h1><p>1</p>' },
        { kind: 'dialog', title: 'Hộp', html: '<b>2</b>', width: 300, height: 200 },
        { kind: 'toast', title: 'Xong', text: 'Đã gửi', seconds: 3 },
        { kind: 'alert', title: 'Chú ý', text: 'Mất mạng' },
      ],
    });
  });

  it('keeps the effects of an execution that failed later', async () => {
    const { run } = scriptOffice(
      mainOf(`SpreadsheetApp.getActive().toast('một'); HtmlService.createHtmlOutputFromFile('x');`),
    );
    const { error, effects } = await run('main');
    expect(error).toBe('No HTML file named x was found.');
    expect(effects).toMatchObject([{ kind: 'toast', text: 'một' }]);
  });
});

describe('what is kept', () => {
  it('lies in drawers: the script’s, the account’s, the document’s', async () => {
    const { run, value } = scriptOffice(
      `function keep() {
        PropertiesService.getScriptProperties().setProperty('a', 1);
        PropertiesService.getUserProperties().setProperties({ b: '2' });
        PropertiesService.getDocumentProperties().setProperty('c', '3').setProperty('d', '4').deleteProperty('c');
      }
      function look() {
        return [PropertiesService.getScriptProperties().getProperties(),
          PropertiesService.getUserProperties().getProperty('b'),
          PropertiesService.getDocumentProperties().getKeys()];
      }`,
    );
    await run('keep');
    const properties = { FUNCTIONS_URL: 'http://127.0.0.1:1/fn', a: '1' };
    expect(await value('look')).toEqual([properties, '2', ['d']]);
    const other = await run('look', { user: READER });
    expect(other.value).toEqual([properties, null, ['d']]);
  });

  it('refuses what Google would not keep', async () => {
    const { value } = scriptOffice(CALCULATOR);
    expect(
      await value('main', [
        "PropertiesService.getScriptProperties().setProperty('a', 'đ'.repeat(5000))",
        "CacheService.getScriptCache().put('a', 'x'.repeat(102401))",
        "CacheService.getScriptCache().put('k'.repeat(251), 'x')",
      ]),
    ).toEqual([
      'Argument too large: value',
      'Argument too large: value',
      'Argument too large: key',
    ]);
  });

  it('is in the cache until the office’s clock has gone on', async () => {
    let now = NOW;
    const { value } = scriptOffice(
      `function keep() { const cache = CacheService.getDocumentCache();
        cache.put('brief', 'a', 60); cache.putAll({ long: 'b', gone: 'c' }, 3600); cache.remove('gone'); }
      function look() { return CacheService.getDocumentCache().getAll(['brief', 'long', 'gone']); }`,
      { now: () => now },
    );
    await value('keep');
    expect(await value('look')).toEqual({ brief: 'a', long: 'b' });
    now += 60_000;
    expect(await value('look')).toEqual({ long: 'b' });
  });
});

describe('who is there', () => {
  it('is the account at the keyboard, with a signed word for it', async () => {
    const { value } = scriptOffice(CALCULATOR);
    expect(
      await value('main', [
        'Session.getActiveUser().getEmail()',
        'Session.getEffectiveUser().getEmail()',
        'Session.getScriptTimeZone()',
        'Session.getActiveUserLocale()',
        'ScriptApp.getIdentityToken()',
        'String(ScriptApp.AuthMode.FULL)',
      ]),
    ).toEqual([OFFICER, OFFICER, 'Asia/Ho_Chi_Minh', 'vi', `signed:${OFFICER}`, 'FULL']);
  });

  it.each([
    ['who may not see the spreadsheet', { user: 'la@example.vn' }],
    ['to a spreadsheet that is not there', { spreadsheetId: 'không có' }],
  ])('lets nobody in %s', async (_name, call) => {
    const { error } = await scriptOffice(mainOf('return 1;')).run('main', call);
    expect(error).toBe('You do not have permission to access the requested document.');
  });

  it.each([
    ['SpreadsheetApp.getActiveSheet()', 'spreadsheets.currentonly'],
    ['SpreadsheetApp.getUi().showSidebar(HtmlService.createHtmlOutput(""))', 'container.ui'],
    ['UrlFetchApp.fetch("http://127.0.0.1:1/")', 'script.external_request'],
    ['ScriptApp.getIdentityToken()', 'openid'],
    ['Session.getActiveUser()', 'userinfo.email'],
  ])('grants nothing that the manifest does not ask for: %s', async (expression, scope) => {
    const manifest = { timeZone: 'Asia/Ho_Chi_Minh', oauthScopes: [] };
    const { error } = await scriptOffice(mainOf(expression), { manifest }).run('main');
    expect(error).toMatch(/^You do not have permission to call [\w.]+\. Required permissions: /);
    expect(error).toContain(scope);
  });
});

describe('utilities', () => {
  it('write moments in the patterns of SimpleDateFormat, in any zone', async () => {
    const patterns = new Map([
      ['yyyy-MM-dd HH:mm:ss', '2025-12-19 16:30:00'],
      ["d/M/yy 'lúc' h:mm a", '19/12/25 lúc 4:30 PM'],
      ["EEE EEEE MMM MMMM u ''", "Fri Friday Dec December 5 '"],
      ["yyyy-MM-dd'T'HH:mm:ss.SSSXXX Z", '2025-12-19T16:30:00.000+07:00 +0700'],
      ['ww', 'Utilities.formatDate with "ww" is not implemented in the local office'],
    ]);
    const { value } = scriptOffice(CALCULATOR);
    const asked = [...patterns.keys()].map(
      (it) => `Utilities.formatDate(new Date(), 'Asia/Ho_Chi_Minh', ${JSON.stringify(it)})`,
    );
    expect(await value('main', asked)).toEqual([...patterns.values()]);
    expect(
      await value('main', ["Utilities.formatDate(new Date(), 'America/New_York', 'HH:mm Z')"]),
    ).toEqual(['04:30 -0500']);
  });

  it('count bytes from -128 to 127', async () => {
    const { value } = scriptOffice(CALCULATOR);
    expect(
      await value('main', [
        "Utilities.base64Encode('đ')",
        "Utilities.base64Decode('xJE=')",
        "Utilities.newBlob(Utilities.base64Decode('xJE=')).getDataAsString()",
        'Utilities.base64EncodeWebSafe([-1, -2, -3])',
        "Utilities.computeDigest(Utilities.DigestAlgorithm.SHA_256, 'abc').slice(0, 3)",
        '/^[0-9a-f-]{36}$/.test(Utilities.getUuid())',
      ]),
    ).toEqual(['xJE=', [-60, -111], 'đ', '__79', [-70, 120, 22], true]);
  });
});
