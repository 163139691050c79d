// Tabs 2, 3 and 6 to 11 as grids: rows carried over from the last workbook or the unit list, and
// room below to type more.
import type { Grid, GridCell, GridRange, NumberFormat } from '../grid/grid.ts';
import { COMMUNE_TEAM } from '../report/content.ts';
import type { Village } from '../unit/unit.ts';
import { cellAddress } from './cell.ts';
import type { Column, Form, Tab, TabKey } from './contract.ts';
import { FIRST_ROW, gridOf, type Prefill } from './grid-tab.ts';
import { columnRange, plainCell, zoneName } from './grid-lines.ts';
import type { ReadRow } from './read-book.ts';
import { textOf } from './row.ts';
import { VILLAGE_KIND_WORDS } from './words.ts';

/** Spare rows below what is known; many, and numbered, where no village is known yet. */
const SPARE_VILLAGES = 5;
const UNKNOWN_VILLAGES = 60;
const SPARE_MEMBERS = 30;
const MEMBERS_A_TEAM = 8;
const EVENT_ROWS: Partial<Record<TabKey, number>> = { activities: 80, funding: 30 };
const OTHER_EVENT_ROWS = 25;
/** What is carried over into the next period's workbook, besides villages, members and what is open. */
const CARRIED_TABS: ReadonlySet<TabKey> = new Set(['supportPoints']);
const CLEARED_COLUMNS = new Set(['served']);
/** The furthest row of tab 3 that formulas look at. */
const LAST_MEMBER_ROW = 2000;

const FORMATS: Partial<Record<Column['type'], NumberFormat>> = {
  count: 'integer',
  decimal: 'decimal',
  date: 'date',
  code: 'text',
  text: 'text',
};

/** The villages a workbook shows, in the order of tab 2: those listed, else those of the last one. */
export interface KnownVillage {
  village: string;
  team: string | null;
  name: string;
  households: number | null;
}

export function knownVillages(form: Form, { villages, previous }: Prefill): KnownVillage[] {
  const before = (previous?.content.villages ?? [])
    .filter((line) => villages.length === 0 || villages.some((it) => it.code === line.village))
    .map((line) => ({
      village: line.village,
      team: line.team === line.village ? null : line.team,
      name: line.name,
      households: line.households?.value ?? null,
    }));
  const seen = new Set(before.map((line) => line.village));
  const added = villages
    .filter((village) => !seen.has(village.code))
    .map((village) => ({
      village: village.code,
      team: null,
      name: village.name,
      households: village.households,
    }));
  const known = [...before, ...added].sort((a, b) =>
    a.village === b.village ? 0 : a.village < b.village ? -1 : 1,
  );
  return form.overlay.teamLevels.includes('VILLAGE') ? known : [];
}

/** Codes of the spare rows: given where the commune has no village list, so that nobody invents them. */
export function spareVillages(known: readonly unknown[], more = 0): (string | null)[] {
  const unnamed = Array.from(
    { length: more + (known.length > 0 ? SPARE_VILLAGES : 0) },
    () => null,
  );
  if (known.length > 0) return unnamed;
  const numbered = Array.from(
    { length: UNKNOWN_VILLAGES },
    (_, index) => `T${String(index + 1).padStart(3, '0')}`,
  );
  return [...numbered, ...unnamed];
}

/** Tab "2. Thôn và Tổ". */
export function villageGrid(form: Form, tab: Tab, prefill: Prefill): Grid {
  const known = knownVillages(form, prefill);
  const listed = new Map(prefill.villages.map((village) => [village.code, village]));
  const old = oldRows(
    prefill,
    'villages',
    (row) => `${textOf(row, 'village')}|${textOf(row, 'team') ?? ''}`,
  );
  const withTeam = form.overlay.teamLevels.includes('COMMUNE');
  const lines = [
    ...known,
    ...(withTeam
      ? [{ village: COMMUNE_TEAM, team: null, name: 'Tổ cấp xã', households: null }]
      : []),
  ];
  const spare = spareVillages(known, prefill.moreRows?.villages);
  const members = form.tabs.find((it) => it.key === 'members');
  const rows = [...lines, ...spare].map((entry, index) => {
    const line = typeof entry === 'string' ? null : entry;
    const before = line ? old.get(`${line.village}|${line.team ?? ''}`) : undefined;
    return tab.columns.map((column): GridCell => {
      if (column.computed)
        return {
          value: countFormula(column, tab, members, FIRST_ROW + index),
          tone: 'locked',
          format: 'integer',
        };
      const code = column.key === 'village' && typeof entry === 'string' ? entry : null;
      const value = line ? villageValue(column, line, before, listed.get(line.village)) : code;
      return styled(column, value, column.locked === true && line !== null);
    });
  });
  return gridOf(tab, rows, {
    frozenColumns: 2,
    unlocked: unlockedColumns(tab, rows.length, (column) =>
      column.locked && !column.computed ? [lines.length, rows.length - 1] : null,
    ),
  });
}

function villageValue(
  column: Column,
  line: KnownVillage,
  before: ReadRow | undefined,
  listed: Village | undefined,
): GridCell['value'] {
  if (column.key === 'village') return line.village;
  const old = plainCell(before?.cells.get(column.key)?.raw ?? null);
  switch (column.key) {
    case 'name':
      return listed?.name ?? old ?? line.name;
    case 'team':
      return line.team;
    case 'kind':
      return old ?? VILLAGE_KIND_WORDS.find((word) => word.code === listed?.kind)?.name ?? null;
    case 'zone':
      return zoneName(listed?.zone ?? null) ?? old;
    case 'households':
      return old ?? listed?.households ?? null;
    case 'hasTeam':
      return before ? old : 'x';
    default:
      return old;
  }
}

/** Counts the team's members in tab 3, with its collaborators apart and those who left not at all. */
function countFormula(
  column: Column,
  tab: Tab,
  members: Tab | undefined,
  row: number,
): GridCell['value'] {
  if (!members) return null;
  const at = (key: string) =>
    cellAddress(
      row,
      tab.columns.findIndex((it) => it.key === key),
    );
  const range = (key: string) =>
    columnRange(
      members.name,
      members.columns.findIndex((it) => it.key === key),
      LAST_MEMBER_ROW,
    );
  const team = `IF(${at('team')}="",${at('village')},${at('team')})`;
  const role = column.computed === 'collaboratorCount' ? '=' : '<>';
  return {
    formula: `IF(${at('village')}="","",SUMPRODUCT((${range('team')}=${team})*(${range('role')}${role}"Cộng tác viên")*(${range('leftOn')}="")))`,
    result: null,
  };
}

/** Tab "3. Thành viên": the members of the last workbook, with names, for names stay in the commune. */
export function memberGrid(form: Form, tab: Tab, prefill: Prefill): Grid {
  const before = prefill.previous?.read.tabs.get('members')?.rows ?? [];
  const teams = knownVillages(form, prefill).length || UNKNOWN_VILLAGES;
  const spare =
    SPARE_MEMBERS +
    Math.max(0, teams * MEMBERS_A_TEAM - before.length) +
    (prefill.moreRows?.members ?? 0);
  return carriedGrid(tab, before, spare, { frozenColumns: 2 });
}

/** Tabs 6, 7, 9 and 11. What is still standing is carried over, what happened is not. */
export function eventGrid(tab: Tab, prefill: Prefill): Grid {
  const before = CARRIED_TABS.has(tab.key)
    ? (prefill.previous?.read.tabs.get(tab.key)?.rows ?? [])
    : [];
  const spare = EVENT_ROWS[tab.key] ?? OTHER_EVENT_ROWS;
  return carriedGrid(tab, before, spare + (prefill.moreRows?.[tab.key] ?? 0));
}

function carriedGrid(
  tab: Tab,
  before: readonly ReadRow[],
  spare: number,
  more: Partial<Grid> = {},
): Grid {
  const rows = [...before, ...Array.from({ length: spare }, () => null)].map((row) =>
    tab.columns.map((column) => {
      const raw = CLEARED_COLUMNS.has(column.key)
        ? null
        : (row?.cells.get(column.key)?.raw ?? null);
      return styled(column, plainCell(raw), column.locked === true);
    }),
  );
  return gridOf(tab, rows, { unlocked: unlockedColumns(tab, rows.length, () => null), ...more });
}

function oldRows(
  { previous }: Prefill,
  key: TabKey,
  keyOf: (row: ReadRow) => string,
): Map<string, ReadRow> {
  return new Map((previous?.read.tabs.get(key)?.rows ?? []).map((row) => [keyOf(row), row]));
}

export function styled(column: Column, value: GridCell['value'], locked: boolean): GridCell {
  const format = column.ungrouped ? undefined : FORMATS[column.type];
  return {
    value,
    tone: locked ? 'locked' : 'entry',
    ...(format ? { format } : {}),
    ...(column.type === 'flag' ? { align: 'center' } : {}),
    ...(column.freeText ? { wrap: true } : {}),
  };
}

/** Ranges that may be typed; `exception` gives the rows in which a locked column is open. */
export function unlockedColumns(
  tab: Tab,
  rows: number,
  exception: (column: Column) => [number, number] | null,
): GridRange[] {
  return tab.columns.flatMap((column, place) => {
    const open = column.locked || column.computed ? exception(column) : ([0, rows - 1] as const);
    return open
      ? [{ top: FIRST_ROW + open[0], bottom: FIRST_ROW + open[1], left: place, right: place }]
      : [];
  });
}
