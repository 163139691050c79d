// The province's spreadsheet, the menus, and the small ways in.
import { beforeAll, describe, expect, it } from 'vitest';
import type { ProvinceProgress } from '../../functions/domain/report/desk.ts';
import type { MissingView } from '../../sheets-addon/contract.ts';
import { paperOf } from './paper.ts';
import { compiledAddon, scriptIn, surroundings, type Reply } from './script.ts';
import { filledPaper } from './sheets.ts';
import { line, progressOf } from '../domain/report/progress-makers.ts';

let code = '';
let page = '';
let bytes = 0;

beforeAll(async () => {
  ({ code, page, bytes } = await compiledAddon());
});

const CARD = [
  ['kind', 'province'],
  ['province', '48'],
  ['period', '2025-Q4'],
];

function opened(answer: Reply, card: (string | number)[][] = CARD) {
  const paper = paperOf({
    tabs: [
      { name: 'Tổng quan', rows: [] },
      { name: '_Meta', rows: card },
    ],
  });
  const around = surroundings(paper, { answer: () => answer });
  return { paper, around, script: scriptIn(code, around) };
}

describe('a province', () => {
  const progress: ProvinceProgress = progressOf([
    line('20194', 'Xã Hòa Vang', 'ON_TIME'),
    line('20197', 'Xã Bà Nà', 'LATE', 2),
    line('20275', 'Phường An Hải', 'MISSING'),
    line('20305', 'Phường Tân Hiệp', 'NOT_DUE'),
    line('20308', 'Đặc khu Hoàng Sa', 'EXEMPT'),
  ]);

  it('sees who has not sent first, then who was late', () => {
    const { script, around } = opened({ status: 200, body: progress });
    const view = script.sidebarMissing() as MissingView;
    expect(view.rows.map(({ name, state }) => `${name}: ${state}`)).toEqual([
      'Phường An Hải: Chưa nộp, quá hạn',
      'Phường Tân Hiệp: Chưa nộp, còn hạn',
      'Xã Bà Nà: Muộn 2 ngày',
      'Xã Hòa Vang: Đúng hạn',
      'Đặc khu Hoàng Sa: Được miễn',
    ]);
    expect(view.counts).toEqual({ expected: 4, onTime: 1, late: 1, missing: 1, notDue: 1 });
    expect(around.requests[0]?.url).toBe(
      'https://functions.example/provinceProgress?province=48&period=2025-Q4',
    );
  });

  it('is told what the update of the summary wrote', () => {
    const body = {
      coverage: { expected: 94, reported: 80 },
      spreadsheet: { id: 's', url: 'https://sheets.example/s' },
      written: ['Tổng quan'],
    };
    const { script, around } = opened({ status: 200, body });
    expect(script.sidebarUpdateSummary()).toEqual({
      message: 'Đã cập nhật tổng hợp; 80/94 đơn vị đã có báo cáo.',
      running: false,
      written: ['Tổng quan'],
      url: 'https://sheets.example/s',
    });
    expect(around.requests[0]?.body).toEqual({ province: '48', period: '2025-Q4' });
  });

  it('sees a commune that owes two reports once, by the one that is worse', () => {
    const lines = [
      line('20194', 'Xã Hòa Vang', 'EXEMPT'),
      line('20194', 'Xã Hòa Vang', 'ON_TIME'),
      line('20197', 'Xã Bà Nà', 'LATE', 1),
      line('20197', 'Xã Bà Nà', 'LATE', 3),
      line('20275', 'Phường An Hải', 'NOT_DUE'),
      line('20275', 'Phường An Hải', 'MISSING'),
    ];
    const { script } = opened({ status: 200, body: progressOf(lines) });
    const view = script.sidebarMissing() as MissingView;
    expect(view.rows.map(({ name, state }) => `${name}: ${state}`)).toEqual([
      'Phường An Hải: Chưa nộp, quá hạn',
      'Xã Bà Nà: Muộn 3 ngày',
      'Xã Hòa Vang: Đúng hạn',
    ]);
    expect(view.counts).toEqual({ expected: 3, onTime: 1, late: 1, missing: 1, notDue: 0 });
  });

  it.each<[string, Reply | null, string]>([
    ['no answer after a minute', null, '2025-12-18T14:06:00+07:00'],
    ['the gateway’s own time-out', { status: 504, body: '<html>' }, '2025-12-18T14:05:00+07:00'],
  ])('is told at %s that the update goes on, and asks for it once', (_name, reply, after) => {
    const { script, around } = opened({ status: 200 });
    around.answer = () => {
      around.now = after;
      return reply;
    };
    expect(script.sidebarUpdateSummary()).toEqual({
      message: expect.stringMatching(/tự chạy tiếp.*sau ít phút/) as string,
      running: true,
      written: [],
      url: 'https://sheets.example/bang-goc',
    });
    expect([around.requests.length, around.slept]).toEqual([1, []]);
  });

  it.each<[string, Reply | null, string]>([
    ['the network is down', null, 'NETWORK'],
    ['the server is busy', { status: 503, body: null }, 'BUSY'],
    ['the server fails', { status: 500, body: null }, 'INTERNAL'],
    ['it is not theirs', { status: 403, body: null }, 'FORBIDDEN'],
  ])('is refused the update without a second try where %s', (_name, reply, expected) => {
    const { script, around } = opened({ status: 200 });
    around.answer = () => reply;
    expect(script.sidebarUpdateSummary()).toMatchObject({ failed: true, code: expected });
    expect(around.requests).toHaveLength(1);
  });

  it.each([
    ['a commune’s spreadsheet', [['commune', '20275']]],
    ['any other spreadsheet', []],
  ])('is not looked for in %s', (_name, card) => {
    const { script, around } = opened({ status: 200, body: progress }, card);
    expect(script.sidebarMissing()).toMatchObject({ failed: true, code: 'NOT_A_SUMMARY' });
    expect(around.requests).toEqual([]);
  });
});

describe('the menus', () => {
  const captions = (mode: string, card: (string | number)[][]) => {
    const { script, around } = opened({ status: 200 }, card);
    script['onOpen']?.({ authMode: mode });
    return around.menus.map(({ caption }) => caption);
  };

  it.each<[string, string, (string | number)[][], string[]]>([
    ['in a commune', 'LIMITED', [['commune', '20275']], ['Tổ CNSCĐ']],
    ['in a province', 'LIMITED', CARD, ['Chốt Số']],
    ['where nothing may be read yet', 'NONE', CARD, ['Chốt Số']],
    ['in any other spreadsheet', 'FULL', [], ['Tổ CNSCĐ']],
  ])('%s', (_name, mode, card, expected) => {
    expect(captions(mode, card)).toEqual(expected);
  });

  it('lead to functions that are there', () => {
    const { script, around } = opened({ status: 200 });
    script['onInstall']?.({ authMode: 'NONE' });
    const items = around.menus.flatMap((menu) => menu.items.map((item) => item.split(' → ')));
    expect([around.menus.length, items.length]).toEqual([1, 17]);
    for (const [, name = ''] of items) expect(script[name], name).toBeTypeOf('function');
  });

  it.each([
    ['menuCheck', 'check'],
    ['menuSubmit', 'submit'],
    ['menuApprove', 'approve'],
    ['menuStatus', 'status'],
    ['menuTeamMessage', 'zalo'],
    ['menuGuide', 'guide'],
    ['menuUpdateSummary', 'summary'],
    ['menuMissing', 'missing'],
    ['menuChaseMessage', 'chase'],
    ['menuReview', 'review'],
    ['menuPeriod', 'period'],
    ['menuTargets', 'targets'],
    ['menuReplies', 'replies'],
    ['menuRequests', 'requests'],
  ])('%s opens the sidebar at %s', (name, pane) => {
    const { script, around } = opened({ status: 200 });
    script[name]?.();
    expect(around.sidebars).toEqual([`<p data-pane="${pane}">`]);
  });
});

describe('the way to a cell', () => {
  it.each([
    ['4. Số liệu kỳ', 'E5', true],
    ['4. Số liệu kỳ'.normalize('NFD'), 'E5', true],
    ['4. Số liệu kỳ', '', true],
    ['4. Số liệu kỳ', 'ZZ99999', false],
    ['4. Số liệu kỳ', 'không', false],
    ['_Meta', 'A1', false],
    ['Không có', 'A1', false],
  ])('%j %j: %s', (tab, cell, expected) => {
    const script = scriptIn(code, surroundings(filledPaper().paper));
    expect(script.selectCell(tab, cell)).toBe(expected);
  });
});

describe('what is pushed', () => {
  it('is small enough to start quickly', () => {
    expect(bytes).toBeLessThan(256 * 1024);
  });

  it('is one page that asks nothing of the network', () => {
    expect(page).toContain('{{PANE}}');
    expect(page).not.toMatch(/<!--(?:STYLE|SCRIPT)-->|<link|src="http/);
  });
});
