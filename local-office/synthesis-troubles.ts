// A commune whose teams have every trouble that the province is alerted to, one team for each: what an
// officer types into tabs 2, 3 and 4 when it comes about. The merged village is the unit list's.
import { addDays } from '../functions/domain/calendar/local.ts';
import { dataWindow } from '../functions/domain/calendar/window.ts';
import type { GridValue } from '../functions/domain/grid/grid.ts';
import { sheetOf, type Book, type Sheet } from './synthesis-book.ts';

/** Days after the first day of the data; a month has thirty. */
const LEFT = 8;
const JOINED = 12;
const LEFT_OVER = 2;
const NEWCOMERS = 12;

/** Of the villages in their order: 1 loses its team, 2 its leader, 4 its decision, 5 most of its members. */
export function troubleTeams(book: Book): void {
  const villages = sheetOf(book, 'villages');
  const members = sheetOf(book, 'members');
  if (!villages || !members) return;
  const { from } = dataWindow(book.form.period, book.form.overlay.dataWindow);
  // A village by chance without a team has trouble enough.
  const teams = Array.from({ length: villages.height }, (_, row) => row)
    .filter((row) => villages.read(row, 'hasTeam') === 'x')
    .map((row) => ({ row, code: villages.read(row, 'village') }));
  const [first, second, , fourth, fifth, sixth, seventh, eighth] = teams;

  if (first) disband(book, first, members);
  const leader = second && rowsOf(members, second.code)[0];
  if (leader !== undefined) {
    members.type(leader, 'leftOn', { date: addDays(from, LEFT) });
    members.type(leader, 'leaveReason', 'Chuyển công tác (mô phỏng)');
  }
  if (fourth)
    for (const column of ['decisionNo', 'decisionDate']) villages.type(fourth.row, column, null);
  if (fifth) for (const row of rowsOf(members, fifth.code).slice(LEFT_OVER)) clear(members, row);
  if (sixth) join(members, sixth.code, 1, { date: addDays(from, JOINED) });
  if (seventh) join(members, seventh.code, NEWCOMERS, null);
  const [leads, deputises] = eighth ? rowsOf(members, eighth.code) : [];
  if (leads !== undefined && deputises !== undefined) {
    const role = members.read(leads, 'role');
    members.type(leads, 'role', members.read(deputises, 'role'));
    members.type(deputises, 'role', role);
  }
}

/** Nobody has filled in tab 3. */
export function clearMembers(book: Book): void {
  const members = sheetOf(book, 'members');
  if (!members) return;
  for (let row = lastRow(members); row >= 0; row -= 1) clear(members, row);
}

function disband(
  book: Book,
  { row, code }: { row: number; code: GridValue },
  members: Sheet,
): void {
  const villages = sheetOf(book, 'villages');
  for (const column of ['hasTeam', 'decisionNo', 'decisionDate', 'zalo', 'zaloMembers'])
    villages?.type(row, column, null);
  for (const member of rowsOf(members, code)) clear(members, member);
  const figures = sheetOf(book, 'figures');
  const line = typeof code === 'string' ? (figures?.rowWhere('village', code) ?? -1) : -1;
  if (line < 0) return;
  for (const column of ['team', 'hoursPerWeek', 'activeMembers', 'reportedOn'])
    figures?.type(line, column, null);
}

/** Lines below all others: members of a team, let in by nobody whom a plan names. */
function join(members: Sheet, code: GridValue, people: number, joinedOn: GridValue): void {
  for (let number = 1; number <= people; number += 1) {
    const row = lastRow(members) + 1;
    members.type(row, 'team', code);
    members.type(row, 'name', `Thành viên mô phỏng mới ${row + 1}`);
    members.type(row, 'role', members.word('role', 'MEMBER'));
    members.type(row, 'post', members.word('post', 'RESIDENT'));
    members.type(row, 'area', 'Tuyến mới');
    members.type(row, 'joinedOn', joinedOn);
    if (joinedOn !== null) members.type(row, 'joinApprover', members.word('joinApprover', 'OTHER'));
  }
}

function clear(members: Sheet, row: number): void {
  for (const { key } of members.tab.columns) members.type(row, key, null);
}

/** The rows of a team's members; the leader's is the first. */
function rowsOf(members: Sheet, code: GridValue): number[] {
  return Array.from({ length: lastRow(members) + 1 }, (_, row) => row).filter(
    (row) => members.read(row, 'team') === code,
  );
}

function lastRow(members: Sheet): number {
  let last = members.height - 1;
  while (last >= 0 && members.read(last, 'team') === null) last -= 1;
  return last;
}
