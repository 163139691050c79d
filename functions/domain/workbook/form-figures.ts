// Tabs 4 and 5: the figures of the period, one row per village team and one line per indicator that
// only the commune can know. Percentages are computed by the sheet for the officer's eye and never
// read back: what counts is numerator and denominator.
import type { DenominatorField } from '../plan/plan.ts';
import type { OverlaidIndicator } from '../plan/overlay.ts';
import {
  TAB_NAMES,
  teamsReport,
  type Column,
  type FormParts,
  type Line,
  type Tab,
} from './contract.ts';

/** Keys of a figure's columns in tab 4. */
export const numeratorKey = (canonicalId: string) => `n:${canonicalId}`;
export const denominatorKey = (canonicalId: string) => `d:${canonicalId}`;
export const percentKey = (canonicalId: string) => `p:${canonicalId}`;
/** Key of a residents' list counter's line in tab 5. */
export const listKey = (id: string) => `list:${id}`;

const DENOMINATOR_HEADERS: Partial<Record<DenominatorField, string>> = {
  households: 'Số hộ',
  residents: 'Số nhân khẩu',
  adults: 'Số người trưởng thành',
};

function indicatorColumns({ canonicalId, indicator }: OverlaidIndicator): Column[] {
  if (indicator.numerator.source === 'skilledMembers') return [];
  const hint = `${indicator.numerator.name}. Để trống: chưa có số liệu; 0: xác nhận bằng không.`;
  const columns: Column[] = [
    {
      key: numeratorKey(canonicalId),
      header: indicator.shortName,
      type: 'count',
      width: 13,
      hint,
      indicator: { canonicalId, side: 'numerator' },
    },
  ];
  if (indicator.denominator.field === 'typed')
    columns.push({
      key: denominatorKey(canonicalId),
      header: indicator.denominator.name,
      type: 'count',
      width: 13,
      hint: `Mẫu số của “${indicator.shortName}”.`,
      indicator: { canonicalId, side: 'denominator' },
    });
  columns.push({
    key: percentKey(canonicalId),
    header: `% ${indicator.shortName}`,
    type: 'decimal',
    width: 8,
    locked: true,
    computed: 'percent',
    indicator: { canonicalId, side: 'percent' },
  });
  return columns;
}

export function figureTabs({ overlay, villageIndicators, communeIndicators }: FormParts): Tab[] {
  const needed = new Set(villageIndicators.map((it) => it.indicator.denominator.field));
  const lookups = (['households', 'residents', 'adults'] as const).filter(
    (field) => field === 'households' || needed.has(field),
  );
  const figures: Column[] = [
    { key: 'village', header: 'Mã thôn', type: 'code', width: 9, locked: true },
    { key: 'team', header: 'Mã Tổ', type: 'code', width: 9, locked: true },
    {
      key: 'name',
      header: 'Tên thôn/tổ dân phố',
      type: 'text',
      width: 26,
      locked: true,
      computed: 'lookup',
    },
    ...lookups.map((field): Column => ({
      key: field,
      header: DENOMINATOR_HEADERS[field] ?? field,
      type: 'count',
      width: 9,
      locked: true,
      computed: 'lookup',
      hint: 'Lấy từ tab “2. Thôn và Tổ”.',
    })),
    ...villageIndicators.flatMap(indicatorColumns),
    {
      key: 'hoursPerWeek',
      header: 'Giờ hoạt động TB/tuần',
      type: 'decimal',
      width: 11,
      hint: overlay.minHours
        .map(
          ({ plan, value, clause }) =>
            `Tối thiểu ${value} giờ/tuần (${plan.shortName}, ${clause}).`,
        )
        .join(' '),
    },
    { key: 'activeMembers', header: 'Số thành viên hoạt động trong kỳ', type: 'count', width: 12 },
    ...(teamsReport(overlay)
      ? [
          {
            key: 'reportedOn',
            header: 'Ngày Tổ gửi báo cáo',
            type: 'date' as const,
            width: 12,
            hint: 'Ngày xã nhận được báo cáo của Tổ.',
          },
        ]
      : []),
    {
      key: 'keep',
      header: 'Giữ nguyên số kỳ trước',
      type: 'flag',
      width: 11,
      hint: 'Đánh x để xác nhận cả dòng không đổi so với kỳ trước.',
    },
    { key: 'note', header: 'Ghi chú', type: 'text', width: 24, freeText: true },
  ];

  const tabs: Tab[] = [
    {
      key: 'figures',
      name: TAB_NAMES.figures,
      columns: figures,
      perVillage: true,
      givenRows: true,
    },
  ];
  if (communeIndicators.length > 0 || overlay.residentCounters.length > 0) {
    const lists = overlay.residentCounters.length > 0;
    const lines: Line[] = [
      ...communeIndicators.map(({ canonicalId, indicator }) => ({
        key: canonicalId,
        label: indicator.name,
        type: 'count' as const,
      })),
      ...overlay.residentCounters.map((counter) => ({
        key: listKey(counter.id),
        label: counter.name,
        type: 'count' as const,
      })),
    ];
    tabs.push({
      key: 'commune',
      name: TAB_NAMES.commune,
      lines,
      columns: [
        { key: 'field', header: 'Mã chỉ tiêu', type: 'code', width: 12, locked: true },
        { key: 'label', header: 'Chỉ tiêu', type: 'text', width: 46, locked: true },
        { key: 'numerator', header: 'Tử số', type: 'count', width: 11 },
        {
          key: 'denominator',
          header: 'Mẫu số',
          type: 'count',
          width: 11,
          hint: 'Ô xám lấy từ tab “1. Đơn vị”; chỉ gõ ở ô vàng.',
        },
        {
          key: 'percent',
          header: '%',
          type: 'decimal',
          width: 8,
          locked: true,
          computed: 'percent',
        },
        { key: 'target', header: 'Mục tiêu', type: 'text', width: 16, locked: true },
        ...(lists
          ? [
              {
                key: 'kept',
                header: 'Đã lập danh sách lưu tại xã',
                type: 'flag' as const,
                width: 13,
                hint: 'Chỉ báo số lượng; danh sách người dân giữ tại xã, không nhập vào bảng này.',
              },
            ]
          : []),
        { key: 'source', header: 'Nguồn số liệu', type: 'text', freeText: true, width: 24 },
        { key: 'note', header: 'Ghi chú', type: 'text', width: 30, freeText: true },
      ],
    });
  }
  return tabs;
}
