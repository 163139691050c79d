// From revisions to the figures of a province: the whole way on one page. Pure; the same revisions
// give the same figures on any machine, in whatever order they come and however often.
import { formatInstant, localDateOf } from '../calendar/local.ts';
import type { Period } from '../calendar/period.ts';
import { dataWindow } from '../calendar/window.ts';
import { provincesFirst } from '../plan/order.ts';
import type { Plan } from '../plan/plan.ts';
import { activitiesOfCommune } from './activities.ts';
import { chooseReports } from './chosen-reports.ts';
import { expectedCommunes, withoutExcluded, type ExpectedCommune } from './expected-communes.ts';
import { provinceFigures } from './figures.ts';
import {
  difficultiesOf,
  fundingOf,
  recognitionsOf,
  residentListsOf,
  supportPointsOf,
} from './lines.ts';
import { reorganisedOf } from '../unit/reorganised.ts';
import { rolloutOf } from './rollout.ts';
import type { CountedReport, Rollup, RollupInput } from './rollup.ts';
import { alertsOfCommune, changesOfCommune, reportBefore, showsChanges } from './team-alerts.ts';
import { teamsOfCommune } from './teams.ts';
import { clockOf, timelinessOf } from './timeliness.ts';

/**
 * Rolls a period up over the communes that owe a report on it. Percentages come from Σ numerator
 * over Σ denominator, unrounded. Lists are sorted by unit (code-unit order), and within a unit by
 * the order of the plans or of the workbook. The reports are only read.
 */
export function rollUp(input: RollupInput): Rollup {
  const { province, period, plans, units, reports, assignedTargets = [], now } = input;
  const chosen = chooseReports(reports, period, plans);
  const { counted: communes, left } = withoutExcluded(
    expectedCommunes(units, plans, period, chosen),
    input.excluded,
  );
  const reported = communes.flatMap(({ commune, overlay, report }) =>
    report
      ? [
          {
            commune,
            overlay,
            content: report.content,
            window: dataWindow(period, overlay.dataWindow),
            reorganised: reorganisedOf(units, commune.code, period.end),
          },
        ]
      : [],
  );
  const { figures, carriedFrom } = provinceFigures(province.code, communes, {
    on: period.end,
    assigned: assignedTargets,
  });
  const activities = reported.map(({ content, window }) => activitiesOfCommune(content, window));
  const contents = reported.map(({ content }) => content);
  const inForce = plansOf(communes);

  return {
    period: period.id,
    province: province.code,
    provinceName: province.name,
    plans: inForce.map((plan) => plan.id),
    computedAt: formatInstant(now),
    coverage: { expected: communes.length, reported: reported.length },
    ...(left.length > 0 ? { excluded: left } : {}),
    ...notCountedOf(communes, input.notCounted),
    figures,
    timeliness: timelinessOf(communes, clockOf(input)),
    teams: reported.map(({ commune, content, overlay, window, reorganised }) =>
      teamsOfCommune(commune.name, content, overlay, window, reorganised),
    ),
    teamAlerts: reported.flatMap(({ content, overlay, window, reorganised }) =>
      alertsOfCommune(content, overlay, window, reorganised),
    ),
    memberChanges: communes.flatMap((expected) => changesOfCommune(expected, period)),
    activities: activities.flatMap((it) => it.activities),
    activitiesOutsideWindow: activities.reduce((sum, it) => sum + it.outsideWindow, 0),
    supportPoints: contents.flatMap(supportPointsOf),
    difficulties: contents.flatMap(difficultiesOf),
    recognitions: contents.flatMap(recognitionsOf),
    rollout: rolloutOf(communes, inForce, period, localDateOf(now)),
    funding: contents.flatMap(fundingOf),
    residentLists: reported.flatMap(({ content, overlay }) =>
      residentListsOf(content, overlay.residentCounters),
    ),
    basis: basisOf(communes, new Set([...carriedFrom, ...comparedWith(communes, period)])),
  };
}

/** Of the communes that are asked, in their order. */
function notCountedOf(
  communes: readonly ExpectedCommune[],
  notCounted: RollupInput['notCounted'] = [],
): Pick<Rollup, 'notCounted'> {
  const byUnit = new Map(notCounted.map((it) => [it.unit, it]));
  const found = communes.flatMap(({ commune }) => byUnit.get(commune.code) ?? []);
  if (found.length === 0) return {};
  return {
    notCounted: found.map(({ submittedAt, firstCompleteAt, ...it }) => ({
      ...it,
      submittedAt: formatInstant(submittedAt),
      firstCompleteAt: firstCompleteAt === null ? null : formatInstant(firstCompleteAt),
    })),
  };
}

/** The reports of the period before without which a change would not be seen. */
function comparedWith(communes: readonly ExpectedCommune[], period: Period): CountedReport[] {
  return communes
    .filter((expected) => showsChanges(expected, period))
    .flatMap((expected) => reportBefore(expected, period) ?? []);
}

/** The plans that bind any of the communes: provinces' first, then by id. */
function plansOf(communes: readonly ExpectedCommune[]): Plan[] {
  const plans = new Set(communes.flatMap(({ overlay }) => overlay.plans));
  return [...plans].sort(provincesFirst);
}

/** Every revision that something in the roll-up is read from: these alone give it again. */
function basisOf(
  communes: readonly ExpectedCommune[],
  readFrom: ReadonlySet<CountedReport>,
): Rollup['basis'] {
  const named = communes.flatMap(({ report, villagesFrom }) => report ?? villagesFrom ?? []);
  return [...new Set([...named, ...readFrom])]
    .sort((a, b) => (a.reportId < b.reportId ? -1 : 1))
    .map(({ reportId, revision, digest, submittedAt, submittedBy, content }) => ({
      report: reportId,
      revision,
      digest,
      submittedAt: formatInstant(submittedAt),
      submittedBy,
      officialNo: content.officialNo,
    }));
}
