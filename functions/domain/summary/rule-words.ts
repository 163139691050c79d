// A team rule of a plan in one Vietnamese phrase, for the table of findings.
import { nameIn, POSTS } from '../team/vocabulary.ts';
import type { Plan, TeamRule } from '../plan/plan.ts';
import { formatDate } from '../vietnamese/date.ts';

const TEAM_LEVEL = { VILLAGE: 'Tổ cấp thôn', COMMUNE: 'Tổ cấp xã', ANY: 'Mỗi Tổ' } as const;
const STAGE = { FOUNDING: ' khi thành lập', OPERATING: ' khi hoạt động', ANY: '' } as const;
const DOCUMENTS = { YEARLY_PLAN: 'kế hoạch năm', REGULATION: 'quy chế hoạt động' } as const;

export interface RuleWords {
  words: string;
  clause: string;
}

/** The rule `id` of a plan, a rule of hours included; an id the plan does not have is shown bare. */
export function ruleWords(plan: Plan | undefined, id: string): RuleWords {
  const rule = plan?.teamRules.find((it) => it.id === id);
  if (plan && rule)
    return { words: `${TEAM_LEVEL[rule.teamLevel]}: ${demand(rule, plan)}`, clause: rule.clause };
  const hours = plan?.activities.minHoursPerWeek;
  if (hours?.id === id)
    return { words: `Mỗi Tổ: hoạt động ít nhất ${hours.value} giờ/tuần`, clause: hours.clause };
  return { words: id, clause: '' };
}

function demand(rule: TeamRule, plan: Plan): string {
  const posts = (codes: readonly string[]) =>
    codes
      .map((code) => plan.posts.find((it) => it.code === code)?.name ?? nameIn(POSTS, code) ?? code)
      .join(' hoặc ');
  switch (rule.kind) {
    case 'SIZE':
      return `${sizeWords(rule.min, rule.max)}${STAGE[rule.stage]}`;
    case 'ROLE_POST':
      return `${rule.role === 'LEADER' ? 'tổ trưởng' : 'tổ phó'} là ${posts(rule.posts)}`;
    case 'REQUIRED_POST':
      return `có ít nhất ${rule.count} ${posts(rule.posts)}`;
    case 'COLLABORATORS_ABOVE':
      return `quá ${rule.above} người thì số vượt ghi là cộng tác viên`;
    case 'ONE_TEAM_PER_UNIT':
      return 'mỗi đơn vị có một Tổ';
    case 'DECISION_REQUIRED':
      return `có quyết định thành lập của ${rule.signer}`;
    case 'DOCUMENTS_REQUIRED':
      return `có ${rule.documents.map((it) => DOCUMENTS[it]).join(', ')}`;
    case 'REORGANISED_AFTER_MERGE':
      return rule.by === null
        ? 'được kiện toàn sau sáp nhập'
        : `được kiện toàn sau sáp nhập, hạn ${formatDate(rule.by)}`;
    case 'ZALO_GROUP_REQUIRED':
      return `có nhóm Zalo (${rule.composition})`;
    case 'AREA_ASSIGNED':
      return 'phân công địa bàn cho từng thành viên';
    case 'PREFERENCE':
      return rule.text;
  }
}

function sizeWords(min: number | null, max: number | null): string {
  if (min !== null && max !== null)
    return min === max ? `có ${min} thành viên` : `có từ ${min} đến ${max} thành viên`;
  return min !== null ? `có ít nhất ${min} thành viên` : `có không quá ${max} thành viên`;
}
