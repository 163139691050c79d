// Everything that a province's published summary tells, gathered from the store: the figures, what
// the communes were warned of, earlier periods to compare with, and the way to each commune's own
// spreadsheet.
import { formatInstant } from '../domain/calendar/local.ts';
import type { Period } from '../domain/calendar/period.ts';
import { earlierPeriods } from '../domain/plan/periods.ts';
import type { SpreadsheetState } from '../domain/report/desk.ts';
import type { DifficultyLine } from '../domain/report/content.ts';
import { figurePlaces } from '../domain/report/figure-places.ts';
import type { CountedReport, Rollup } from '../domain/rollup/rollup.ts';
import type { CommunePlace, SummaryInput, SummaryIssue } from '../domain/summary/input.ts';
import { communeId } from '../domain/unit/unit.ts';
import { issueMessage } from '../domain/workbook/messages.ts';
import { warningsOf } from '../store/counted-reports.ts';
import { spreadsheetsOf, type SpreadsheetRecord } from '../store/spreadsheets.ts';
import { closedFacts } from './closed-facts.ts';
import { difficultyLines } from './difficulty-lines.ts';
import type { ProvinceSetting } from './province-setting.ts';
import type { RolledUp } from './roll-up-period.ts';
import type { Runtime } from './runtime.ts';
import { sheetPlaceOf } from './sheet-place.ts';
import { standingRollups } from './standing-rollup.ts';
import { requestSummaries } from './summary-requests.ts';

/** Earlier periods that are shown beside the one published: a year of quarters. */
const MOST_EARLIER = 4;

/** `today` is the province as it stands now; of a closed period all is told by what it was then. */
export async function summaryInput(
  today: ProvinceSetting,
  period: Period,
  { rollup, digest, version, reports, setting }: RolledUp,
  { db, sheets, synthetic = false }: Pick<Runtime, 'db' | 'sheets' | 'synthetic'>,
): Promise<SummaryInput> {
  const { province, plans, units } = setting;
  const own = reports.filter((report) => report.period === period.id);
  const told = difficultiesTold(rollup);
  const of = { province: province.code, period, plans, rollUpFrom: setting.rollUpFrom };
  const [previous, issues, records, closed, difficulties, requests] = await Promise.all([
    standingRollups(db, today, comparedWith(setting, period)),
    warningsOf(db, own).then((found) => warningLines(own, found)),
    spreadsheetsOf(db, province.code),
    closedFacts(setting, period.id, version, { db, sheets }),
    difficultyLines(db, of, told),
    requestSummaries(db, setting, period),
  ]);
  const made = [...records.values()].some((record) => record.unit !== province.code);
  return {
    rollup,
    digest,
    plans,
    units,
    issues,
    previous,
    difficulties: difficulties.lines.map((line) => ({
      ...line,
      answer: difficulties.answers.get(line.id) ?? null,
    })),
    leadAgency: plans.find((plan) => rollup.plans.includes(plan.id))?.leadAgency ?? '',
    synthetic,
    ...(requests.length === 0 ? {} : { requests }),
    ...closed,
    ...(made ? statesAndPlaces(province.code, own, period, records, sheets) : {}),
  };
}

/** What the period's reports tell, as they were rolled up; `[]` of a commune that tells nothing. */
function difficultiesTold(rollup: Rollup): Map<string, DifficultyLine[]> {
  // `48-20275_2025-Q4_QN-R1`
  const reporters = rollup.basis
    .filter(({ report }) => report.split('_')[1] === rollup.period)
    .map(({ report }) => report.slice(3, 8));
  const told = new Map(reporters.map((commune): [string, DifficultyLine[]] => [commune, []]));
  for (const { unit, ...line } of rollup.difficulties)
    told.set(unit, [...(told.get(unit) ?? []), line]);
  return told;
}

function comparedWith({ plans }: ProvinceSetting, period: Period): Period[] {
  return earlierPeriods(period, plans)
    .filter(({ kind }) => kind === period.kind)
    .slice(0, MOST_EARLIER);
}

/** What the officers were warned of and confirmed; the report stands in place of a file. */
function warningLines(
  reports: readonly CountedReport[],
  found: Awaited<ReturnType<typeof warningsOf>>,
): SummaryIssue[] {
  return reports.flatMap(({ reportId, revision, content, submittedAt }) =>
    (found.get(reportId) ?? []).map((issue) => ({
      unit: content.commune,
      file: `Báo cáo ${reportId}, bản ${revision}, nhận ${formatInstant(submittedAt).slice(0, 10)}`,
      tab: issue.tab,
      cell: issue.cell,
      code: issue.code,
      severity: issue.severity,
      message: issueMessage(issue),
    })),
  );
}

/** A sheet that holds the form of another period still has an address, but not these figures. */
function statesAndPlaces(
  province: string,
  reports: readonly CountedReport[],
  period: Period,
  records: ReadonlyMap<string, SpreadsheetRecord>,
  sheets: Runtime['sheets'],
): Required<Pick<SummaryInput, 'spreadsheets' | 'places'>> {
  const spreadsheets: Record<string, SpreadsheetState> = {};
  const places: Record<string, CommunePlace> = {};
  const contents = new Map(
    reports.map(({ content }) => [communeId({ province, code: content.commune }), content]),
  );
  for (const record of records.values()) {
    if (record.unit === province) continue;
    const commune = record.unit.slice(province.length + 1);
    const { url, state } = sheetPlaceOf(record, sheets);
    spreadsheets[commune] = state;
    if (url === null) continue;
    const content = record.period === period.id ? contents.get(record.unit) : undefined;
    places[commune] = { url, figures: content === undefined ? {} : figurePlaces(content) };
  }
  return { spreadsheets, places };
}
