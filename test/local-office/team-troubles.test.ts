import { describe, expect, it } from 'vitest';
import { playedPeriod } from '../../cli/demo-stage.ts';
import { bookOf } from '../../functions/domain/grid/book.ts';
import { localDateOf } from '../../functions/domain/calendar/local.ts';
import { overlayPlans } from '../../functions/domain/plan/overlay.ts';
import { rollUp } from '../../functions/domain/rollup/roll-up.ts';
import type { Rollup } from '../../functions/domain/rollup/rollup.ts';
import { reorganisedOf } from '../../functions/domain/unit/reorganised.ts';
import { receiveWorkbook } from '../../functions/domain/workbook/receive.ts';
import { readPlanFiles } from '../../functions/files/plan-file.ts';
import { communesOfProvince } from '../../local-office/province.ts';
import {
  castOf,
  sendingsOf,
  unitsOf,
  workbookOf,
  type Stage,
} from '../../local-office/synthesis-script.ts';
import { reportOf } from '../report-makers.ts';

/** The communes with troubles among 30, as the demo plays them. */
async function provinceOf(plan: string): Promise<Rollup> {
  const plans = await readPlanFiles([`plans/${plan}.yaml`]);
  const { province, period, due, assumed } = playedPeriod(plans, new Map());
  const stage: Stage = { plans, period, holidays: new Map(), due, assumed, seed: 1 };
  const cast = castOf(communesOfProvince(province, plans).slice(0, 30), [], stage);
  const units = unitsOf(cast);
  const troubled = cast.filter(({ story }) => ['teamTroubles', 'noMembers'].includes(story.id));
  const sendings = sendingsOf(troubled, stage);
  const reports = sendings.map((sending) => {
    const { commune, villages } = sending.part;
    const { content } = receiveWorkbook(bookOf(workbookOf(sending, stage)), {
      overlay: overlayPlans(plans, commune, period),
      commune,
      villages,
      period,
      previous: null,
      reorganised: reorganisedOf(units, commune.code, period.end),
      today: localDateOf(sending.at),
    });
    if (content === null) throw new Error(`${commune.code}: expected a report that counts`);
    return reportOf(content);
  });
  return rollUp({
    province: { code: province, name: 'Tỉnh' },
    period,
    plans,
    units,
    reports,
    holidays: new Map(),
    now: due.dueExclusive,
  });
}

/** What the plan asks for is what the demo shows; a plan without an upper limit knows no team too large. */
describe('the demo shows every alert that its plan asks for', () => {
  it.each<[string, string[]]>([
    ['quang-nam-2025', ['NO_TEAM', 'NO_DECISION', 'NOT_REORGANISED', 'TOO_FEW']],
    ['tuyen-quang-2025', ['NO_TEAM', 'NO_DECISION', 'NOT_REORGANISED', 'TOO_FEW', 'TOO_MANY']],
    ['quang-tri-2022', ['NO_TEAM', 'NO_DECISION', 'TOO_FEW', 'TOO_MANY']],
  ])('%s', async (plan, asked) => {
    const { teamAlerts, memberChanges } = await provinceOf(plan);
    const kinds = new Set<string>(teamAlerts.map(({ kind }) => kind));
    const always = ['NO_LEADER', 'CHANGED_WITHOUT_DECISION', 'NO_MEMBERS'];
    expect([...kinds].sort()).toEqual([...asked, ...always].sort());
    expect(new Set(memberChanges.map(({ kind }) => kind))).toEqual(new Set(['JOINED', 'LEFT']));
    expect(memberChanges.filter(({ kind }) => kind === 'LEFT').map(({ role }) => role)).toContain(
      'LEADER',
    );
  });

  it('Tuyên Quang and Quảng Trị: the newcomer was let in by another than the plan names', async () => {
    for (const [plan, approver] of [
      ['tuyen-quang-2025', 'VILLAGE_HEAD'],
      ['quang-tri-2022', 'COMMUNE_CHAIR'],
    ] as const) {
      const joined = (await provinceOf(plan)).memberChanges.find(({ kind }) => kind === 'JOINED');
      expect(joined).toMatchObject({ approval: 'DIFFERS', approver: 'OTHER', asked: { approver } });
    }
  });
});
