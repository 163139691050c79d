import { describe, expect, it } from 'vitest';
import { ownAddress } from '../../local-office/sheet-page/own-address.ts';

const pathname = '/spreadsheets/d/own-1/edit';
const page = { href: `http://127.0.0.1:9000${pathname}?as=a@b`, pathname };
const other = '/spreadsheets/d/other-2/edit#gid=5&range=E5';

describe('a link in a cell', () => {
  it.each<[string, string, string]>([
    ['of the same spreadsheet', '#gid=1&range=A1', `${pathname}#gid=1&range=A1`],
    ['of this office', `http://127.0.0.1:9000${other}`, other],
    ['of the port at which the office was open before', `http://127.0.0.1:8787${other}`, other],
    ['of this machine by its other name', `http://localhost:8787${other}`, other],
    ['without a server', other, other],
  ])('%s leads to this office', (_name, link, target) => {
    expect(ownAddress(link, page)?.href).toBe(`http://127.0.0.1:9000${target}`);
  });

  it.each([
    ['of Google', `https://docs.google.com${other}`],
    ['of a name that begins like this machine', `http://127.0.0.1.evil.example${other}`],
    ['of a name that ends like this machine', `http://evil-localhost${other}`],
    ['of another program on this machine', 'http://127.0.0.1:5000/admin'],
    ['of the list of spreadsheets', 'http://127.0.0.1:5000/spreadsheets/d/'],
    ['that is a script', 'javascript:alert(1)'],
    ['that is no address', 'http://['],
  ])('%s leads elsewhere', (_name, link) => {
    expect(ownAddress(link, page)).toBeNull();
  });
});
