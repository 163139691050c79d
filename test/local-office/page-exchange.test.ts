// What goes to and fro between an open page and the office: events, the add-on's runs, files.
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { sheetIdOf } from '../../functions/domain/grid/sheet-id.ts';
import { readXlsx } from '../../functions/xlsx/read.ts';
import { writeXlsx } from '../../functions/xlsx/write.ts';
import { gridsOf } from '../../local-office/sheet-page/download.ts';
import type {
  PageEvent,
  PageOutcome,
  PageSpreadsheet,
  UploadAnswer,
} from '../../local-office/sheet-page/contract.ts';
import { asker, refusalOf } from './page-asker.ts';
import { openPageOffice, typing, type PageOffice } from './page-office.ts';
import { CAST, NOW, OWNER } from './page-scene.ts';

const FIGURES = sheetIdOf('4. Số liệu kỳ');
let office: PageOffice;
const { ask, post, api } = asker(() => office);

beforeAll(async () => {
  office = await openPageOffice();
});
afterAll(() => office.close());

const storedAt = (row: number, column: number) =>
  office.store
    .spreadsheet(office.form)
    .sheets.find(({ properties }) => properties.sheetId === FIGURES)?.cells[row]?.[column];

function putMeta(grids: ReturnType<typeof gridsOf>, key: string, value: string): void {
  const rows = grids.find(({ name }) => name === '_Meta')?.rows ?? [];
  const cell = rows.find((row) => row[0]?.value === key)?.[1];
  if (!cell) throw new Error(`expected ${key} in _Meta`);
  cell.value = value;
}

/** Events of a spreadsheet as a page gets them. */
async function listen(as: string) {
  const stop = new AbortController();
  const response = await ask(api('/events'), as, { signal: stop.signal });
  const reader = response.body?.pipeThrough(new TextDecoderStream()).getReader();
  let text = '';
  const next = async (): Promise<PageEvent> => {
    for (;;) {
      const [, line] = /data: (.*)\n\n/.exec(text) ?? [];
      if (line !== undefined) {
        text = text.slice(text.indexOf(line) + line.length + 2);
        return JSON.parse(line) as PageEvent;
      }
      const read = await reader?.read();
      if (read?.done !== false) throw new Error('the events ended');
      text += read.value;
    }
  };
  return { next, stop: () => stop.abort() };
}

describe('events', () => {
  it('begin with the stamp that the page has, then bring cells with value, look and note', async () => {
    const { stamp } = (await (await ask(api(), CAST.officer)).json()) as PageSpreadsheet;
    const events = await listen(CAST.colleague);
    expect(await events.next()).toEqual({ kind: 'hello', stamp });
    await post(api('/edits'), CAST.officer, { requests: [typing(3, 4, { numberValue: 12.5 })] });
    expect(await events.next()).toMatchObject({
      kind: 'cells',
      by: CAST.officer,
      cells: [
        {
          sheetId: FIGURES,
          row: 3,
          column: 4,
          cell: { v: 12.5, s: { bg: { rgb: '#fffdf0' } } },
          note: null,
        },
      ],
    });
    events.stop();
  });

  it('ask for a reload where rows come or go, naming the window that did it', async () => {
    const events = await listen(CAST.colleague);
    await events.next();
    const range = {
      sheetId: sheetIdOf('3. Thành viên'),
      dimension: 'ROWS',
      startIndex: 20,
      endIndex: 21,
    };
    await post(api('/edits'), OWNER, {
      requests: [{ insertDimension: { range, inheritFromBefore: true } }],
      window: 'w1',
    });
    expect(await events.next()).toMatchObject({ kind: 'reload', by: OWNER, window: 'w1' });
    office.store.apply(office.form, [{ deleteDimension: { range } }], OWNER);
    expect(await events.next()).toMatchObject({ kind: 'reload', window: null });
    events.stop();
  });
});

describe('the add-on', () => {
  const run = async (name: string, args: unknown[] = []) => {
    const response = await post(api('/run'), CAST.officer, { function: name, args });
    return (await response.json()) as PageOutcome;
  };

  it('gives its menu, answers, and tells what it threw', async () => {
    expect((await run('onOpen')).effects).toMatchObject([{ kind: 'menu', caption: 'Tổ CNSCĐ' }]);
    expect(await run('greet', ['Lan'])).toMatchObject({ value: `Chào Lan, ${CAST.officer}` });
    expect((await run('greet', [''])).error).toContain('Thiếu tên');
  });

  it('its sidebar stands at an address of its own, in a sandbox, with google.script.run', async () => {
    const [effect] = (await run('showGuide')).effects;
    if (effect?.kind !== 'sidebar') throw new Error('expected a sidebar');
    const response = await ask(effect.frame);
    const rules = response.headers.get('content-security-policy') ?? '';
    expect(rules).toContain("default-src 'none'");
    expect(rules).toContain('sandbox allow-scripts');
    expect(rules).not.toContain('allow-same-origin');
    const html = await response.text();
    expect(html.indexOf('withSuccessHandler')).toBeLessThan(html.indexOf('id="ask"'));
    expect((await ask('/api/frames/none')).status).toBe(404);
  });
});

describe('as a file', () => {
  const download = async (as = CAST.officer) =>
    new Uint8Array(await (await ask(api('/xlsx'), as)).arrayBuffer());

  it('a spreadsheet comes with all its tabs and what stands in them', async () => {
    await post(api('/edits'), CAST.officer, { requests: [typing(2, 4, { numberValue: 78 })] });
    const response = await ask(api('/xlsx'), CAST.reader);
    expect(response.headers.get('content-disposition')).toContain(
      encodeURIComponent('Xã Hòa Tiến – Quý IV năm 2025.xlsx'),
    );
    const book = await readXlsx(new Uint8Array(await response.arrayBuffer()));
    const tab = book.tabs.find(({ name }) => name === '4. Số liệu kỳ');
    expect(tab?.rows[2]?.slice(0, 6)).toEqual(['T001', null, 'Tổ dân phố 1', 312, 78, 25]);
    expect(book.tabs[0]?.rows[10]?.[2]).toEqual({ date: '2025-12-14' });
  });

  it('uploaded as it was, it changes nothing', async () => {
    const response = await post(api('/xlsx'), CAST.officer, await download());
    expect((await response.json()) as UploadAnswer).toEqual({ changed: 0, skipped: [] });
  });

  it('filled in and uploaded, it is typed into open cells; locked ones are named and stay', async () => {
    const grids = gridsOf(office.store.spreadsheet(office.form));
    const figures = grids.find(({ name }) => name === '4. Số liệu kỳ');
    const cells = figures?.rows[3];
    if (!cells) throw new Error('expected a row of figures');
    cells[4] = { value: 1234 };
    cells[0] = { value: 'T009' };
    const start = grids[0]?.rows[9];
    if (start) start[2] = { value: { date: '2025-12-10' } };
    const file = await writeXlsx(
      grids.filter(({ name }) => name !== '6. Hoạt động'),
      { title: 'x', creator: 'x', at: NOW },
    );
    const response = await post(api('/xlsx'), CAST.officer, file);
    const { changed, skipped } = (await response.json()) as UploadAnswer;
    expect(changed).toBe(2);
    expect(skipped).toEqual([
      'Trang “4. Số liệu kỳ”: 1 ô đã khóa khác với tệp, giữ nguyên (A4).',
      'Tệp không có trang “6. Hoạt động”; trang này giữ nguyên.',
    ]);
    expect(storedAt(3, 4)?.entered).toEqual({ numberValue: 1234 });
    expect(office.store.spreadsheet(office.form).sheets[0]?.cells[9]?.[2]?.entered).toEqual({
      numberValue: 46_001,
    });
  });

  it.each<[string, (grids: ReturnType<typeof gridsOf>) => unknown, string[]]>([
    [
      'another commune’s',
      (grids) => putMeta(grids, 'commune', '20308'),
      ['mã 20308', 'Xã Hòa Tiến (mã 20332), Quý IV năm 2025', 'Không nhập gì'],
    ],
    [
      'another quarter’s',
      (grids) => putMeta(grids, 'period', '2025-Q3'),
      ['Quý III năm 2025; ', 'Quý IV năm 2025. '],
    ],
    [
      'another commune’s that has lost its card',
      (grids) => {
        grids.splice(
          grids.findIndex(({ name }) => name === '_Meta'),
          1,
        );
        const code = grids
          .flatMap(({ rows }) => rows)
          .find((row) => row.some((cell) => cell?.value === 'Mã xã'))
          ?.find((cell) => cell?.value === '20332');
        if (code) code.value = '20308';
      },
      ['mã 20308', 'mã 20332'],
    ],
    [
      'something else',
      (grids) => {
        grids.splice(1);
        if (grids[0]) grids[0].name = 'Sheet1';
      },
      ['không có tab nào'],
    ],
  ])('%s is refused as a whole', async (_name, change, said) => {
    const grids = gridsOf(office.store.spreadsheet(office.form));
    const cell = grids.find(({ name }) => name === '4. Số liệu kỳ')?.rows[3]?.[4];
    if (cell) cell.value = 4321;
    change(grids);
    const before = storedAt(3, 4);
    const file = await writeXlsx(grids, { title: 'x', creator: 'x', at: NOW });
    const response = await post(api('/xlsx'), CAST.officer, file);
    expect(response.status).toBe(400);
    const sentence = await refusalOf(response);
    for (const words of said) expect(sentence).toContain(words);
    expect(storedAt(3, 4)).toEqual(before);
  });

  it('is refused from a reader, and where it is none', async () => {
    expect((await post(api('/xlsx'), CAST.reader, await download())).status).toBe(403);
    const broken = await post(api('/xlsx'), CAST.officer, new Uint8Array([1, 2, 3]));
    expect(broken.status).toBe(400);
    expect(await refusalOf(broken)).toContain('Không đọc được tệp');
  });
});
