// The province's desk in the compiled add-on: the reports that wait, one of them opened, what is
// decided, and the period closed and corrected.
import { beforeAll, describe, expect, it } from 'vitest';
import type { ProgressLine, ProvinceProgress } from '../../functions/domain/report/desk.ts';
import type { PeriodLedger, ReportReview } from '../../functions/domain/report/review-desk.ts';
import type {
  ClosedView,
  DecisionOutcome,
  PeriodView,
  ReviewsView,
  ReviewView,
} from '../../sheets-addon/province-contract.ts';
import { line, progressOf } from '../domain/report/progress-makers.ts';
import { paperOf } from './paper.ts';
import { compiledAddon, scriptIn, surroundings, type Reply, type Request } from './script.ts';

let code = '';
beforeAll(async () => {
  ({ code } = await compiledAddon());
});

const CARD = [
  ['kind', 'province'],
  ['province', '48'],
  ['period', '2025-Q4'],
];
const CALL = { province: '48', period: '2025-Q4' };
const AT = '2025-12-19T16:30:00+07:00';
const ID = '48-20275_2025-Q4_QN-R1';

/** The province's spreadsheet; each function by name answers a body, or what a test makes of it. */
function opened(answers: Record<string, unknown>, card: string[][] = CARD) {
  const paper = paperOf({
    tabs: [
      { name: 'Tổng hợp', rows: [] },
      { name: '_Meta', rows: card },
    ],
  });
  const around = surroundings(paper, {
    answer: ({ url, body }: Request): Reply | null => {
      const name = /\/(\w+)(?:\?|$)/.exec(url)?.[1] ?? '';
      const given = answers[name];
      const made: unknown =
        typeof given === 'function' ? (given as (it: unknown) => unknown)(body) : given;
      return made === null ? null : { status: 200, body: made };
    },
  });
  return { around, script: scriptIn(code, around) };
}

const sent = (
  commune: string,
  name: string,
  state: NonNullable<ProgressLine['report']>['state'],
  more: Partial<ProgressLine> = {},
): ProgressLine => {
  const it = line(commune, name, 'ON_TIME');
  return { ...it, report: it.report && { ...it.report, state }, warnings: 0, ...more };
};
const RETURNED = { revision: 1, at: AT, by: 'son@dn.example', reason: 'Sai', cells: [] };
const LINES = [
  line('20194', 'Phường Hải Châu', 'MISSING'),
  sent('20197', 'Xã Bà Nà', 'ACCEPTED'),
  sent('20275', 'Phường An Hải', 'SUBMITTED', { warnings: 3 }),
  sent('20285', 'Phường Ngũ Hành Sơn', 'SUBMITTED', { returned: RETURNED }),
  sent('20305', 'Phường Tân Hiệp', 'RETURNED', { returned: RETURNED }),
  sent('20308', 'Xã Hòa Tiến', 'AWAITING_APPROVAL'),
  line('20332', 'Xã Đại Lộc', 'EXEMPT'),
];
const REVIEW: ReportReview = {
  commune: '20275',
  name: 'Phường An Hải',
  period: '2025-Q4',
  periodLabel: 'Quý IV năm 2025',
  report: {
    reportId: ID,
    revision: 2,
    state: 'SUBMITTED',
    submittedAt: AT,
    firstCompleteAt: AT,
    by: 'lan@dn.example',
  },
  returned: RETURNED,
  since: {
    revision: 1,
    decision: 'RETURN',
    changes: [
      { at: '4. Số liệu kỳ!E3', what: 'Thôn 1 · A', before: '1', after: '2', pinned: false },
      { at: '4. Số liệu kỳ!E5', what: 'Thôn 3 · A', before: '9', after: '7', pinned: true },
    ],
    untouched: [],
  },
  cells: [{ at: '4. Số liệu kỳ!E5', what: 'Thôn 3 · A', value: '7' }],
  issues: [{ code: 'FIGURE_FELL', at: '4. Số liệu kỳ!E5', message: 'Giảm', reason: 'Đúng' }],
  timeliness: {
    status: 'LATE',
    lateByDays: 2,
    dueWords: 'trước ngày 20/12/2025',
    lastDay: '2025-12-19',
    assumed: false,
  },
  history: [{ revision: 2, at: AT, by: 'lan@dn.example', words: 'Xã gửi', reason: null }],
  spreadsheet: { id: 's', url: 'https://sheets.example/s/edit', state: 'READY' },
};

describe('the list of reports', () => {
  const listed = (progress: ProvinceProgress) =>
    opened({ provinceProgress: progress }).script.sidebarReviews('') as ReviewsView;

  it('has those first that wait for the province', () => {
    const { rows, closed } = listed(progressOf(LINES));
    expect(closed).toBeNull();
    expect(rows.map(({ name, state, words }) => `${name}: ${state}, ${words}`)).toEqual([
      'Phường An Hải: NEW, Chờ duyệt, 3 cảnh báo',
      'Phường Ngũ Hành Sơn: RESUBMITTED, Đã gửi lại, chờ duyệt',
      'Phường Tân Hiệp: RETURNED, Đã trả lại',
      'Xã Hòa Tiến: LEADER, Chờ lãnh đạo xã duyệt',
      'Xã Bà Nà: ACCEPTED, Đã duyệt',
      'Phường Hải Châu: MISSING, Chưa nộp, quá hạn',
      'Xã Đại Lộc: EXEMPT, Được miễn',
    ]);
  });

  it('says how late a report is', () => {
    const late = { ...line('20275', 'Phường An Hải', 'LATE', 2), warnings: 1 };
    expect(listed(progressOf([late])).rows[0]?.words).toBe('Chờ duyệt, muộn 2 ngày, 1 cảnh báo');
  });

  it('does not offer what is only open for a correction', () => {
    const closed = { state: 'CLOSED' as const, version: 2, opened: ['20275'] };
    const view = listed({ ...progressOf(LINES), closed });
    expect(view.closed).toBe('Kỳ đã chốt, bản 2');
    expect(view.rows.find((it) => it.commune === '20275')).toMatchObject({ state: 'CORRECTING' });
  });

  it('asks for the warnings, of its own province and period', () => {
    const { script, around } = opened({ provinceProgress: progressOf(LINES) });
    script.sidebarReviews('');
    expect(around.requests[0]?.url).toBe(
      'https://functions.example/provinceProgress?province=48&period=2025-Q4&warnings=1',
    );
  });

  it('offers the answers to each request as well', () => {
    const requests = [{ id: 'ADHOC-2025-007', title: 'Wifi nhà văn hóa' }];
    const { script, around } = opened({
      provinceProgress: progressOf(LINES),
      adhocRequests: { requests },
    });
    const view = script.sidebarReviews('ADHOC-2025-007') as ReviewsView;
    expect([view.chosen, view.periods.map(({ label }) => label)]).toEqual([
      'ADHOC-2025-007',
      ['Báo cáo kỳ này', 'Đột xuất ADHOC-2025-007: Wifi nhà văn hóa'],
    ]);
    expect(around.requests[0]?.url).toContain('province=48&period=ADHOC-2025-007&');
  });

  it('shows the reports though the requests cannot be listed', () => {
    const { script } = opened({ provinceProgress: progressOf(LINES), adhocRequests: null });
    expect((script.sidebarReviews('') as ReviewsView).periods).toHaveLength(1);
  });

  it('is not there in a commune’s spreadsheet', () => {
    const { script, around } = opened({}, [['commune', '20275']]);
    expect(script.sidebarReviews('')).toMatchObject({ failed: true, code: 'NOT_A_SUMMARY' });
    expect(script.sidebarPeriod()).toMatchObject({ failed: true, code: 'NOT_A_SUMMARY' });
    expect(around.requests).toEqual([]);
  });
});

describe('one report', () => {
  const reviewed = (review: Partial<ReportReview>, progress = progressOf(LINES)) =>
    opened({
      reportReview: { ...REVIEW, ...review },
      provinceProgress: progress,
    }).script.sidebarReview('20275', '') as ReviewView;
  const report = (state: NonNullable<ReportReview['report']>['state']) => ({
    report: REVIEW.report && { ...REVIEW.report, state },
  });

  it('has the pinned differences first, and all in words', () => {
    expect(reviewed({})).toMatchObject({
      stateWords: 'Đã gửi lại, chờ duyệt',
      report: { id: ID, revision: 2, by: 'lan@dn.example', at: '16:30 ngày 19/12/2025' },
      timeliness: 'Muộn 2 ngày',
      returned: { reason: 'Sai', who: 'son@dn.example, 16:30 ngày 19/12/2025' },
      since: {
        title: 'bản 1 (đã trả lại)',
        changes: [
          { what: 'Thôn 3 · A', pinned: true },
          { what: 'Thôn 1 · A', pinned: false },
        ],
      },
      history: [{ words: 'Xã gửi bản 2', who: 'lan@dn.example, 16:30 ngày 19/12/2025' }],
      url: 'https://sheets.example/s/edit',
    });
  });

  it.each([
    ['sent', report('SUBMITTED'), true, true],
    ['accepted', report('ACCEPTED'), false, true],
    ['sent back', report('RETURNED'), false, false],
    ['with its leader', report('AWAITING_APPROVAL'), false, false],
    ['closed', report('CLOSED'), false, false],
    ['not there', { report: null }, false, false],
  ])('%s may be accepted or returned as its life allows', (_case, review, accept, giveBack) => {
    const { mayAccept, mayReturn } = reviewed({ returned: null, ...review });
    expect([mayAccept, mayReturn]).toEqual([accept, giveBack]);
  });

  it('that is only open for a correction waits for the commune', () => {
    const closed = { state: 'CLOSED' as const, version: 1, opened: ['20275'] };
    const view = reviewed({}, { ...progressOf(LINES), closed });
    expect(view).toMatchObject({ state: 'CORRECTING', mayAccept: false, mayReturn: false });
  });
});

describe('decisions', () => {
  const accept = (n: number) => ({ report: `r${n}`, revision: 1, decision: 'ACCEPT' as const });

  it('go out as they are, forty at a time, and come back in their order', () => {
    const reviewReports = ({ decisions }: { decisions: { report: string }[] }) => ({
      outcomes: decisions.map(({ report }) =>
        report === 'r3'
          ? { report, problem: { code: 'STALE_REVISION', message: 'Có bản mới.' } }
          : { report, state: 'ACCEPTED', revision: 1, again: false },
      ),
    });
    const { script, around } = opened({ reviewReports });
    const wishes = Array.from({ length: 95 }, (_, n) => accept(n));
    const outcomes = script.sidebarDecide(wishes) as DecisionOutcome[];
    expect(outcomes.map(({ report }) => report)).toEqual(wishes.map(({ report }) => report));
    expect(outcomes.filter(({ problem }) => problem !== null)).toEqual([
      { report: 'r3', problem: { code: 'STALE_REVISION', message: 'Có bản mới.' } },
    ]);
    expect(around.requests.map(({ body }) => (body as { decisions: [] }).decisions.length)).toEqual(
      [40, 40, 15],
    );
  });

  it('carry reason and cells', () => {
    const { script, around } = opened({ reviewReports: { outcomes: [] } });
    const wish = {
      report: ID,
      revision: 2,
      decision: 'RETURN' as const,
      reason: 'Sai',
      cells: [{ at: '4. Số liệu kỳ!E5', words: '' }],
    };
    script.sidebarDecide([wish]);
    expect(around.requests[0]?.body).toEqual({ province: '48', decisions: [wish] });
  });

  it('that nobody heard are no outcome', () => {
    const { script } = opened({ reviewReports: null });
    expect(script.sidebarDecide([accept(1)])).toMatchObject({ failed: true, code: 'NETWORK' });
  });
});

const LEDGER: PeriodLedger = {
  province: '48',
  provinceName: 'thành phố Đà Nẵng',
  period: '2025-Q4',
  periodLabel: 'Quý IV năm 2025',
  state: 'CLOSED',
  version: 2,
  at: AT,
  by: 'son@dn.example',
  reason: 'Nhập nhầm',
  coverage: { expected: 94, counted: 90 },
  opened: [],
  excused: [
    {
      commune: '20275',
      name: 'Phường An Hải',
      obligation: 'QN-R1',
      reason: 'Bão',
      by: 'son@dn.example',
      at: AT,
    },
  ],
  notCounted: [{ commune: '20194', name: 'Phường Hải Châu', why: 'Chưa nộp' }],
  communes: [{ commune: '20275', name: 'Phường An Hải', obligations: ['QN-R1'] }],
  obligations: [{ id: 'QN-R1', name: 'Báo cáo quý' }],
  restatements: [
    {
      from: 1,
      to: 2,
      reason: 'Nhập nhầm',
      by: 'son@dn.example',
      at: AT,
      communes: [{ commune: '20275', name: 'Phường An Hải' }],
      differences: [
        {
          indicator: 'hh_informed',
          name: 'Hộ được phổ biến',
          zone: 'ALL',
          zoneName: 'Toàn tỉnh',
          before: { numerator: 1480, denominator: 2000, percent: 74 },
          after: { numerator: 1500, denominator: 2000, percent: 75 },
        },
        {
          indicator: 'hh_informed',
          name: 'Hộ được phổ biến',
          zone: 'MOUNTAIN',
          zoneName: 'Miền núi',
          before: null,
          after: { numerator: 20, denominator: 30, percent: 200 / 3 },
        },
      ],
      freed: [
        { commune: '20194', name: 'Xã A', obligation: null, before: null, after: 'Sáp nhập' },
      ],
      renewed: true,
      outOfDate: [
        { spreadsheetId: 's', url: 'https://sheets.example/s', version: 1, at: AT, shows: 2 },
        { spreadsheetId: 't', url: null, version: 1, at: AT, shows: 1 },
      ],
    },
  ],
  mayClose: null,
  early: null,
  renewable: true,
};

describe('the period', () => {
  it('has its ledger in plain words', () => {
    const view = opened({ periodLedger: LEDGER }).script.sidebarPeriod() as PeriodView;
    expect(view).toMatchObject({
      title: 'Kỳ đã chốt, bản 2',
      closed: ['Chốt lúc 16:30 ngày 19/12/2025, son@dn.example.', 'Lý do: Nhập nhầm.'],
      excused: [{ what: 'Miễn báo cáo QN-R1 – Báo cáo quý' }],
    });
    expect(view.restatements).toEqual([
      {
        title: 'Bản 1 → bản 2, 16:30 ngày 19/12/2025',
        reason: 'Nhập nhầm',
        who: 'son@dn.example',
        communes: ['Phường An Hải'],
        differences: [
          {
            what: 'Hộ được phổ biến',
            before: '1.480/2.000 (74,0%)',
            after: '1.500/2.000 (75,0%)',
            by: 'tử số +20; +1,0 điểm %',
          },
          {
            what: 'Hộ được phổ biến (Miền núi)',
            before: 'chưa có số liệu',
            after: '20/30 (66,7%)',
            by: '',
          },
        ],
        more: [
          'Xã A: loại khỏi kỳ (Sáp nhập).',
          'Tính theo kế hoạch, danh sách đơn vị hoặc chỉ tiêu mới.',
        ],
        outOfDate: [
          {
            words:
              'Bảng tổng hợp bản 1, công bố 16:30 ngày 19/12/2025: bảng nay đã ghi bản 2; văn bản, tệp đã in hoặc gửi từ bản 1 phải thay',
            url: 'https://sheets.example/s',
          },
          {
            words:
              'Bảng tổng hợp bản 1, công bố 16:30 ngày 19/12/2025: chưa cập nhật, còn ghi số cũ',
            url: null,
          },
        ],
      },
    ]);
  });

  it.each([
    ['in time', { reason: '', early: false, renew: false }, {}],
    ['again', { reason: 'Nhầm', early: false, renew: true }, { reason: 'Nhầm' }],
  ])('is closed %s', (_case, wish, reason) => {
    const { script, around } = opened({ closePeriod: { version: 1, again: false } });
    const { message, running } = script.sidebarClosePeriod(wish) as ClosedView;
    expect([message, running]).toEqual(['Đã chốt kỳ, bản 1.', false]);
    const { early, renew } = wish;
    expect(around.requests[0]?.body).toEqual({ ...CALL, ...reason, early, renew });
  });

  it('closed again with nothing changed says so', () => {
    const { script } = opened({ closePeriod: { version: 1, again: true } });
    const wish = { reason: 'Cho chắc', early: false, renew: false };
    expect(script.sidebarClosePeriod(wish)).toMatchObject({
      message: 'Số liệu không khác lần chốt trước; kỳ vẫn là bản 1.',
    });
  });

  it('whose closing takes longer than a minute goes on by itself, asked for once', () => {
    const { script, around } = opened({});
    around.answer = () => {
      around.now = '2025-12-18T14:06:00+07:00';
      return null;
    };
    const wish = { reason: '', early: false, renew: false };
    expect(script.sidebarClosePeriod(wish)).toMatchObject({ running: true });
    expect(around.requests).toHaveLength(1);
  });

  it('is opened for a correction, and shown as it stands then', () => {
    const { script, around } = opened({ correctReport: { again: false }, periodLedger: LEDGER });
    expect(script.sidebarCorrect('20275', 'Nhầm')).toMatchObject({ title: 'Kỳ đã chốt, bản 2' });
    expect(around.requests[0]?.body).toEqual({ ...CALL, commune: '20275', reason: 'Nhầm' });
  });

  it('has a commune excused from it', () => {
    const { script, around } = opened({ excuseUnit: { again: false }, periodLedger: LEDGER });
    const wish = {
      commune: '20275',
      obligation: null,
      reason: 'Bão',
      undo: false,
      afterClosing: true,
    };
    expect(script.sidebarExcuse(wish)).toMatchObject({ title: 'Kỳ đã chốt, bản 2' });
    expect(around.requests[0]?.body).toEqual({ ...CALL, ...wish });
  });
});
