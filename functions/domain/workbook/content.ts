// From rows to the content of a report: joins tab 4 with tab 2 and the members, turns names into
// codes, and keeps with each figure the cell it stands in. It judges nothing; check-*.ts does.
import type { LocalDate } from '../calendar/rule.ts';
import type { Commune, CommuneKind, VillageKind, Zone } from '../unit/unit.ts';
import { COMMUNE_TEAM } from '../report/content.ts';
import type {
  Figure,
  MemberLine,
  ReportContent,
  Role,
  TeamDecision,
  VillageLine,
} from '../report/content.ts';
import type { Form } from './contract.ts';
import { TEMPLATE_VERSION } from './contract.ts';
import { eventLines } from './content-events.ts';
import { teamFinder } from './find-unit.ts';
import { POPULATION_LINES } from './form-base.ts';
import { communeFigures, villageFigures } from './content-figures.ts';
import { lineCell, type ReadBook, type ReadRow } from './read-book.ts';
import { cellOf, dateOf, figureOf, flagOf, numberOf, placeOf, rowsOf, textOf } from './row.ts';

/** The lines of the villages' tab beside the rows they were read from, for the checks. */
export interface VillageRow {
  line: VillageLine;
  row: ReadRow;
}
export interface MemberRow {
  line: MemberLine;
  row: ReadRow;
}

export interface BookContent {
  content: ReportContent;
  villageRows: VillageRow[];
  memberRows: MemberRow[];
  communeTeamRow: ReadRow | null;
}

/**
 * The content of a workbook that was read. `asOf` is the last day of the data window: members who
 * have left by then are no longer counted. Members' names are left out unless `keepNames` is set:
 * they stay in the commune's workbook.
 */
export function bookContent(
  read: ReadBook,
  form: Form,
  commune: Commune,
  asOf: LocalDate,
  keepNames = false,
): BookContent {
  const start = read.tabs.get('start');
  const unit = read.tabs.get('unit');
  const lineText = (key: string) => {
    const value = lineCell(unit, key)?.value;
    return typeof value === 'string' ? value : null;
  };
  const lineFigure = (key: string): Figure => {
    const cell = lineCell(unit, key);
    return unit && typeof cell?.value === 'number'
      ? { value: cell.value, at: placeOf(unit.name, cell.cell) }
      : null;
  };
  const officialNo = lineCell(start, 'officialNo')?.value;
  const { villageRows, communeTeamRow } = villages(read);
  const memberRows = members(read, villageRows, keepNames);
  const membersLines = memberRows.map(({ line }) => line);
  const zone = lineText('zone');

  const content: ReportContent = {
    province: commune.province,
    commune: commune.code,
    communeName: commune.name,
    communeKind: commune.kind satisfies CommuneKind,
    communeZone: zone === 'PLAIN' || zone === 'MOUNTAIN' ? zone : commune.zone,
    period: form.period.id,
    plans: form.overlay.plans.map((plan) => plan.id),
    templateVersion: TEMPLATE_VERSION,
    officialNo: typeof officialNo === 'string' ? officialNo : null,
    documents: { yearlyPlan: lineText('yearlyPlanNo'), regulation: lineText('regulationNo') },
    population: Object.fromEntries(
      POPULATION_LINES.map(({ field }) => [field, lineFigure(field)] as const).filter(
        ([, figure]) => figure !== null,
      ),
    ),
    residentLists: [],
    villages: villageRows.map(({ line }) => line),
    communeTeam: communeTeamRow
      ? {
          decision: decisionOf(communeTeamRow),
          zalo: zaloOf(communeTeamRow),
          at: placeOf(read.tabs.get('villages')?.name ?? '', cellOf(communeTeamRow, 'village')),
        }
      : null,
    members: membersLines,
    villageFigures: [],
    communeFigures: [],
    teamPeriods: [],
    ...eventLines(
      read,
      villageRows.map(({ line }) => line),
    ),
  };
  Object.assign(content, villageFigures(read, form, content, asOf));
  Object.assign(content, communeFigures(read, form, content));
  return { content, villageRows, memberRows, communeTeamRow };
}

function villages(read: ReadBook): { villageRows: VillageRow[]; communeTeamRow: ReadRow | null } {
  const tab = read.tabs.get('villages');
  let communeTeamRow: ReadRow | null = null;
  const villageRows: VillageRow[] = [];
  for (const row of rowsOf(tab)) {
    const village = textOf(row, 'village');
    if (village === COMMUNE_TEAM) {
      if (flagOf(row, 'hasTeam') !== false) communeTeamRow = row;
      continue;
    }
    if (village === null) continue;
    const hasTeam = flagOf(row, 'hasTeam') ?? false;
    const zone = textOf(row, 'zone');
    villageRows.push({
      row,
      line: {
        village,
        team: hasTeam ? (textOf(row, 'team') ?? village) : null,
        name: textOf(row, 'name') ?? village,
        kind: textOf(row, 'kind') as VillageKind | null,
        zone: zone === 'PLAIN' || zone === 'MOUNTAIN' ? (zone satisfies Zone) : null,
        households: figureOf(row, 'households', tab?.name ?? ''),
        residents: figureOf(row, 'residents', tab?.name ?? ''),
        adults: figureOf(row, 'adults', tab?.name ?? ''),
        teamName: textOf(row, 'teamName'),
        decision: decisionOf(row),
        zalo: zaloOf(row),
        mergedFrom: textOf(row, 'mergedFrom'),
        at: placeOf(tab?.name ?? '', cellOf(row, 'village')),
      },
    });
  }
  return { villageRows, communeTeamRow };
}

function decisionOf(row: ReadRow): TeamDecision | null {
  const no = textOf(row, 'decisionNo');
  return no === null ? null : { no, on: dateOf(row, 'decisionDate') };
}

function zaloOf(row: ReadRow): VillageLine['zalo'] {
  const count = numberOf(row, 'zaloMembers');
  return { has: flagOf(row, 'zalo') ?? count !== null, members: count };
}

function members(
  read: ReadBook,
  villageRows: readonly VillageRow[],
  keepNames: boolean,
): MemberRow[] {
  const tab = read.tabs.get('members');
  const teamOf = teamFinder(villageRows.map(({ line }) => line));
  return rowsOf(tab).map((row) => {
    const typed = textOf(row, 'team');
    const name = keepNames ? textOf(row, 'name') : null;
    return {
      row,
      line: {
        // What is no team of tab 2 may be anything, a name as well: it is not kept.
        team: typed === null ? '' : (teamOf(typed) ?? ''),
        ...(name === null ? {} : { name }),
        role: textOf(row, 'role') as Role | null,
        post: textOf(row, 'post'),
        area: textOf(row, 'area') !== null,
        households: numberOf(row, 'households'),
        skilled: flagOf(row, 'skilled') ?? false,
        joinedOn: dateOf(row, 'joinedOn'),
        joinApprover: textOf(row, 'joinApprover'),
        leftOn: dateOf(row, 'leftOn'),
        leaveApprover: textOf(row, 'leaveApprover'),
        at: placeOf(tab?.name ?? '', cellOf(row, 'team')),
      },
    };
  });
}
