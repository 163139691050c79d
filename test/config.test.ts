import { describe, expect, it } from 'vitest';
import { parseConfig } from '../functions/config.ts';

const least = { GOOGLE_CLOUD_PROJECT: 'chot-so-48', ID_TOKEN_AUDIENCE: 'addon.example' };

describe('the configuration', () => {
  it('needs only a project and an audience', () => {
    expect(parseConfig(least)).toEqual({
      project: 'chot-so-48',
      audiences: ['addon.example'],
      certsUrl: null,
      issuers: ['https://accounts.google.com', 'accounts.google.com'],
      maxBodyBytes: 8 * 1024 * 1024,
      logLevel: 'info',
      sheets: {
        rootUrl: null,
        requestsPerMinute: 60,
        webUrl: 'https://docs.google.com/spreadsheets/d',
        folder: null,
      },
      mail: null,
    });
  });

  it('takes everything that can be set', () => {
    const config = parseConfig({
      GCLOUD_PROJECT: 'chot-so-48',
      ID_TOKEN_AUDIENCE: ' first.example , second.example ,',
      ID_TOKEN_CERTS_URL: 'http://127.0.0.1:8787/certs',
      ID_TOKEN_ISSUERS: 'http://office.example',
      MAX_BODY_MB: '2.5',
      LOG_LEVEL: 'warn',
      SHEETS_ROOT_URL: 'http://127.0.0.1:8787/',
      SHEETS_REQUESTS_PER_MINUTE: '300',
      SPREADSHEETS_URL: 'http://127.0.0.1:8787/spreadsheets/d',
      SMTP_URL: 'smtps://chotso:secret@mail.example:465',
      MAIL_FROM: 'Chốt Số <nhac-viec@so.example>',
      DRIVE_FOLDER: '0AKx-folder_of_48',
    });
    expect(config).toEqual({
      project: 'chot-so-48',
      audiences: ['first.example', 'second.example'],
      certsUrl: 'http://127.0.0.1:8787/certs',
      issuers: ['http://office.example'],
      maxBodyBytes: 2_621_440,
      logLevel: 'warn',
      sheets: {
        rootUrl: 'http://127.0.0.1:8787/',
        requestsPerMinute: 300,
        webUrl: 'http://127.0.0.1:8787/spreadsheets/d',
        folder: '0AKx-folder_of_48',
      },
      mail: {
        url: 'smtps://chotso:secret@mail.example:465',
        from: 'Chốt Số <nhac-viec@so.example>',
      },
    });
  });

  it.each([
    ['GOOGLE_CLOUD_PROJECT', undefined],
    ['GOOGLE_CLOUD_PROJECT', 'Demo Project'],
    ['ID_TOKEN_AUDIENCE', undefined],
    ['ID_TOKEN_AUDIENCE', ''],
    ['ID_TOKEN_AUDIENCE', ' , '],
    ['ID_TOKEN_CERTS_URL', 'certs'],
    ['ID_TOKEN_CERTS_URL', 'http://keys.example/certs'],
    ['ID_TOKEN_CERTS_URL', 'file:///etc/passwd'],
    ['ID_TOKEN_ISSUERS', ','],
    ['MAX_BODY_MB', '0'],
    ['MAX_BODY_MB', '33'],
    ['MAX_BODY_MB', 'eight'],
    ['LOG_LEVEL', 'verbose'],
    ['SHEETS_ROOT_URL', 'http://sheets.example/'],
    ['SHEETS_ROOT_URL', 'sheets'],
    ['SHEETS_REQUESTS_PER_MINUTE', '1'],
    ['SHEETS_REQUESTS_PER_MINUTE', '1.5'],
    ['SPREADSHEETS_URL', 'docs.google.com'],
    ['SMTP_URL', 'https://mail.example'],
    ['MAIL_FROM', 'nobody'],
    ['MAIL_FROM', 'a@so.example\nBcc: b@so.example'],
    ['DRIVE_FOLDER', 'https://drive.google.com/drive/folders/0AKx'],
  ])('says that %s is at fault when it is %j', (name, value) => {
    expect(() => parseConfig({ ...least, [name]: value })).toThrow(name);
  });

  it.each([
    ['MAIL_FROM', { SMTP_URL: 'smtp://mail.example' }],
    ['SMTP_URL', { MAIL_FROM: 'nhac-viec@so.example' }],
  ])('misses %s where only the other half of the mail is set', (name, env) => {
    expect(() => parseConfig({ ...least, ...env })).toThrow(`${name} must`);
  });

  it('names every variable at fault in one sentence, and prints no value', () => {
    const sentence = () => parseConfig({ ID_TOKEN_CERTS_URL: 'hunter2', MAX_BODY_MB: 'hunter3' });
    expect(sentence).toThrow(
      /GOOGLE_CLOUD_PROJECT.*ID_TOKEN_AUDIENCE.*ID_TOKEN_CERTS_URL.*MAX_BODY_MB/s,
    );
    expect(sentence).not.toThrow('hunter');
  });
});
