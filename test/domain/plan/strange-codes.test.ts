// A code that every object of JavaScript answers to ("constructor") is a code that no catalogue has.
import { describe, expect, it } from 'vitest';
import { overlayPlans } from '../../../functions/domain/plan/overlay.ts';
import { planSchema } from '../../../functions/domain/plan/plan.ts';
import { ruleWords } from '../../../functions/domain/summary/rule-words.ts';
import { planOf, Q4_2025, rawPlan } from './given.ts';

const AN_HAI = { province: '48', code: '20275' };
const ofPosts = (...posts: string[]) => ({
  id: 'VD-T1',
  kind: 'REQUIRED_POST',
  teamLevel: 'VILLAGE',
  severity: 'WARN',
  posts,
  count: 1,
  clause: 'II.1',
});

/** What the schema finds wrong, as `path: expected`. */
function faultsOf(change: Record<string, unknown>): string[] {
  const read = planSchema.safeParse(rawPlan(change));
  return (read.error?.issues ?? []).map(({ path, message }) => `${path.join('.')}: ${message}`);
}

describe.each(['constructor', 'toString', 'hasOwnProperty'])('the code %s', (code) => {
  it('is no post of the standard catalogue: a rule that asks for it is refused', () => {
    expect(faultsOf({ teamRules: [ofPosts(code)] })).toEqual([
      expect.stringMatching(/^teamRules\.0\.posts\.0: one of VILLAGE_HEAD, /),
    ]);
    expect(faultsOf({ teamRules: [ofPosts('VILLAGE_HEAD')] })).toEqual([]);
  });

  it('needs a name beside it in a list of the plan', () => {
    const activities = {
      kinds: [{ code, clause: 'II' }],
      topics: [{ code: 'POLICY', clause: 'II' }],
    };
    expect(faultsOf({ activities })).toEqual([
      expect.stringMatching(/^activities\.kinds\.0\.code: one of OUTREACH, /),
    ]);
  });

  it('is shown by the name that its plan gives it, or as it is', () => {
    const named = planOf({ posts: [{ code, name: 'Người dựng', clause: 'II' }] });
    expect(overlayPlans([named], AN_HAI, Q4_2025).posts).toContainEqual({
      code,
      name: 'Người dựng',
    });
    const plan = planOf();
    const asked = planOf({ teamRules: [ofPosts('VILLAGE_HEAD')] });
    for (const rule of asked.teamRules) if ('posts' in rule) rule.posts = [code];
    expect(ruleWords(asked, 'VD-T1').words).toBe(`Tổ cấp thôn: có ít nhất 1 ${code}`);
    const listed = { ...plan.activities, kinds: [{ code, clause: 'II' }] };
    expect(overlayPlans([{ ...plan, activities: listed }], AN_HAI, Q4_2025).kinds).toEqual([
      { code, name: code },
    ]);
  });
});
