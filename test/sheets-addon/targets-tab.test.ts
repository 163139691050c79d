// Assigning targets: beside the indicators for the whole province, in lines of their own for a commune.
import { describe, expect, it } from 'vitest';
import { planEntry } from '../../sheets-addon/entry-plan.ts';
import type { Cells } from '../../sheets-addon/entry-tab.ts';
import { TARGETS_TAB } from '../../sheets-addon/targets-tab.ts';
import type { TargetsSaid, TargetWish } from '../../sheets-addon/targets-words.ts';
import { faultsOf, opened, standingOf, typed, typeInto } from './entry-lines.ts';
import { COMMUNES, INDICATORS, TODAY } from './entry-server.ts';

const WISH: TargetWish = {
  plan: null,
  canonicalId: 'digital_signature',
  commune: '20197',
  zone: 'ALL',
  value: 40.5,
  from: '2026-01-01',
  documentNo: '13/QĐ-UBND',
  assignedOn: '2025-12-15',
};
const LINE = {
  indicator: 'Người có chữ ký số',
  commune: 'Xã Bà Nà',
  value: '40,5',
  from: '01/01/2026',
  documentNo: '13/QĐ-UBND',
  assignedOn: '15/12/2025',
};
const ASSIGNED = {
  ...WISH,
  value: 40.5,
  assignedBy: 'a@so.example',
  assignedAt: '2025-12-17T09:30:00+07:00',
};
const PLAIN = 'offer|qn-2025|hh_informed|PLAIN';

const said = (targets: TargetsSaid['targets'] = []): TargetsSaid => ({
  indicators: INDICATORS,
  targets,
  communes: COMMUNES,
  today: TODAY,
});
const read = (...lines: Cells[]) =>
  planEntry(TARGETS_TAB, [...opened(TARGETS_TAB, said()), ...lines.map(typed)], said());

describe('the tab', () => {
  it('shows what each plan asks for, zone by zone, and what was assigned below it', () => {
    const { lines } = planEntry(TARGETS_TAB, [], said([ASSIGNED]));
    const shown = lines.map(({ cells, state }) =>
      ['plan', 'indicator', 'commune', 'zone', 'current', 'value', 'from']
        .map((key) => cells[key] ?? '')
        .concat(state)
        .join('|'),
    );
    expect(shown).toEqual([
      'Kế hoạch 1 năm 2025|Hộ được tuyên truyền||Đồng bằng|80%|||',
      'Kế hoạch 1 năm 2025|Hộ được tuyên truyền||Miền núi|60%|||',
      'Kế hoạch 1 năm 2025|Người có chữ ký số||Mọi vùng|35,5%|||',
      '|Người có chữ ký số|Xã Bà Nà|Mọi vùng||40,5|01/01/2026|Đã gửi 09:30 ngày 17/12/2025 · a@so.example',
      'Kế hoạch 2 năm 2025|Hộ được tuyên truyền|Phường An Hải|Mọi vùng||||',
    ]);
  });

  it('also shows what was assigned to an indicator that no plan has any more', () => {
    const { lines } = planEntry(TARGETS_TAB, [], said([{ ...ASSIGNED, canonicalId: 'gone' }]));
    expect(lines.at(-1)?.cells['indicator']).toBe('gone');
  });
});

describe('a line', () => {
  it('assigns to a commune by what is typed', () => {
    expect(read(LINE).wishes).toMatchObject([
      {
        what: 'Người có chữ ký số · Xã Bà Nà',
        before: null,
        after: '40,5% từ 01/01/2026 (13/QĐ-UBND)',
        body: WISH,
      },
    ]);
  });

  it.each<[string, Cells, Partial<TargetWish>]>([
    ['its plan', { plan: 'kế hoạch 1 năm 2025' }, { plan: 'qn-2025' }],
    ['a zone', { zone: 'miền núi' }, { zone: 'MOUNTAIN' }],
    ['a commune’s code', { commune: '20275' }, { commune: '20275' }],
    ['no commune', { commune: '' }, { commune: null }],
    ['a percentage', { value: '70%' }, { value: 70 }],
    ['the indicator’s id', { indicator: 'digital_signature' }, {}],
  ])('says %s', (_what, cells, wish) => {
    const { wishes, faults } = read({ ...LINE, ...cells });
    expect([faults, wishes[0]?.body]).toEqual([[], { ...WISH, ...wish }]);
  });

  it('means every plan where two have the indicator and none is named', () => {
    const [wish] = read({ ...LINE, indicator: 'Hộ được tuyên truyền' }).wishes;
    expect(wish?.body).toMatchObject({ plan: null, canonicalId: 'hh_informed' });
  });

  it.each<[string, Cells, string]>([
    ['no indicator', { indicator: '' }, 'indicator: Chưa chọn chỉ tiêu.'],
    ['an unknown indicator', { indicator: 'Hộ có Wi-Fi' }, 'indicator: “Hộ có Wi-Fi” không phải'],
    ['another plan’s indicator', { plan: 'Kế hoạch 2 năm 2025' }, 'của kế hoạch này'],
    ['an unknown plan', { plan: 'Kế hoạch 9' }, 'plan: “Kế hoạch 9” không có'],
    ['no value', { value: '' }, 'value: Chưa ghi mức giao.'],
    ['more than all', { value: '101' }, 'value: “101” không phải một tỷ lệ'],
    ['no first day', { from: '' }, 'from: Chưa ghi ngày bắt đầu'],
    ['a day that is none', { from: '31/02/2026' }, 'from: “31/02/2026”'],
    ['no document', { documentNo: '' }, 'documentNo: Chưa ghi số văn bản'],
    [
      'a document of tomorrow',
      { assignedOn: '19/12/2025' },
      'assignedOn: Ngày văn bản 19/12/2025 chưa đến',
    ],
    ['a zone that is none', { zone: 'hải đảo' }, 'zone: “hải đảo”'],
    ['a commune of two', { commune: 'Tân Hiệp' }, 'commune: “Tân Hiệp” có thể là'],
  ])('with %s is asked about', (_what, cells, fault) => {
    const plan = read({ ...LINE, ...cells });
    expect(plan.wishes).toEqual([]);
    expect(faultsOf(plan)).toEqual([expect.stringContaining(fault) as string]);
    expect(plan.lines.at(-1)?.state).toMatch(/^Cần sửa: /);
  });

  it('has all that is wrong with it told at once', () => {
    const plan = read({ ...LINE, value: 'nhiều', from: '1/1/26', commune: 'Xã X' });
    expect(plan.faults.map(({ column }) => column)).toEqual(['commune', 'value', 'from']);
  });

  it('that says what another line says is asked about, whatever its value', () => {
    const plan = read(LINE, { ...LINE, value: '50' });
    expect([plan.wishes.length, faultsOf(plan).length]).toEqual([1, 1]);
    expect(faultsOf(plan)[0]).toContain('Một dòng khác');
  });

  it('that the server has already is not sent again', () => {
    const lines = [...opened(TARGETS_TAB, said()), typed(LINE)];
    const plan = planEntry(TARGETS_TAB, lines, said([ASSIGNED]));
    expect([plan.wishes, plan.lines.filter(({ known }) => known === null)]).toEqual([[], []]);
  });
});

describe('beside an indicator', () => {
  const filled = { value: '85', from: '1/1/2026', documentNo: '12/QĐ', assignedOn: '15/12/2025' };

  it('a value is for the whole province and the zone, against what the plan says', () => {
    const lines = typeInto(opened(TARGETS_TAB, said()), PLAIN, filled);
    const [wish] = planEntry(TARGETS_TAB, lines, said()).wishes;
    expect(wish).toMatchObject({
      before: '80%',
      body: {
        plan: 'qn-2025',
        canonicalId: 'hh_informed',
        commune: null,
        zone: 'PLAIN',
        value: 85,
      },
    });
  });

  it('of a plan that binds one commune it is for that plan, whoever it binds', () => {
    const lines = typeInto(opened(TARGETS_TAB, said()), 'offer|dn-2025|hh_informed|ALL', filled);
    const [wish] = planEntry(TARGETS_TAB, lines, said()).wishes;
    expect(wish).toMatchObject({
      what: 'Hộ được tuyên truyền · Phường An Hải',
      body: { plan: 'dn-2025', commune: null },
    });
  });

  it('a document number alone, filled down a column, assigns nothing', () => {
    const lines = opened(TARGETS_TAB, said()).map((line) => ({
      ...line,
      cells: { ...line.cells, documentNo: '12/QĐ' },
    }));
    const plan = planEntry(TARGETS_TAB, lines, said());
    expect([plan.wishes, plan.faults]).toEqual([[], []]);
    expect(plan.lines.every(({ cells }) => cells['documentNo'] === '12/QĐ')).toBe(true);
  });

  it('the cells are free again once the server has it', () => {
    const lines = typeInto(opened(TARGETS_TAB, said()), PLAIN, filled);
    const [wish] = planEntry(TARGETS_TAB, lines, said()).wishes;
    const body = wish?.body as TargetWish & { value: number };
    const target = { ...ASSIGNED, ...body };
    const plan = planEntry(TARGETS_TAB, lines, said([target]));
    const offer = plan.lines.find(({ key }) => key === PLAIN);
    expect([offer?.cells['value'] ?? '', plan.wishes]).toEqual(['', []]);
  });
});

describe('what was assigned', () => {
  const KEY = 'target||digital_signature|20197|ALL|2026-01-01';
  const lines = () => opened(TARGETS_TAB, said([ASSIGNED]));

  it.each<[string, Cells, Partial<TargetWish>, string]>([
    ['another value', { value: '45' }, { value: 45 }, '45% từ 01/01/2026 (13/QĐ-UBND)'],
    [
      'nothing, by another document',
      { value: '', documentNo: '20/QĐ' },
      { value: null, documentNo: '20/QĐ' },
      'thu hồi mức giao từ 01/01/2026 (20/QĐ)',
    ],
  ])('is changed to %s', (_what, cells, wish, after) => {
    const plan = planEntry(TARGETS_TAB, typeInto(lines(), KEY, cells), said([ASSIGNED]));
    expect(plan.wishes).toMatchObject([{ before: '40,5%', after, body: { ...WISH, ...wish } }]);
    expect(plan.lines.find(({ key }) => key === KEY)?.state).toMatch(/^Chưa gửi thay đổi\. Đã gửi/);
  });

  it('copied to a free line with another day is a new one', () => {
    const copy = lines().find(({ key }) => key === KEY);
    const all = [
      ...lines(),
      { ...typed({}), ...copy, cells: { ...copy?.cells, from: '01/07/2026' } },
    ];
    const plan = planEntry(TARGETS_TAB, all, said([ASSIGNED]));
    expect(plan.wishes).toMatchObject([{ before: '40,5%', body: { ...WISH, from: '2026-07-01' } }]);
    expect(standingOf(plan).at(-1)?.key).toBe('');
  });
});
