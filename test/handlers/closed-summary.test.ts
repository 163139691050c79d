// What is published of a closed period: the version that was closed, and after a correction the ledger
// with the new one. Published again with nothing new, nothing is written.
import { afterEach, beforeEach, expect, it } from 'vitest';
import type { SummaryUpdate } from '../../functions/domain/report/desk.ts';
import { freshDatabase } from '../store/database.ts';
import { localGoogle, tabOf, type LocalGoogle } from '../sheets/local-google.ts';
import { AN_HAI, informed, openOffice } from './office.ts';
import type { Office } from './office.ts';

const PERIOD = { province: '48', period: '2025-Q4' };
const REASON = 'Đính chính theo công văn 15';
let google: LocalGoogle;
let office: Office;

beforeEach(async () => {
  google = await localGoogle();
  office = await openOffice(freshDatabase(), 1024 * 1024, google.client);
  office.moveClock(Date.parse('2025-12-18T09:30:00+07:00'));
  await office.submit('lan@dn.example', office.body(AN_HAI));
  office.moveClock(Date.parse('2025-12-22T08:00:00+07:00'));
});
afterEach(async () => {
  await office.close();
  await google.close();
});

async function post(name: 'closePeriod' | 'correctReport' | 'updateSummary', more: object = {}) {
  const reply = await office
    .server(name)
    .post('/')
    .set('authorization', `Bearer ${office.token('son@dn.example')}`)
    .send({ ...PERIOD, ...more });
  expect(reply.status).toBe(200);
  return reply.body as unknown;
}
const publish = async () => (await post('updateSummary')) as SummaryUpdate;
const texts = (id: string, tab: string) =>
  tabOf(google.store, id, tab)
    .cells.flat()
    .flatMap((it) => it?.entered?.stringValue ?? [])
    .join('\n');
const tabs = (id: string) =>
  google.store.spreadsheet(id).sheets.map(({ properties }) => properties.title);

it('says that the period is closed, and what was corrected since', async () => {
  const { spreadsheet } = await publish();
  expect(texts(spreadsheet.id, 'Tổng hợp')).not.toContain('Kỳ đã chốt');
  await post('closePeriod');
  await publish();
  expect(texts(spreadsheet.id, 'Tổng hợp')).toContain('Kỳ đã chốt, bản 1, ngày 22/12/2025.');
  expect(tabs(spreadsheet.id)).not.toContain('Đính chính');

  await post('correctReport', { commune: AN_HAI, reason: REASON });
  const again = { ...office.body(AN_HAI, informed(250)), baseRevision: 1 };
  expect((await office.submit('lan@dn.example', again)).status).toBe(200);
  await post('closePeriod', { reason: REASON });
  const { version } = await publish();
  expect(version).toBe(2);
  expect(texts(spreadsheet.id, 'Tổng hợp')).toContain('Kỳ đã chốt, bản 2');
  const ledger = texts(spreadsheet.id, 'Đính chính');
  expect(ledger).toContain(REASON);
  expect(ledger).toContain('240/300 (80,0%)');
  expect(ledger).toContain('250/300 (83,3%)');
  expect(ledger).toContain('tử số +10; +3,3 điểm %');
  // It is this very spreadsheet, which shows the new figures by now.
  expect(ledger).toContain('bảng nay đã ghi bản 2');
  expect((await publish()).written).toEqual([]);
});
