// Contents of reports as no officer would write them, yet of the right shape: rows of unknown
// villages, indicators of no plan, teams without members, days of other years, empty words.
import * as fc from 'fast-check';
import type { ReportContent } from '../../../functions/domain/report/content.ts';
import type { Commune } from '../../../functions/domain/unit/unit.ts';

const cell = fc.constantFrom('', '4. Số liệu kỳ!E5');
/** As fine as a cell of hours may be: three decimals. */
const decimal = fc
  .double({ min: 0, max: 1e12, noNaN: true })
  .map((it) => Math.round(it * 1000) / 1000);
const count = fc.oneof(fc.nat(1000), decimal);
const figure = fc.option(fc.record({ value: count, at: cell }), { nil: null });
const village = fc.oneof(fc.constantFrom('T001', 'T002', 'XA', ''), fc.string());
const team = fc.option(village, { nil: null });
const text = fc.option(fc.string(), { nil: null });
const number = fc.option(count, { nil: null });
const day = fc.option(
  fc
    .date({ min: new Date('2020-01-01'), max: new Date('2030-12-31'), noInvalidDate: true })
    .map((date) => date.toISOString().slice(0, 10)),
  { nil: null },
);
const zone = fc.constantFrom('PLAIN' as const, 'MOUNTAIN' as const, null);
const decision = fc.option(fc.record({ no: fc.string(), on: day }), { nil: null });
const zalo = fc.record({ has: fc.boolean(), members: number });
const indicator = fc.oneof(
  fc.constantFrom('hh_informed', 'hh_online_public_service', 'student_skills'),
  fc.string(),
);
const list = <T>(of: fc.Arbitrary<T>) => fc.array(of, { maxLength: 5 });

export function anyContent(communes: readonly Commune[]): fc.Arbitrary<ReportContent> {
  const training = fc.record({ level: text, form: text, partner: text, teamMembers: number });
  return fc.constantFrom(...communes).chain((commune) =>
    fc.record({
      province: fc.constant(commune.province),
      commune: fc.constant(commune.code),
      communeName: fc.string(),
      communeKind: fc.constant(commune.kind),
      communeZone: zone,
      period: fc.constantFrom('2025-Q4', '2025-Q4', '2025-Q3', 'ADHOC-2025-001', '2022-P1', ''),
      plans: list(fc.string()),
      templateVersion: fc.nat(3),
      officialNo: text,
      documents: fc.record({ yearlyPlan: text, regulation: text }),
      population: fc.constant({}),
      residentLists: fc.constant([]),
      villages: list(
        fc.record({
          village,
          team,
          name: fc.string(),
          kind: fc.constant('thon' as const),
          zone,
          households: figure,
          residents: figure,
          adults: figure,
          teamName: text,
          decision,
          zalo,
          mergedFrom: text,
          at: cell,
        }),
      ),
      communeTeam: fc.option(fc.record({ decision, zalo, at: cell }), { nil: null }),
      members: list(
        fc.record({
          team: village,
          role: fc.constantFrom('LEADER' as const, 'COLLABORATOR' as const, null),
          post: text,
          area: fc.boolean(),
          households: number,
          skilled: fc.boolean(),
          joinedOn: day,
          joinApprover: text,
          leftOn: day,
          leaveApprover: text,
          at: cell,
        }),
      ),
      villageFigures: list(
        fc.record({ village, team, indicator, numerator: figure, denominator: figure }),
      ),
      communeFigures: list(
        fc.record({ indicator, numerator: figure, denominator: figure, source: text, note: text }),
      ),
      teamPeriods: list(
        fc.record({
          village,
          team: village,
          hoursPerWeek: figure,
          activeMembers: figure,
          reportedOn: day,
          note: text,
          at: cell,
        }),
      ),
      activities: list(
        fc.record({
          village: team,
          kind: fc.string(),
          topic: text,
          on: day,
          sessions: count,
          hours: number,
          attendances: number,
          households: number,
          priorityGroup: text,
          campaign: text,
          training: fc.option(training, { nil: null }),
          note: text,
          at: cell,
        }),
      ),
      supportPoints: list(
        fc.record({
          name: fc.string(),
          place: text,
          village: team,
          schedule: text,
          served: number,
          at: cell,
        }),
      ),
      difficulties: list(
        fc.record({
          category: text,
          description: fc.string(),
          cause: text,
          proposal: text,
          askLevel: fc.constantFrom('PROVINCE' as const, null),
          status: fc.constantFrom('NEW' as const, null),
          at: cell,
        }),
      ),
      recognitions: list(
        fc.record({
          kind: fc.constant('MODEL' as const),
          name: fc.string(),
          content: text,
          form: text,
          decisionNo: text,
          at: cell,
        }),
      ),
      funding: list(
        fc.record({
          year: fc.nat(3000),
          team,
          policy: text,
          budgeted: number,
          spent: number,
          source: text,
          at: cell,
        }),
      ),
      adhocAnswers: fc.constant([]),
    }),
  );
}
