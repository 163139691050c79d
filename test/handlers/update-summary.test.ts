import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { sheetIdOf } from '../../functions/domain/grid/sheet-id.ts';
import type { SummaryUpdate } from '../../functions/domain/report/desk.ts';
import {
  changeSpreadsheet,
  claimSpreadsheet,
  spreadsheetOf,
} from '../../functions/store/spreadsheets.ts';
import { freshDatabase } from '../store/database.ts';
import {
  cellWith,
  localGoogle,
  OWNER,
  stateOf,
  tabOf,
  type LocalGoogle,
} from '../sheets/local-google.ts';
import { AN_HAI, informed, MORNING, NGU_HANH_SON, openOffice, pubSub, SILENT } from './office.ts';
import type { Office } from './office.ts';
import { refusal, replyTo, type Reply } from './reply.ts';

const WISH = { province: '48', period: '2025-Q4' };
const MINUTE = 60_000;
const READ = 'GET /v4/spreadsheets/ID';
const WRITE = 'POST /v4/spreadsheets/ID:batchUpdate';
let google: LocalGoogle;
let office: Office;

beforeEach(async () => {
  google = await localGoogle();
  office = await openOffice(freshDatabase(), 1024 * 1024, google.client);
  await office.submit('lan@dn.example', office.body(AN_HAI));
});
afterEach(async () => {
  await office.close();
  await google.close();
});

const update = (email = 'son@dn.example', wish: object = WISH): Promise<Reply> =>
  replyTo(
    office
      .server('updateSummary')
      .post('/')
      .set('authorization', `Bearer ${office.token(email)}`)
      .send(wish),
  );
const updated = async (): Promise<SummaryUpdate> => {
  const { status, body } = await update();
  expect(status).toBe(200);
  return body as unknown as SummaryUpdate;
};
const event = (data: unknown) =>
  replyTo(
    office
      .server('publishSummary')
      .post('/')
      .set('content-type', 'application/cloudevents+json')
      .send(
        JSON.stringify({
          specversion: '1.0',
          id: '1',
          type: 'google.cloud.pubsub.topic.v1.messagePublished',
          source: '//pubsub.googleapis.com/projects/test/topics/publish',
          data,
        }),
      ),
  );
/** Texts of a tab, in reading order. */
const texts = (id: string, tab: string) =>
  tabOf(google.store, id, tab)
    .cells.flat()
    .flatMap((it) => it?.entered?.stringValue ?? []);

describe('staff of the province press “Cập nhật tổng hợp”', () => {
  it('a spreadsheet is made, shows the figures, and is shared with who works or reads there', async () => {
    const answer = await updated();
    const { id, url } = answer.spreadsheet;
    expect(answer).toMatchObject({
      version: 1,
      coverage: { expected: 3, reported: 1 },
      computedAt: '2025-12-18T09:30:00+07:00',
    });
    expect(answer.written).toContain('Theo xã');
    expect(url).toBe(`https://sheets.example/d/${id}/edit`);
    expect(texts(id, 'Theo xã')).toContain('Phường An Hải');
    expect(google.store.file(id)).toMatchObject({
      name: 'Tổng hợp Tổ công nghệ số cộng đồng – Đà Nẵng',
      owner: OWNER,
    });
    const shared = google.store.file(id).permissions.map((it) => `${it.emailAddress} ${it.role}`);
    expect(shared.sort()).toEqual(['son@dn.example writer', 'vy@dn.example reader']);
    expect(await spreadsheetOf(office.db, '48')).toMatchObject({
      spreadsheetId: id,
      period: '2025-Q4',
      state: 'READY',
      sharedWith: ['son@dn.example writer', 'vy@dn.example reader'],
    });
  });

  it('again, at another hour: nothing is written', async () => {
    const first = await updated();
    google.asked.length = 0;
    office.moveClock(MORNING + MINUTE);
    expect(await updated()).toMatchObject({
      written: [],
      version: 1,
      spreadsheet: first.spreadsheet,
    });
    expect(google.asked.filter((call) => call.includes('/v4/'))).toEqual([READ]);
  });

  it('after another report: the new figure stands there, by one read and one write', async () => {
    const first = await updated();
    await office.submit('hoa@dn.example', office.body(NGU_HANH_SON, informed(61)));
    google.asked.length = 0;
    office.moveClock(MORNING + MINUTE);
    const { written, version } = await updated();
    expect(version).toBe(2);
    expect(written).toContain('Theo xã');
    expect(google.asked.filter((call) => call.includes('/v4/'))).toEqual([READ, WRITE]);
    const numbers = tabOf(google.store, first.spreadsheet.id, 'Theo xã')
      .cells.flat()
      .map((it) => it?.entered?.numberValue);
    expect(numbers).toContain(61);
  });

  it('of a closed period: what was closed is shown, whatever has been corrected since', async () => {
    const first = await updated();
    const ask = (name: 'closePeriod' | 'correctReport', body: object) =>
      office
        .server(name)
        .post('/')
        .set('authorization', `Bearer ${office.token('son@dn.example')}`)
        .send({ ...WISH, ...body });
    await ask('closePeriod', { early: true, reason: 'Sáp nhập xã' });
    // It says now that the period is closed.
    expect(await updated()).toMatchObject({ version: 1, digest: first.digest });
    await ask('correctReport', { commune: AN_HAI, reason: 'Đính chính' });
    const again = { ...office.body(AN_HAI, informed(61)), baseRevision: 1 };
    expect((await office.submit('lan@dn.example', again)).status).toBe(200);
    office.moveClock(MORNING + MINUTE);
    expect(await updated()).toMatchObject({ version: 1, digest: first.digest, written: [] });

    await ask('closePeriod', { reason: 'Đính chính' });
    const restated = await office.db.doc('restatements/48_2025-Q4_0002').get();
    expect(restated.get('outOfDate')).toEqual([
      { spreadsheetId: first.spreadsheet.id, version: 1, digest: first.digest, at: MORNING },
    ]);
    const second = await updated();
    expect(second.version).toBe(2);
    expect(second.written).toContain('Theo xã');
  });

  it('what the communes were warned of stands there in whole sentences', async () => {
    const { spreadsheet } = await updated();
    const said = texts(spreadsheet.id, 'Lỗi cần sửa');
    expect(said.filter((it) => it.startsWith('Báo cáo 48-20275_2025-Q4'))).not.toEqual([]);
    expect(said.join('\n')).not.toContain('undefined');
  });

  it('earlier periods stand beside this one as they were rolled up', async () => {
    const text = JSON.stringify(office.body(AN_HAI, informed(90))).replaceAll('2025-Q4', '2025-Q3');
    await office.submit('lan@dn.example', JSON.parse(text) as object);
    await office.publish(pubSub({ province: '48', period: '2025-Q3' }));
    const { spreadsheet } = await updated();
    expect(texts(spreadsheet.id, 'So sánh kỳ')).toContain('Quý III năm 2025');
  });

  it('earlier periods that other plans were counted by are left out', async () => {
    await office.publish(pubSub({ province: '48', period: '2025-Q3' }));
    await office.db.doc('rollups/48_2025-Q3').update({ setup: 'another' });
    const version = office.db.doc('rollups/48_2025-Q3/versions/0001');
    await version.update({ setup: 'another' });
    const { spreadsheet } = await updated();
    expect(() => texts(spreadsheet.id, 'So sánh kỳ')).toThrow('So sánh kỳ');
  });
});

describe('the spreadsheets of communes', () => {
  const sheetOf = (commune: string, facts: object) =>
    changeSpreadsheet(office.db, `48-${commune}`, { at: MORNING, ...facts });
  const READY = { spreadsheetId: 'abc', state: 'READY', period: '2025-Q4' } as const;

  it('a figure leads to the cells it comes from, the name to the sheet', async () => {
    await sheetOf(AN_HAI, READY);
    const { spreadsheet } = await updated();
    const communes = tabOf(google.store, spreadsheet.id, 'Theo xã');
    const links = communes.cells
      .flat()
      .flatMap((it) => it?.format?.textFormat?.link?.uri ?? [])
      .filter((uri) => uri.startsWith('https:'));
    expect(links[0]).toBe('https://sheets.example/d/abc/edit');
    expect(links[1]).toMatch(
      new RegExp(
        `^https://sheets.example/d/abc/edit#gid=${sheetIdOf('4. Số liệu kỳ')}&range=[A-Z]+3$`,
      ),
    );
    const name = cellWith(communes, 'Phường An Hải');
    expect(name.format?.textFormat?.link?.uri).toBe('https://sheets.example/d/abc/edit');
  });

  it('a sheet that holds the form of another period shows no figures of this one', async () => {
    await sheetOf(AN_HAI, { ...READY, period: '2026-Q1' });
    const { spreadsheet } = await updated();
    const links = tabOf(google.store, spreadsheet.id, 'Theo xã')
      .cells.flat()
      .flatMap((it) => it?.format?.textFormat?.link?.uri ?? []);
    expect(links.filter((uri) => uri.startsWith('https:'))).toEqual([
      'https://sheets.example/d/abc/edit',
    ]);
  });

  it('one out of reach is a named state on “Tiến độ nộp”, and stops nothing', async () => {
    await sheetOf(AN_HAI, { ...READY, state: 'FORBIDDEN' });
    await sheetOf(SILENT, { ...READY, state: 'GONE' });
    const { spreadsheet } = await updated();
    const said = texts(spreadsheet.id, 'Tiến độ nộp');
    expect(said).toContain('Bảng tính');
    expect(said).toContain('Mất quyền truy cập');
    expect(said).toContain('Đã bị xóa');
    expect(said).toContain('Chưa tạo');
  });

  it('are not spoken of where no commune has one', async () => {
    const { spreadsheet } = await updated();
    expect(texts(spreadsheet.id, 'Tiến độ nộp')).not.toContain('Bảng tính');
  });
});

describe('a request that cannot be served', () => {
  it.each([
    ['a viewer', 'vy@dn.example', WISH, [403, 'FORBIDDEN']],
    ['an officer of a commune', 'lan@dn.example', WISH, [403, 'FORBIDDEN']],
    ['staff of another province', 'elsewhere@qt.example', WISH, [403, 'FORBIDDEN']],
    ['a period that is none', 'son@dn.example', { ...WISH, period: '2025-Q9' }, [404, 'NOT_FOUND']],
    ['a field too many', 'son@dn.example', { ...WISH, force: true }, [400, 'BAD_REQUEST']],
  ])('of %s', async (_name, email, wish, expected) => {
    expect(refusal(await update(email, wish))).toEqual(expected);
    expect(google.asked).toEqual([]);
  });

  it('an administrator may ask for it', async () => {
    expect((await update('quan@dn.example')).status).toBe(200);
  });

  it('without a spreadsheet service', async () => {
    await office.close();
    office = await openOffice();
    expect(refusal(await update())).toEqual([501, 'SHEETS_NOT_SET_UP']);
  });
});

describe('the province’s spreadsheet', () => {
  it('is found again by its key where the store has lost it', async () => {
    const { spreadsheet } = await updated();
    await office.db.doc('spreadsheets/48').delete();
    expect((await updated()).spreadsheet).toEqual(spreadsheet);
    expect(google.store.files()).toHaveLength(1);
  });

  it('asks who may open it only when others should than do', async () => {
    const asked = () => google.asked.filter((call) => call.includes('permissions'));
    await updated();
    google.asked.length = 0;
    await updated();
    expect(asked()).toEqual([]);
  });

  it('is not made while another run is making it', async () => {
    await claimSpreadsheet(office.db, '48', MORNING);
    expect(refusal(await update())).toEqual([503, 'BUSY']);
    expect(google.store.files()).toEqual([]);
  });

  it('is made anew where somebody deleted it, and shared again', async () => {
    const { spreadsheet } = await updated();
    google.store.changeFile(spreadsheet.id, { trashed: true });
    const { id } = (await updated()).spreadsheet;
    expect(id).not.toBe(spreadsheet.id);
    expect(google.store.file(id).permissions).toHaveLength(2);
  });

  it('that is no longer ours to write is a named problem; the figures are kept', async () => {
    const lost = google.store.create({ title: 'Của người khác', owner: 'khac@dn.example' });
    await changeSpreadsheet(office.db, '48', { spreadsheetId: lost, state: 'READY', at: MORNING });
    expect(refusal(await update())).toEqual([409, 'SPREADSHEET_FORBIDDEN']);
    expect(await spreadsheetOf(office.db, '48')).toMatchObject({ state: 'FORBIDDEN' });
    expect((await office.db.doc('rollups/48_2025-Q4').get()).get('version')).toBe(1);
  });

  it('keeps the old summary whole while Google does not answer, and says when to come again', async () => {
    const { spreadsheet } = await updated();
    const before = stateOf(google.store, spreadsheet.id);
    await office.submit('hoa@dn.example', office.body(NGU_HANH_SON));
    google.disturb((_index, call) => (call === WRITE ? { status: 500 } : null));
    const reply = await update();
    expect(refusal(reply)).toEqual([503, 'SHEETS_UNAVAILABLE']);
    expect(reply.headers['retry-after']).toBe('60');
    expect(stateOf(google.store, spreadsheet.id)).toEqual(before);
    expect(await spreadsheetOf(office.db, '48')).toMatchObject({ state: 'READY' });
  });

  it.each(['cut', 'cut-after', 'hang'] as const)(
    'is made once, though the answer to its making is lost (%s)',
    async (fault) => {
      google.disturb(
        (index, call) => (index === 1 && call === 'POST /drive/v3/files' ? fault : null),
        { hangs: fault === 'hang' },
      );
      const first = await update();
      google.disturb(() => null);
      await updated();
      // What never came to be is not looked for in vain twice: the next pressing makes it.
      expect(first.status).toBe(fault === 'cut-after' ? 200 : 503);
      expect(google.store.files()).toHaveLength(1);
    },
  );

  it('is published though nobody could be let in, and they are let in the next time', async () => {
    google.disturb((_index, call) => (call.includes('/permissions') ? { status: 503 } : null));
    const { id } = (await updated()).spreadsheet;
    expect(google.store.file(id).permissions).toEqual([]);
    google.disturb(() => null);
    await updated();
    expect(google.store.file(id).permissions).toHaveLength(2);
  });
});

describe('the schedule publishes', () => {
  it('the period it names', async () => {
    expect((await event(pubSub(WISH))).status).toBe(204);
    expect(await spreadsheetOf(office.db, '48')).toMatchObject({ period: '2025-Q4' });
    expect(office.logged().at(-1)).toMatchObject({ message: 'summary published', version: 1 });
  });

  it('delivered twice: the second time nothing is written', async () => {
    await event(pubSub(WISH));
    await event(pubSub(WISH));
    expect(office.logged().at(-1)).toMatchObject({ message: 'summary published', written: 0 });
  });

  it('without a period, the latest that anybody has reported on', async () => {
    office.moveClock(Date.parse('2026-01-05T07:00:00+07:00'));
    expect((await event(pubSub({ province: '48' }))).status).toBe(204);
    expect(await spreadsheetOf(office.db, '48')).toMatchObject({ period: '2025-Q4' });
  });

  it.each([
    ['a period that is none', pubSub({ province: '48', period: '2025-Q9' })],
    ['a province that is none', pubSub({ province: '99' })],
    ['nonsense', pubSub('{')],
    ['fields that it does not know', pubSub({ ...WISH, force: true })],
  ])(
    'not %s: the message is acknowledged, for it would be no better again',
    async (_name, data) => {
      expect((await event(data)).status).toBe(204);
      expect(office.logged().at(-1)).toMatchObject({ message: 'request refused' });
      expect(google.asked).toEqual([]);
    },
  );

  it('again later where Google does not answer', async () => {
    const said = vi.spyOn(console, 'error').mockReturnValue();
    google.disturb(() => ({ status: 503 }));
    expect((await event(pubSub(WISH))).status).toBe(500);
    said.mockRestore();
  });
});
