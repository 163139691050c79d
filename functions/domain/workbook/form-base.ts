// Tabs 0 to 3: the cover, the commune, its villages with their teams, and the teams' members.
// They change rarely: the form fills them in and the officer mends what has changed.
import type { DenominatorField } from '../plan/plan.ts';
import { TAB_NAMES, type Column, type FormParts, type Line, type Tab } from './contract.ts';
import { APPROVER_WORDS, ROLE_WORDS, VILLAGE_KIND_WORDS, ZONE_WORDS } from './words.ts';

/** Column headings of a tab that lists one thing under another. */
function lineColumns(): Column[] {
  return [
    { key: 'field', header: 'Mã mục', type: 'code', width: 12, locked: true },
    { key: 'label', header: 'Mục', type: 'text', width: 46, locked: true },
    { key: 'value', header: 'Giá trị', type: 'text', width: 60 },
    { key: 'hint', header: 'Ghi chú', type: 'text', width: 60, locked: true },
  ];
}

/** Commune-wide numbers that a percentage can be taken of, in the order of the form. */
export const POPULATION_LINES: { field: DenominatorField; label: string; hint?: string }[] = [
  { field: 'residents', label: 'Tổng dân số' },
  {
    field: 'adults',
    label: 'Dân số trưởng thành (từ 18 tuổi)',
    hint: 'Từ 18 tuổi, nếu không có hướng dẫn khác.',
  },
  { field: 'citizens16', label: 'Công dân từ 16 tuổi' },
  { field: 'secondaryStudents', label: 'Học sinh trung học' },
  { field: 'enterpriseWorkers', label: 'Người lao động trong doanh nghiệp, hợp tác xã' },
  { field: 'eligibleBusinessHouseholds', label: 'Hộ kinh doanh đủ điều kiện' },
  { field: 'ocopProducts', label: 'Sản phẩm OCOP' },
];

/** What to do, in order, for who opens the workbook for the first time. */
export const STEPS = [
  'Tab 1, 2, 3: xem lại xã, thôn, Tổ và thành viên; chỉ sửa chỗ đã thay đổi.',
  'Các tab số liệu (từ tab 4): nhập số của kỳ. Để trống là chưa có số liệu; 0 là xác nhận bằng không.',
  'Các tab còn lại: mỗi việc một dòng, có thể gộp nhiều buổi vào một dòng.',
  'Chỉ gõ vào ô vàng nhạt; ô xám tự tính hoặc đã khóa; chữ nghiêng là số kỳ trước, gõ đè lên nếu đã đổi, đánh x vào cột “Giữ nguyên số kỳ trước” nếu không đổi.',
] as const;

export function baseTabs({ overlay, villageIndicators, communeIndicators }: FormParts): Tab[] {
  const zoned = overlay.plans.some((plan) => plan.zones.length > 0);
  const villageFields = new Set(villageIndicators.map((it) => it.indicator.denominator.field));
  const communeFields = new Set(communeIndicators.map((it) => it.indicator.denominator.field));
  const posts = overlay.posts;
  const documents = overlay.teamRules.some(({ rule }) => rule.kind === 'DOCUMENTS_REQUIRED');

  const start: Line[] = [
    { key: 'period', label: 'Kỳ báo cáo', type: 'text', locked: true },
    { key: 'due', label: 'Hạn nộp', type: 'text', locked: true },
    { key: 'window', label: 'Kỳ số liệu', type: 'text', locked: true },
    { key: 'plans', label: 'Kế hoạch áp dụng', type: 'text', locked: true },
    { key: 'recipient', label: 'Nơi nhận', type: 'text', locked: true },
    { key: 'status', label: 'Trạng thái', type: 'text', locked: true },
    { key: 'reminders', label: 'Nhắc việc', type: 'text', locked: true },
    { key: 'preparedBy', label: 'Người lập', type: 'text' },
    { key: 'cutoff', label: 'Ngày chốt số liệu', type: 'date' },
    {
      key: 'officialNo',
      label: 'Số văn bản báo cáo',
      type: 'text',
      hint: 'Không bắt buộc, ví dụ 45/BC-UBND.',
    },
    ...STEPS.map((_, index): Line => ({
      key: `step${index + 1}`,
      label: `Bước ${index + 1}`,
      type: 'text',
      locked: true,
    })),
  ];

  const unit: Line[] = [
    { key: 'communeCode', label: 'Mã xã', type: 'code', locked: true },
    { key: 'communeName', label: 'Tên xã/phường', type: 'text', locked: true },
    ...(zoned
      ? [{ key: 'zone', label: 'Vùng mặc định', type: 'word' as const, words: ZONE_WORDS }]
      : []),
    {
      key: 'households',
      label: 'Tổng số hộ',
      type: 'count',
      locked: true,
      hint: 'Tự cộng từ tab “2. Thôn và Tổ”.',
    },
    ...POPULATION_LINES.filter(
      ({ field }) => field === 'residents' || communeFields.has(field),
    ).map(({ field, label, hint }) => ({
      key: field,
      label,
      type: 'count' as const,
      ...(hint ? { hint } : {}),
    })),
    { key: 'contactName', label: 'Cán bộ đầu mối', type: 'text' },
    { key: 'contactTitle', label: 'Chức vụ', type: 'text' },
    { key: 'contactPhone', label: 'Điện thoại công vụ', type: 'text' },
    { key: 'contactEmail', label: 'Email công vụ', type: 'text' },
    ...(documents
      ? [
          {
            key: 'yearlyPlanNo',
            label: 'Kế hoạch năm của xã – số',
            type: 'text' as const,
            hint: 'Ví dụ 15/KH-UBND.',
          },
          { key: 'yearlyPlanDate', label: 'Kế hoạch năm của xã – ngày', type: 'date' as const },
          { key: 'regulationNo', label: 'Quy chế hoạt động của Tổ – số', type: 'text' as const },
          {
            key: 'regulationDate',
            label: 'Quy chế hoạt động của Tổ – ngày',
            type: 'date' as const,
          },
        ]
      : []),
  ];

  const villages: Column[] = [
    {
      key: 'village',
      header: 'Mã thôn',
      type: 'code',
      width: 10,
      locked: true,
      hint: 'XA là dòng của Tổ cấp xã.',
    },
    { key: 'name', header: 'Tên thôn/tổ dân phố', type: 'text', width: 28 },
    { key: 'kind', header: 'Loại', type: 'word', width: 14, words: VILLAGE_KIND_WORDS },
    ...(zoned
      ? [
          {
            key: 'zone',
            header: 'Vùng',
            type: 'word' as const,
            width: 13,
            words: ZONE_WORDS,
            hint: 'Để trống thì lấy vùng mặc định ở tab “1. Đơn vị”.',
          },
        ]
      : []),
    { key: 'households', header: 'Số hộ', type: 'count', width: 9 },
    ...(villageFields.has('residents')
      ? [{ key: 'residents', header: 'Số nhân khẩu', type: 'count' as const, width: 10 }]
      : []),
    ...(villageFields.has('adults')
      ? [{ key: 'adults', header: 'Số người trưởng thành', type: 'count' as const, width: 12 }]
      : []),
    { key: 'hasTeam', header: 'Có Tổ CNSCĐ', type: 'flag', width: 10, hint: 'Đánh x nếu có.' },
    {
      key: 'team',
      header: 'Mã Tổ',
      type: 'code',
      width: 10,
      hint: 'Để trống nếu Tổ mang mã của thôn. Một Tổ phục vụ nhiều thôn thì ghi cùng một mã; một thôn có nhiều Tổ thì mỗi Tổ một dòng với số hộ của mình.',
    },
    { key: 'teamName', header: 'Tên Tổ (nếu khác)', type: 'text', freeText: true, width: 20 },
    { key: 'decisionNo', header: 'QĐ thành lập/kiện toàn – số', type: 'text', width: 18 },
    { key: 'decisionDate', header: 'Ngày QĐ', type: 'date', width: 12 },
    { key: 'zalo', header: 'Nhóm Zalo', type: 'flag', width: 9, hint: 'Đánh x nếu có.' },
    { key: 'zaloMembers', header: 'Số TV nhóm Zalo', type: 'count', width: 10 },
    {
      key: 'memberCount',
      header: 'Số thành viên',
      type: 'count',
      width: 10,
      locked: true,
      computed: 'memberCount',
      hint: 'Tự đếm từ tab “3. Thành viên”.',
    },
    {
      key: 'collaboratorCount',
      header: 'Số CTV',
      type: 'count',
      width: 8,
      locked: true,
      computed: 'collaboratorCount',
    },
    { key: 'mergedFrom', header: 'Sáp nhập từ', type: 'text', freeText: true, width: 20 },
  ];

  const members: Column[] = [
    {
      key: 'team',
      header: 'Mã Tổ',
      type: 'team',
      width: 10,
      hint: 'Mã Tổ hoặc mã thôn ở tab “2. Thôn và Tổ”; XA là Tổ cấp xã.',
    },
    {
      key: 'name',
      header: 'Họ và tên',
      type: 'text',
      width: 26,
      hint: 'Chỉ lưu trong bảng của xã.',
    },
    { key: 'role', header: 'Vai trò', type: 'word', width: 13, words: ROLE_WORDS },
    { key: 'post', header: 'Thành phần', type: 'word', width: 24, words: posts },
    {
      key: 'area',
      header: 'Phụ trách tuyến/nhóm hộ',
      type: 'text',
      width: 22,
      maxLength: 100,
      freeText: true,
    },
    { key: 'households', header: 'Số hộ phụ trách', type: 'count', width: 10 },
    { key: 'skilled', header: 'Đạt kỹ năng số', type: 'flag', width: 9, hint: 'Đánh x nếu đạt.' },
    { key: 'joinedOn', header: 'Ngày tham gia', type: 'date', width: 12 },
    {
      key: 'joinApprover',
      header: 'Người duyệt vào',
      type: 'word',
      width: 22,
      words: APPROVER_WORDS,
    },
    { key: 'leftOn', header: 'Ngày ra khỏi', type: 'date', width: 12 },
    { key: 'leaveReason', header: 'Lý do ra', type: 'text', width: 18, freeText: true },
    {
      key: 'leaveApprover',
      header: 'Người duyệt ra',
      type: 'word',
      width: 22,
      words: APPROVER_WORDS,
    },
    {
      key: 'phone',
      header: 'Điện thoại (tùy chọn)',
      type: 'text',
      width: 14,
      hint: 'Không bao giờ gửi lên tỉnh.',
    },
  ];

  return [
    { key: 'start', name: '0. Bắt đầu', columns: lineColumns(), lines: start },
    { key: 'unit', name: '1. Đơn vị', columns: lineColumns(), lines: unit },
    { key: 'villages', name: '2. Thôn và Tổ', columns: villages, perVillage: true },
    { key: 'members', name: TAB_NAMES.members, columns: members },
  ];
}
