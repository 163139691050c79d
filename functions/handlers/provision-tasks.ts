// What provisioning has to bring about: for every commune that owes a report on a period the form
// that its spreadsheet should hold, and who should work in it.
import { digestOfShown } from '../digest.ts';
import { localDateOf } from '../domain/calendar/local.ts';
import { reportObligation } from '../domain/plan/overlay.ts';
import type { ReportContent } from '../domain/report/content.ts';
import { expectedCommunes } from '../domain/rollup/expected-communes.ts';
import { villagesOn } from '../domain/unit/on-day.ts';
import { reorganisedOf } from '../domain/unit/reorganised.ts';
import { communeId } from '../domain/unit/unit.ts';
import { communeTitle } from '../domain/unit/words.ts';
import type { WorkbookContext } from '../domain/workbook/context.ts';
import { firstGrids } from '../domain/workbook/renew.ts';
import { Problem } from '../problem.ts';
import type { Share } from '../sheets/share.ts';
import { previousReportOf, reportsOf } from '../store/counted-reports.ts';
import { difficultiesIn } from '../store/difficulties.ts';
import { holidaysOf } from '../store/holidays.ts';
import { allOfficers } from '../store/officers.ts';
import { plansOf } from '../store/plans.ts';
import { spreadsheetsOf, type SpreadsheetRecord } from '../store/spreadsheets.ts';
import { targetWordsIn } from '../store/targets.ts';
import { provinceOf, unitsOf } from '../store/units.ts';
import { givenOut } from './given-out.ts';
import { figurePeriod } from './known-period.ts';
import { openRequests } from './open-requests.ts';
import type { Runtime } from './runtime.ts';
import { sharesOf } from './shares.ts';
import { workbookContextOf } from './workbook-context.ts';

export interface ProvisionTask {
  /** `48-20275` */
  unit: string;
  /** "Chốt Số – Phường An Hải (Đà Nẵng)" */
  title: string;
  context: WorkbookContext;
  digest: string;
  shares: Share[];
  /** As it stood when the run began. */
  record: SpreadsheetRecord | null;
  /** What the commune's report on an earlier period says, as it stands. */
  standingOf: (period: string) => Promise<ReportContent | null>;
}

export interface ProvisionWish {
  province: string;
  period: string;
  communes?: string[] | undefined;
}

/**
 * One task for each commune that stands on the period's last day and owes a report on it, or for those
 * of them that are named, sorted by code.
 * @throws Problem NOT_FOUND for a province or period that is not there
 */
export async function provisionTasks(
  asked: ProvisionWish,
  { db, now }: Pick<Runtime, 'db' | 'now'>,
): Promise<ProvisionTask[]> {
  const province = await provinceOf(db, asked.province);
  if (province === null) throw new Problem('NOT_FOUND', { what: `tỉnh ${asked.province}` });
  const plans = await plansOf(db, province.plans);
  const period = figurePeriod(asked.period, plans);
  const today = localDateOf(now());
  const [units, holidays, officers, records, requestsFor, words, told] = await Promise.all([
    unitsOf(db, province.code),
    holidaysOf(db),
    allOfficers(db),
    spreadsheetsOf(db, province.code),
    openRequests(db, province.code, today),
    targetWordsIn(db, province.code),
    difficultiesIn(db, province.code, period.id, 'SUBMITTED'),
  ]);
  const named = asked.communes && new Set(asked.communes);
  const nobody = { current: new Map(), earlier: new Map() };
  const tasks: ProvisionTask[] = [];
  for (const { commune, overlay } of expectedCommunes(units, plans, period, nobody)) {
    const obligation = reportObligation(overlay);
    if (obligation === undefined || named?.has(commune.code) === false) continue;
    const villages = villagesOn(units, commune.code, period.end);
    const setting = {
      province,
      plans,
      commune,
      villages,
      overlay,
      period,
      obligation,
      reorganised: reorganisedOf(units, commune.code, period.end),
      request: null,
    };
    const previous = await previousReportOf(db, commune, period, plans);
    const asking = requestsFor(commune.code);
    const last = previous?.content ?? null;
    const own = [...(last?.difficulties ?? []), ...(told.get(commune.code) ?? [])];
    const given = await givenOut(db, setting, own, words);
    const context = workbookContextOf(setting, holidays, last, asking, given);
    const unit = communeId(commune);
    tasks.push({
      unit,
      title: `Chốt Số – ${communeTitle(commune)} (${placeName(province.name)})`,
      context,
      digest: digestOfShown(firstGrids(context)),
      shares: sharesOf(unit, officers, today),
      record: records.get(unit) ?? null,
      standingOf: async (earlier) => {
        if (previous?.period === earlier) return previous.content;
        const [report] = await reportsOf(db, province.code, earlier, {
          communes: new Set([commune.code]),
        });
        return report?.content ?? null;
      },
    });
  }
  return tasks;
}

/** "Đà Nẵng" of "Thành phố Đà Nẵng". */
function placeName(province: string): string {
  return province.replace(/^(thành phố|tỉnh) /i, '');
}
