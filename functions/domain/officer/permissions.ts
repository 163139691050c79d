// Who may do what, as one table: role × action × whose unit. A grant names a role in a unit from one
// day to another; everything else follows from here, for the functions, the add-on's menus and the
// tests alike. Nothing here knows whether a unit exists: a refusal can't tell either.
import type { LocalDate } from '../calendar/rule.ts';

export const OFFICER_ROLES = [
  'communeOfficer',
  'communeLeader',
  'provinceStaff',
  'provinceViewer',
  'admin',
] as const;
export type OfficerRole = (typeof OFFICER_ROLES)[number];

export interface Grant {
  role: OfficerRole;
  /** A commune (`48-20275`), a province (`48`), or `*`, the whole country, for an admin. */
  unit: string;
  /** First and last day, inclusive; `to` is null while the right stands. */
  from: LocalDate;
  to: LocalDate | null;
}

const COMMUNE = /^\d{2}-\d{5}$/;
const PROVINCE = /^\d{2}$/;

/** Each action with the words of a refusal: "Tài khoản này chưa có quyền …". */
export const ACTIONS = {
  REPORT_SUBMIT: 'nộp báo cáo của đơn vị này',
  REPORT_APPROVE: 'duyệt báo cáo trước khi gửi tỉnh của đơn vị này',
  REPORT_READ: 'xem báo cáo của đơn vị này',
  REPORT_REVIEW: 'trả lại hoặc duyệt báo cáo của đơn vị này',
  CHASE_ACKNOWLEDGE: 'xác nhận đã nhận nhắc việc của đơn vị này',
  PROVINCE_READ: 'xem số liệu của tỉnh này',
  SUMMARY_UPDATE: 'cập nhật tổng hợp của tỉnh này',
  PERIOD_CLOSE: 'chốt kỳ hoặc sửa kỳ đã chốt của tỉnh này',
  UNIT_EXCUSE: 'miễn nghĩa vụ hoặc loại đơn vị khỏi kỳ của tỉnh này',
  REQUEST_ISSUE: 'ra yêu cầu báo cáo đột xuất của tỉnh này',
  TARGET_ASSIGN: 'giao chỉ tiêu của tỉnh này',
  PLAN_SWITCH: 'đưa vào áp dụng hoặc kết thúc kế hoạch của tỉnh này',
  DIFFICULTY_ANSWER: 'trả lời kiến nghị của tỉnh này',
  OFFICERS_MANAGE: 'phân quyền, bàn giao tài khoản của đơn vị này',
  VIEW_AS: 'xem với vai trò của người khác trong tỉnh này',
  LOG_VERIFY: 'kiểm tra nhật ký của tỉnh này',
} as const;
export type Action = keyof typeof ACTIONS;

/** On one's own commune, or on a province and every commune in it. */
const TABLE: Record<OfficerRole, readonly Action[]> = {
  communeOfficer: ['REPORT_SUBMIT', 'REPORT_READ', 'CHASE_ACKNOWLEDGE'],
  communeLeader: ['REPORT_SUBMIT', 'REPORT_APPROVE', 'REPORT_READ', 'CHASE_ACKNOWLEDGE'],
  provinceStaff: [
    'REPORT_READ',
    'REPORT_REVIEW',
    'PROVINCE_READ',
    'SUMMARY_UPDATE',
    'PERIOD_CLOSE',
    'UNIT_EXCUSE',
    'REQUEST_ISSUE',
    'TARGET_ASSIGN',
    'DIFFICULTY_ANSWER',
    'VIEW_AS',
  ],
  provinceViewer: ['REPORT_READ', 'PROVINCE_READ'],
  admin: [
    'REPORT_SUBMIT',
    'REPORT_READ',
    'PROVINCE_READ',
    'SUMMARY_UPDATE',
    'UNIT_EXCUSE',
    'TARGET_ASSIGN',
    'PLAN_SWITCH',
    'OFFICERS_MANAGE',
    'LOG_VERIFY',
  ],
};

/** Whether any of these grants allows the action on a unit (`48-20275` or `48`) on a day. */
export function may(
  grants: readonly Grant[],
  action: Action,
  unit: string,
  today: LocalDate,
): boolean {
  return roleFor(grants, action, unit, today) !== null;
}

/** The role in which somebody may do it, the first one granted; null for nobody. */
export function roleFor(
  grants: readonly Grant[],
  action: Action,
  unit: string,
  today: LocalDate,
): OfficerRole | null {
  const grant = grants.find(
    (it) => isInForce(it, today) && reaches(it, unit) && TABLE[it.role].includes(action),
  );
  return grant?.role ?? null;
}

/** Whether an account holds this very role in this very unit on a day, not by a right above it. */
export function holds(
  grants: readonly Grant[],
  role: OfficerRole,
  unit: string,
  today: LocalDate,
): boolean {
  return grants.some((it) => it.role === role && it.unit === unit && isInForce(it, today));
}

function isInForce({ from, to }: Grant, today: LocalDate): boolean {
  return from <= today && (to === null || today <= to);
}

/** A commune's role reaches that commune alone, a province's the province and its communes. */
function reaches({ role, unit: own }: Grant, unit: string): boolean {
  if (role === 'communeOfficer' || role === 'communeLeader')
    return COMMUNE.test(own) && own === unit;
  if (role === 'admin' && own === '*') return true;
  return PROVINCE.test(own) && (own === unit || unit.startsWith(`${own}-`));
}
