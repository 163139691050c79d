// What has to be sent so that a spreadsheet shows a publication: the difference between what stands
// there and what should. Pure, so that it can be asked again after a lost answer; where nothing
// differs there is nothing to send.
import type { sheets_v4 } from 'googleapis/build/src/apis/sheets/index.js';
import { digestOfShown } from '../digest.ts';
import type { Chart } from '../domain/grid/chart.ts';
import type { Grid } from '../domain/grid/grid.ts';
import { sheetIdOf } from '../domain/grid/sheet-id.ts';
import { fold } from '../domain/vietnamese/text.ts';
import { chartId, chartRequest } from './chart-requests.ts';
import { metadataRequest, propertiesOf, sheetRequests, TAB_KEY } from './grid-requests.ts';
import { holdsCells, showsNothing } from './same-cells.ts';

type Request = sheets_v4.Schema$Request;
type Sheet = sheets_v4.Schema$Sheet;

export interface PublishPlan {
  requests: Request[];
  /** Names of the tabs that are written, in their order. */
  written: string[];
}

/** Raised when the same grid is to be written differently: every tab is then written afresh. */
const LOOK = 1;
const DIGEST_KEY = 'chotSoDigest';
const CHARTS_KEY = 'chotSoCharts';
/** Marks between thousands, days and formulas follow the language of the spreadsheet. */
const SETTINGS = { locale: 'vi_VN', timeZone: 'Asia/Ho_Chi_Minh' };

/** What has to be read of a spreadsheet to plan a publication. */
export const STANDING_FIELDS =
  'spreadsheetId,properties(locale,timeZone),sheets(' +
  'properties(sheetId,title,index,hidden,gridProperties(rowCount,columnCount,frozenRowCount,frozenColumnCount)),' +
  'developerMetadata(metadataId,metadataKey,metadataValue),protectedRanges(protectedRangeId),' +
  'conditionalFormats(ranges),basicFilter(range),charts(chartId),' +
  'data(startRow,startColumn,rowData(values(userEnteredValue,note))))';

/**
 * Tabs of the publication are those with the number of its names; tabs that people made are left
 * alone, but give way where they bear the same name.
 */
export function publishPlan(
  standing: sheets_v4.Schema$Spreadsheet,
  { grids, charts }: { grids: readonly Grid[]; charts: readonly Chart[] },
): PublishPlan {
  const sheets = standing.sheets ?? [];
  const byId = new Map(sheets.map((sheet) => [sheet.properties?.sheetId ?? 0, sheet]));
  const written = new Set<string>();
  const tabs: Request[] = [];
  for (const [index, grid] of grids.entries()) {
    const sheetId = sheetIdOf(grid.name);
    const exists = byId.get(sheetId) ?? null;
    const digest = digestOfShown({ look: LOOK, grid });
    if (exists !== null && stands(exists, grid, digest)) continue;
    written.add(grid.name);
    tabs.push(
      ...sheetRequests(grid, { sheetId, exists, ...(exists === null ? { index } : {}) }),
      metadataRequest({ sheetId }, DIGEST_KEY, digest, exists),
    );
  }
  const drawn = chartRequests(byId, charts);
  for (const tab of drawn.tabs) written.add(tab);
  return {
    requests: [
      ...settingRequests(standing),
      ...renameRequests(sheets, grids),
      ...tabs,
      ...sheets.filter((it) => isSpare(it, grids)).map(deleteRequest),
      ...drawn.requests,
      ...orderRequests(sheets, grids),
    ],
    written: grids.map((grid) => grid.name).filter((name) => written.has(name)),
  };
}

/** The tab shows this grid, nobody has changed a cell of it, and its lock is in place. */
function stands(sheet: Sheet, grid: Grid, digest: string): boolean {
  const { title, hidden, gridProperties: has } = sheet.properties ?? {};
  const wants = propertiesOf(grid);
  return (
    metadataOf(sheet, DIGEST_KEY) === digest &&
    title === wants.title &&
    (hidden ?? false) === wants.hidden &&
    (has?.frozenRowCount ?? 0) === grid.frozenRows &&
    (has?.frozenColumnCount ?? 0) === grid.frozenColumns &&
    (sheet.protectedRanges ?? []).length === (grid.protected ? 1 : 0) &&
    (sheet.conditionalFormats ?? []).length === (grid.conditions ?? []).length &&
    (sheet.basicFilter !== undefined) === (grid.filter !== undefined) &&
    holdsCells(sheet, grid)
  );
}

function metadataOf(sheet: Sheet, key: string): string | undefined {
  return sheet.developerMetadata?.find((it) => it.metadataKey === key)?.metadataValue ?? undefined;
}

function settingRequests({ properties }: sheets_v4.Schema$Spreadsheet): Request[] {
  const { locale, timeZone } = properties ?? {};
  if (locale === SETTINGS.locale && timeZone === SETTINGS.timeZone) return [];
  return [{ updateSpreadsheetProperties: { properties: SETTINGS, fields: 'locale,timeZone' } }];
}

/** A tab of ours that the publication has no more, or the empty one that a new spreadsheet has. */
function isSpare(sheet: Sheet, grids: readonly Grid[]): boolean {
  const sheetId = sheet.properties?.sheetId ?? 0;
  const name = metadataOf(sheet, TAB_KEY);
  if (name === undefined) return sheetId === 0 && showsNothing(sheet);
  return sheetId === sheetIdOf(name) && !grids.some((grid) => sheetIdOf(grid.name) === sheetId);
}

function deleteRequest(sheet: Sheet): Request {
  return { deleteSheet: { sheetId: sheet.properties?.sheetId ?? 0 } };
}

/** Frees the names of the publication's tabs from others, and from tabs of ours that were renamed. */
function renameRequests(sheets: readonly Sheet[], grids: readonly Grid[]): Request[] {
  const names = new Map(grids.map((grid) => [fold(grid.name), sheetIdOf(grid.name)]));
  const taken = new Set(sheets.map((sheet) => fold(sheet.properties?.title ?? '')));
  return sheets.flatMap((sheet): Request[] => {
    const { title, sheetId } = sheet.properties ?? {};
    const owner = names.get(fold(title ?? ''));
    if (owner === undefined || owner === sheetId || isSpare(sheet, grids)) return [];
    let free = `${title} (bản riêng)`;
    for (let n = 2; taken.has(fold(free)); n += 1) free = `${title} (bản riêng ${n})`;
    taken.add(fold(free));
    return [
      {
        updateSheetProperties: {
          properties: { sheetId: sheetId ?? 0, title: free },
          fields: 'title',
        },
      },
    ];
  });
}

/** Tabs whose charts are not the ones they should be get all of them anew. */
function chartRequests(byId: ReadonlyMap<number, Sheet>, charts: readonly Chart[]) {
  const requests: Request[] = [];
  const tabs: string[] = [];
  for (const [tab, its] of Map.groupBy(charts, (chart) => chart.place.tab)) {
    const sheetId = sheetIdOf(tab);
    const sheet = byId.get(sheetId) ?? null;
    const digest = digestOfShown({ look: LOOK, charts: its });
    const there = (sheet?.charts ?? []).map((chart) => chart.chartId ?? 0);
    const wanted = its.map(chartId);
    const complete = there.length === wanted.length && wanted.every((id) => there.includes(id));
    if (sheet !== null && complete && metadataOf(sheet, CHARTS_KEY) === digest) continue;
    tabs.push(tab);
    requests.push(
      ...there.map((objectId): Request => ({ deleteEmbeddedObject: { objectId } })),
      ...its.map(chartRequest),
      metadataRequest({ sheetId }, CHARTS_KEY, digest, sheet),
    );
  }
  return { requests, tabs };
}

/** Nothing where the tabs that stand follow each other as they should; new ones are put in place. */
function orderRequests(sheets: readonly Sheet[], grids: readonly Grid[]): Request[] {
  const wanted = grids.map((grid) => sheetIdOf(grid.name));
  const places = wanted.flatMap((id) => {
    const sheet = sheets.find((it) => it.properties?.sheetId === id);
    return sheet ? [sheet.properties?.index ?? 0] : [];
  });
  if (places.every((place, at) => at === 0 || place > (places[at - 1] ?? 0))) return [];
  return wanted.map((sheetId, index) => ({
    updateSheetProperties: { properties: { sheetId, index }, fields: 'index' },
  }));
}
