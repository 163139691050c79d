// What the province's desk might be answered: reports in every state, one that came back, a period
// open and closed.
import type {
  PeriodView,
  ReviewRow,
  ReviewState,
  ReviewsView,
  ReviewView,
} from '../../sheets-addon/province-contract.ts';

const row = (
  commune: string,
  name: string,
  state: ReviewState,
  words: string,
  warnings: number | null = 0,
): ReviewRow => ({
  commune,
  name,
  state,
  words,
  report: warnings === null ? null : { id: `48-${commune}_2025-Q4_QN-R1`, revision: 1, warnings },
});

export const REVIEWS: ReviewsView = {
  province: 'Thành phố Đà Nẵng',
  period: 'Quý IV năm 2025',
  periods: [{ id: '', label: 'Báo cáo kỳ này' }],
  chosen: '',
  closed: null,
  rows: [
    row('20275', 'Phường An Hải', 'NEW', 'Chờ duyệt'),
    row('20285', 'Phường Ngũ Hành Sơn', 'NEW', 'Chờ duyệt, muộn 2 ngày, 3 cảnh báo', 3),
    row('20308', 'Xã Bà Nà', 'NEW', 'Chờ duyệt'),
    row('20332', 'Xã Hòa Tiến', 'RESUBMITTED', 'Đã gửi lại, chờ duyệt'),
    row('20434', 'Xã Tân Hiệp', 'RETURNED', 'Đã trả lại'),
    row('20836', 'Xã Thăng Trường', 'ACCEPTED', 'Đã duyệt'),
    row('20194', 'Phường Hải Châu', 'MISSING', 'Chưa nộp, quá hạn', null),
  ],
};

const FIGURES = '4. Số liệu kỳ';
export const CELLS = [
  { at: `${FIGURES}!A3`, what: 'Khối phố 1', value: null },
  { at: `${FIGURES}!E3`, what: 'Khối phố 1 · Hộ được phổ biến', value: '240' },
  { at: `${FIGURES}!F3`, what: 'Khối phố 1 · Hộ có chữ ký số', value: '80' },
  { at: `${FIGURES}!E5`, what: 'Khối phố 3 · Hộ được phổ biến', value: '389' },
  { at: `${FIGURES}!F5`, what: 'Khối phố 3 · Hộ có chữ ký số', value: '35' },
];

/** Sent for the first time. */
export const FRESH: ReviewView = {
  commune: '20275',
  name: 'Phường An Hải',
  period: 'Quý IV năm 2025',
  state: 'NEW',
  stateWords: 'Chờ duyệt',
  report: {
    id: '48-20275_2025-Q4_QN-R1',
    revision: 1,
    by: 'lan@anhai.example',
    at: '16:30 ngày 16/12/2025',
  },
  timeliness: 'Đúng hạn',
  due: 'trước ngày 20/12/2025 (muộn nhất 23:59 ngày 19/12/2025)',
  mayAccept: true,
  mayReturn: true,
  returned: null,
  since: null,
  issues: [
    {
      at: `${FIGURES}!F5`,
      message: 'Khối phố 3: Hộ có chữ ký số giảm từ 120 xuống 35 so với kỳ trước.',
      reason: 'Rà soát lại danh sách',
    },
  ],
  cells: CELLS,
  history: [
    { words: 'Xã gửi bản 1', who: 'lan@anhai.example, 16:30 ngày 16/12/2025', reason: null },
  ],
  url: 'http://127.0.0.1:1/spreadsheets/d/20275/edit',
};

/** Back after it had been returned. */
export const BACK: ReviewView = {
  ...FRESH,
  state: 'RESUBMITTED',
  stateWords: 'Đã gửi lại, chờ duyệt',
  report: {
    id: '48-20275_2025-Q4_QN-R1',
    revision: 2,
    by: 'lan@anhai.example',
    at: '09:10 ngày 18/12/2025',
  },
  returned: {
    revision: 1,
    reason: 'Số hộ chưa khớp',
    who: 'son@dn.example, 08:00 ngày 17/12/2025',
  },
  since: {
    title: 'bản 1 (đã trả lại)',
    changes: [
      {
        at: `${FIGURES}!E5`,
        what: 'Khối phố 3 · Hộ được phổ biến',
        before: '412',
        after: '389',
        pinned: true,
      },
      {
        at: `${FIGURES}!F3`,
        what: 'Khối phố 1 · Hộ có chữ ký số',
        before: null,
        after: '80',
        pinned: false,
      },
    ],
    untouched: [
      {
        at: `${FIGURES}!F5`,
        what: 'Khối phố 3 · Hộ có chữ ký số',
        value: '35',
        words: 'Thấp hơn kỳ trước',
      },
    ],
  },
};

export const OPEN_PERIOD: PeriodView = {
  province: 'Thành phố Đà Nẵng',
  period: 'Quý IV năm 2025',
  state: 'OPEN',
  title: 'Kỳ đang mở',
  closed: [],
  coverage: { expected: 94, counted: 92 },
  notCounted: [
    { name: 'Phường Hải Châu', why: 'Chưa nộp' },
    { name: 'Xã Tân Hiệp', why: 'Tỉnh đã trả lại, xã chưa nộp lại' },
  ],
  opened: [],
  excused: [
    {
      commune: '20308',
      name: 'Xã Bà Nà',
      obligation: 'QN-R1',
      what: 'Miễn báo cáo QN-R1 – Báo cáo quý',
      words: 'Bão lũ (son@dn.example, 08:00 ngày 17/12/2025)',
    },
  ],
  communes: [
    { commune: '20194', name: 'Phường Hải Châu', obligations: ['QN-R1'] },
    { commune: '20275', name: 'Phường An Hải', obligations: ['QN-R1', 'AH-R1'] },
    { commune: '20308', name: 'Xã Bà Nà', obligations: ['QN-R1'] },
  ],
  obligations: [
    { id: 'QN-R1', name: 'Báo cáo quý' },
    { id: 'AH-R1', name: 'Báo cáo của phường' },
  ],
  restatements: [],
  mayClose: null,
  early: null,
  renewable: false,
};

export const CLOSED_PERIOD: PeriodView = {
  ...OPEN_PERIOD,
  state: 'CLOSED',
  title: 'Kỳ đã chốt, bản 2',
  closed: ['Chốt lúc 09:00 ngày 05/01/2026, son@dn.example.', 'Lý do: Nhập nhầm.'],
  notCounted: [{ name: 'Phường Hải Châu', why: 'Chưa nộp' }],
  opened: [{ name: 'Xã Bà Nà', words: 'Nhầm đơn vị tính (son@dn.example, 09:30 ngày 05/01/2026)' }],
  restatements: [
    {
      title: 'Bản 1 → bản 2, 09:00 ngày 05/01/2026',
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
      ],
      more: [],
      outOfDate: [
        {
          words: 'Bảng tổng hợp bản 1, công bố 16:30 ngày 20/12/2025: chưa cập nhật, còn ghi số cũ',
          url: 'http://127.0.0.1:1/spreadsheets/d/summary/edit',
        },
      ],
    },
  ],
  mayClose: null,
};
