// The story that the schedule and the province's staff share: one period of a province is rolled up,
// and its spreadsheet shows it. Told again it changes nothing, except what has changed.
import { digestOfShown } from '../digest.ts';
import { localDateOf } from '../domain/calendar/local.ts';
import type { Period } from '../domain/calendar/period.ts';
import type { SummaryUpdate } from '../domain/report/desk.ts';
import type { SummaryInput } from '../domain/summary/input.ts';
import { publicationOf } from '../domain/summary/publication.ts';
import { Problem } from '../problem.ts';
import type { SheetsClient } from '../sheets/client.ts';
import { isUnanswered, lostState } from '../sheets/faults.ts';
import { publishGrids } from '../sheets/publish.ts';
import { allOfficers } from '../store/officers.ts';
import { notePublication } from '../store/publications.ts';
import { changeSpreadsheet, spreadsheetOf } from '../store/spreadsheets.ts';
import type { ProvinceSetting } from './province-setting.ts';
import { findOrMake, shareFile } from './provision-file.ts';
import { rollUpPeriod } from './roll-up-period.ts';
import { requireSheets, type Runtime } from './runtime.ts';
import { sharesOf } from './shares.ts';
import { summaryInput } from './summary-input.ts';

const MOST_DETAIL = 300;

/**
 * @throws Problem SHEETS_NOT_SET_UP, SPREADSHEET_FORBIDDEN, SHEETS_UNAVAILABLE; the figures are then
 *   kept all the same, and the spreadsheet shows the old summary or the new one, whole
 */
export async function publishPeriod(
  setting: ProvinceSetting,
  period: Period,
  runtime: Runtime,
): Promise<SummaryUpdate> {
  const { db, log } = runtime;
  const client = requireSheets(runtime);
  const { code } = setting.province;

  const rolledUp = await rollUpPeriod(setting, period, runtime);
  const input = await summaryInput(setting, period, rolledUp, runtime);
  const { id, written } = await publishInput(input, client, runtime);
  const { version, digest } = rolledUp;
  const publication = { province: code, period: period.id, version, digest };
  await notePublication(db, { ...publication, spreadsheetId: id, at: runtime.now() });
  await shareSummary(id, setting, client, runtime);

  const { rollup } = rolledUp;
  log('summary published', { province: code, period: period.id, version, written: written.length });
  return {
    version,
    digest,
    coverage: rollup.coverage,
    computedAt: rollup.computedAt,
    spreadsheet: { id, url: `${client.webUrl}/${id}/edit` },
    written,
  };
}

/** Into the province's spreadsheet; a new one where there is none, or somebody has deleted it. */
async function publishInput(
  input: SummaryInput,
  client: SheetsClient,
  runtime: Runtime,
): Promise<{ id: string; written: string[] }> {
  const { db, now } = runtime;
  const { province, provinceName, period } = input.rollup;
  const write = (id: string) =>
    publishGrids(client, id, (card) => publicationOf(input, card, digestOfShown));
  const record = await spreadsheetOf(db, province);
  const title = `Tổng hợp Tổ công nghệ số cộng đồng – ${provinceName}`;
  const find = () => findOrMake({ unit: province, title, record }, client, runtime);
  const known = record?.spreadsheetId ?? null;
  let id = known ?? (await find());
  try {
    const { written } = await write(id).catch(async (error: unknown) => {
      if (known === null || lostState(error) !== 'GONE') throw error;
      id = await find();
      return write(id);
    });
    await changeSpreadsheet(db, province, {
      period,
      state: 'READY',
      detail: null,
      at: now(),
    });
    return { id, written };
  } catch (error) {
    // Google out of breath, or another run at it: nothing is known to be wrong with the spreadsheet.
    const passing = isUnanswered(error) || (error instanceof Problem && error.code === 'BUSY');
    const state = passing ? {} : { state: lostState(error) ?? ('FAILED' as const) };
    const detail = error instanceof Error ? error.message.slice(0, MOST_DETAIL) : String(error);
    await changeSpreadsheet(db, province, { ...state, detail, at: now() });
    throw error;
  }
}

/** With everybody who works or reads there today. Who is not let in yet does not stop the summary. */
async function shareSummary(
  id: string,
  { province }: ProvinceSetting,
  client: SheetsClient,
  runtime: Runtime,
): Promise<void> {
  const { db, now, log } = runtime;
  const shares = sharesOf(province.code, await allOfficers(db), localDateOf(now()));
  try {
    const record = await spreadsheetOf(db, province.code);
    await shareFile({ unit: province.code, id, shares, record }, client, runtime);
  } catch (error) {
    if (!(error instanceof Problem)) throw error;
    log('summary not shared', { province: province.code, code: error.code }, 'warn');
  }
}
