// Alerts and changes of teams in the words of the summary's table.
import type { AlertKind } from '../team/alerts.ts';
import type { RollupMemberChange, RollupTeamAlert } from '../rollup/team-lines.ts';
import { formatDate } from '../vietnamese/date.ts';
import { APPROVER_WORDS, ROLE_WORDS } from '../workbook/words.ts';
import type { View } from './view.ts';
import { wordOf } from './words.ts';

export const ALERT_WORDS: Record<AlertKind, string> = {
  NO_TEAM: 'Thôn, xã chưa có Tổ',
  NO_LEADER: 'Tổ chưa có tổ trưởng',
  NO_DECISION: 'Tổ chưa có quyết định',
  NOT_REORGANISED: 'Tổ chưa kiện toàn sau sáp nhập',
  CHANGED_WITHOUT_DECISION: 'Thay đổi thành viên chưa có quyết định',
  TOO_FEW: 'Tổ thiếu thành viên',
  TOO_MANY: 'Tổ đông thành viên',
  NO_MEMBERS: 'Chưa có danh sách thành viên',
};

export const CHANGE_WORDS: Record<RollupMemberChange['kind'], string> = {
  JOINED: 'Vào Tổ',
  LEFT: 'Ra khỏi Tổ',
  LEADER_CHANGED: 'Đổi tổ trưởng',
  ADDED: 'Thêm người, không rõ ngày',
  REMOVED: 'Bớt người, không rõ ngày',
  TEAM_ADDED: 'Tổ mới',
  TEAM_GONE: 'Không còn Tổ',
};

/** What is amiss, with the numbers; "hạn" where the plan gives one. */
export function alertDetails({ kind, facts, asked }: RollupTeamAlert): string {
  switch (kind) {
    case 'NO_TEAM':
    case 'NO_LEADER':
      return '';
    case 'NO_DECISION':
      return facts['signer'] === undefined ? '' : `Thẩm quyền: ${facts['signer']}.`;
    case 'NOT_REORGANISED': {
      const by = facts['by'] === undefined ? '' : ` Hạn theo kế hoạch: ${shown(facts['by'])}.`;
      return facts['teams'] === undefined
        ? `Quyết định ngày ${shown(facts['decidedOn'])}, trước ngày sắp xếp lại ${shown(facts['since'])}.${by}`
        : `Thôn đã sáp nhập mà vẫn còn ${facts['teams']} Tổ.${by}`;
    }
    case 'CHANGED_WITHOUT_DECISION':
      return `${facts['changed']} thay đổi sau quyết định ngày ${shown(facts['decidedOn'])}; xem bảng 2.`;
    case 'TOO_FEW':
    case 'TOO_MANY': {
      const limits = asked.map((rule) => limitWords(rule.facts)).join('; ');
      return `Có ${facts['members']} thành viên; quy định ${limits}.`;
    }
    case 'NO_MEMBERS':
      return 'Chưa tính được số thành viên, tổ trưởng và cơ cấu của các Tổ trong xã.';
  }
}

function limitWords({ min, max, above }: RollupTeamAlert['facts']): string {
  if (min !== undefined) return `ít nhất ${min}`;
  if (max !== undefined) return `nhiều nhất ${max}`;
  return `quá ${above} thì ghi cộng tác viên`;
}

/** `KH Quảng Nam 2025, mục II.2.a`, a line for each plan that asks. */
export function askedWords(view: View, asked: readonly { plan: string; clause: string }[]): string {
  const said = asked.map(({ plan, clause }) => `${planName(view, plan)}, mục ${clause}`);
  return said.length > 0 ? [...new Set(said)].join('\n') : 'Kế hoạch không nêu';
}

/** Who it is, by the place in the team's list, and whether a decision covers it. */
export function changeDetails(change: RollupMemberChange): string {
  const { number, role, decided } = change;
  const who =
    number === null
      ? ''
      : `Người thứ ${number} trong danh sách Tổ${role === null ? '' : ` (${wordOf(ROLE_WORDS, role).toLowerCase()})`}; `;
  const decision =
    decided === null
      ? 'chưa rõ ngày quyết định'
      : decided
        ? 'đã có quyết định'
        : 'chưa có quyết định kiện toàn';
  const said = `${who}${change.kind === 'TEAM_GONE' ? 'kỳ trước có, kỳ này không ghi' : decision}.`;
  return said.charAt(0).toUpperCase() + said.slice(1);
}

/** Who approved, beside who has to by the plan. */
export function approvalWords(
  view: View,
  { approval, approver, asked }: RollupMemberChange,
): string {
  if (asked === null) return approver === null ? '' : wordOf(APPROVER_WORDS, approver);
  const wanted = wordOf(APPROVER_WORDS, asked.approver);
  const source = `${planName(view, asked.plan)}, mục ${asked.clause}`;
  if (approval === 'MISSING') return `Chưa ghi; phải là ${wanted} (${source})`;
  if (approval === 'DIFFERS')
    return `${wordOf(APPROVER_WORDS, approver)}; phải là ${wanted} (${source})`;
  return `${wanted} (${source})`;
}

function planName(view: View, id: string): string {
  return view.plans.find((plan) => plan.id === id)?.shortName ?? id;
}

function shown(day: string | number | undefined): string {
  return formatDate(String(day ?? ''));
}
