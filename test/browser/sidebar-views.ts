// What the add-on's server side might answer, typed by the contract: a phường in the last days of a
// quarter, with two mistakes, a few warnings, and some of everything else that a pane can show.
import type {
  ApprovalView,
  CheckView,
  Failure,
  IssueView,
  MissingView,
  ReceiptView,
  ReturnedView,
  StatusView,
  SubmitView,
  SummaryView,
  TextView,
} from '../../sheets-addon/contract.ts';

const FIGURES = '4. Số liệu kỳ';
const VILLAGES = '2. Thôn và Tổ';

export const BLOCKS: IssueView[] = [
  {
    code: 'NUMERATOR_ABOVE_DENOMINATOR',
    severity: 'BLOCK',
    tab: FIGURES,
    cell: 'E5',
    message: 'Khối phố 3: Hộ được tuyên truyền (412) lớn hơn tổng số hộ (389).',
  },
  {
    code: 'NOT_A_NUMBER',
    severity: 'BLOCK',
    tab: FIGURES,
    cell: 'G8',
    message:
      'Cột “Hộ dùng dịch vụ công trực tuyến” cần một con số, nhưng ô này ghi “<b>khoảng 50</b>”; không có thì ghi 0, chưa biết thì để trống.',
  },
];
const decision = (row: number): IssueView => ({
  code: 'TEAM_WITHOUT_DECISION',
  severity: 'WARN',
  tab: VILLAGES,
  cell: `A${row}`,
  message: `Tổ của Khối phố ${row - 2} chưa có quyết định thành lập (KH Quảng Nam 2025, mục III.1).`,
});
export const WARNINGS: IssueView[] = [
  ...[3, 4, 5, 6, 7, 8].map(decision),
  {
    code: 'FIGURE_FELL',
    severity: 'WARN',
    tab: FIGURES,
    cell: 'H9',
    message: 'Khối phố 7: Hộ có chữ ký số giảm từ 120 xuống 35 so với kỳ trước.',
  },
];
const INFOS: IssueView[] = [
  {
    code: 'FIGURES_BLANK',
    severity: 'INFO',
    tab: FIGURES,
    cell: 'Q3',
    message: 'Còn 4/15 ô trống ở “Hộ đủ điều kiện số”.',
  },
  {
    code: 'EXTRA_COLUMN',
    severity: 'INFO',
    tab: '',
    cell: '',
    message: 'Cột “Ghi chú riêng” không thuộc biểu mẫu nên không được gửi đi.',
  },
];

export const DUE = {
  words: 'trước ngày 20/12/2025 (muộn nhất 23:59 ngày 19/12/2025)',
  daysLeft: 3,
  assumed: false,
};

function checkOf(issues: IssueView[]): CheckView {
  const tabs = [...new Set(issues.map(({ tab }) => tab))];
  const count = (severity: IssueView['severity']) =>
    issues.filter((issue) => issue.severity === severity).length;
  return {
    unit: 'Phường An Hải',
    period: 'Quý IV năm 2025',
    due: DUE,
    counts: { block: count('BLOCK'), warn: count('WARN'), info: count('INFO') },
    groups: tabs.map((tab) => ({ tab, issues: issues.filter((issue) => issue.tab === tab) })),
    repaired: [],
    at: '14:05',
  };
}

export const CHECK: CheckView = {
  ...checkOf([...WARNINGS.slice(0, 6), ...BLOCKS, ...WARNINGS.slice(6), ...INFOS]),
  repaired: ['Tab “So lieu” được nhận ra là “4. Số liệu kỳ” và đã được đổi lại tên.'],
};
/** With warnings, and nothing that blocks. */
export const SOUND: CheckView = checkOf(WARNINGS);
export const CLEAN: CheckView = checkOf([]);
export const LONG: CheckView = checkOf(
  Array.from({ length: 120 }, (_, index) => decision(index + 3)),
);

export const PREPARED: SubmitView = {
  check: SOUND,
  who: 'lan@anhai.example',
  baseRevision: 1,
  standing: { revision: 1, by: 'minh@anhai.example', at: '09:30 ngày 15/12/2025' },
  changes: [
    {
      at: `${FIGURES}!E5`,
      what: 'Khối phố 3 · Hộ được tuyên truyền',
      before: '350',
      after: '389',
    },
    { at: `${FIGURES}!G8`, what: 'Khối phố 6 · Hộ dùng dịch vụ công', before: null, after: '50' },
  ],
  officialNo: '127/BC-UBND',
  returned: null,
  approval: false,
  closed: null,
};

/** The revision before went back, pinned to three cells: one was changed, one not, one is gone. */
export const RETURNED: ReturnedView = {
  who: 'Tỉnh',
  by: 'son@danang.example',
  at: '10:00 ngày 17/12/2025',
  revision: 1,
  reason: 'Số liệu Khối phố 3 chưa khớp với biên bản họp Tổ.',
  cells: [
    {
      tab: FIGURES,
      cell: 'E5',
      what: 'Khối phố 3 · Hộ được tuyên truyền',
      words: 'Biên bản ghi 389',
      place: 'HERE',
      was: `ô E5 của tab “${FIGURES}”`,
      changed: true,
    },
    {
      tab: FIGURES,
      cell: 'H10',
      what: 'Khối phố 7 · Hộ có chữ ký số',
      words: '',
      place: 'MOVED',
      was: `ô H9 của tab “${FIGURES}”`,
      changed: false,
    },
    {
      tab: '',
      cell: '',
      what: 'Hoạt động',
      words: 'Thiếu minh chứng',
      place: 'LOST',
      was: 'ô B7 của tab “6. Hoạt động”',
      changed: true,
    },
  ],
};

export const RECEIPT: ReceiptView = {
  revision: 2,
  at: '16:30 ngày 16/12/2025',
  by: 'lan@anhai.example',
  timeliness: 'Đúng hạn',
  duplicate: false,
};

export const STATUS: StatusView = {
  unit: 'Phường An Hải',
  period: 'Quý IV năm 2025',
  due: DUE,
  state: 'Đã nộp, đúng hạn',
  tone: 'good',
  receipts: [
    { at: '16:30 ngày 16/12/2025', revision: '2', by: 'lan@anhai.example', result: 'Đúng hạn' },
    { at: '09:30 ngày 15/12/2025', revision: '1', by: 'minh@anhai.example', result: 'Đúng hạn' },
  ],
  changes: PREPARED.changes,
  returned: null,
  next: 'Tỉnh đã nhận và đang xem. Nếu phát hiện sai sót, sửa trong bảng rồi nộp lại.',
  maySend: true,
  reminders: [],
  failure: null,
};
const pinnedChanges = PREPARED.changes.map((change, index) => ({ ...change, pinned: index === 0 }));
export const SENT_BACK: StatusView = {
  ...STATUS,
  state: 'Bản 1 bị trả lại',
  tone: 'late',
  next: 'Sửa những chỗ tỉnh yêu cầu, bấm Kiểm tra số liệu, rồi Nộp báo cáo.',
  changes: pinnedChanges,
  returned: RETURNED,
  reminders: [
    {
      obligation: 'QN-R1',
      step: 'R1+3',
      words: 'Đôn đốc sau khi bị trả lại 3 ngày',
      at: '07:00 ngày 20/12/2025',
      how: 'gửi thư tới 2 tài khoản',
      open: true,
    },
    {
      obligation: 'QN-R1',
      step: 'T-7',
      words: 'Nhắc trước ngày hạn 7 ngày',
      at: '07:00 ngày 12/12/2025',
      how: 'gửi thư tới 2 tài khoản',
      open: false,
    },
  ],
};
export const PREPARED_AGAIN: SubmitView = {
  ...PREPARED,
  changes: pinnedChanges,
  returned: RETURNED,
};

export const APPROVAL: ApprovalView = {
  unit: 'Phường An Hải',
  period: 'Quý IV năm 2025',
  due: DUE,
  who: 'minh@anhai.example',
  state: 'Bản 2 chờ lãnh đạo xã duyệt',
  waits: true,
  hindrance: null,
  report: {
    id: '48-20275_2025-Q4_QN-R1',
    revision: 2,
    by: 'lan@anhai.example',
    at: '16:30 ngày 16/12/2025',
  },
  lines: [
    { what: 'Hộ được tuyên truyền', value: '1.240/1.500 (82,7%)' },
    { what: 'Hộ có chữ ký số', value: 'chưa có số' },
  ],
  since: { revision: 1, changes: pinnedChanges },
  warnings: [
    {
      tab: FIGURES,
      cell: 'H9',
      message: 'Khối phố 7: Hộ có chữ ký số giảm từ 120 xuống 35 so với kỳ trước.',
      reason: 'Đã rà soát lại danh sách',
    },
  ],
};

export const TEAM_MESSAGE: TextView = {
  text: [
    'Kính gửi các đồng chí Tổ trưởng,',
    '',
    'Phường An Hải chuẩn bị báo cáo Quý IV năm 2025 (trước ngày 20/12/2025).',
    'Đề nghị các Tổ sau gửi số liệu trước 17:00 ngày 18/12/2025:',
    '– Khối phố 3',
    '– Khối phố 7',
    '',
    'Chưa có số thì để trống, bằng không thì ghi 0. Trân trọng cảm ơn!',
  ].join('\n'),
};

export const MISSING: MissingView = {
  province: 'Thành phố Đà Nẵng',
  period: 'Quý IV năm 2025',
  due: 'trước ngày 20/12/2025 (muộn nhất 23:59 ngày 19/12/2025)',
  counts: { expected: 6, onTime: 2, late: 1, missing: 3, notDue: 0 },
  rows: [
    ['20194', 'Phường Hải Châu', 'MISSING', 'Chưa nộp'],
    ['20275', 'Phường An Hải', 'ON_TIME', 'Đúng hạn'],
    ['20285', 'Phường Ngũ Hành Sơn', 'LATE', 'Muộn 2 ngày'],
    ['20308', 'Xã Bà Nà', 'MISSING', 'Chưa nộp'],
    ['20332', 'Xã Hòa Tiến', 'ON_TIME', 'Đúng hạn'],
    ['20434', 'Xã Tân Hiệp', 'MISSING', 'Chưa nộp'],
  ].map(([commune = '', name = '', status, state = '']) => ({
    commune,
    name,
    status: status as MissingView['rows'][number]['status'],
    state,
    url: commune === '20434' ? null : `http://127.0.0.1:1/spreadsheets/d/${commune}/edit`,
  })),
};

export const SUMMARY: SummaryView = {
  message: 'Đã nhận 81/94 báo cáo. Bản tổng hợp số 12, tính lúc 16:30 ngày 16/12/2025.',
  running: false,
  written: ['Tổng quan', 'Tiến độ nộp', 'Chỉ tiêu'],
  url: 'http://127.0.0.1:1/spreadsheets/d/summary/edit',
};

export const OFFLINE: Failure = {
  failed: true,
  code: 'NETWORK',
  message: 'Không kết nối được với máy chủ; số liệu trong bảng vẫn còn nguyên.',
  again: true,
};
export const REFUSED: Failure = {
  failed: true,
  code: 'FORBIDDEN',
  message: 'Tài khoản này chưa có quyền nộp báo cáo của đơn vị này.',
  again: false,
};
