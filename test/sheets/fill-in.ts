// An officer fills in a whole period without anything to warn of, cell by cell.
import { tabOf } from './local-google.ts';
import { FIGURES, LAN, type SheetsOffice } from './sheets-office.ts';

/** `day`: of the teams' decisions and of their members' joining, as a spreadsheet counts days. */
export function fillIn(office: SheetsOffice, id: string, day = 45_958): void {
  const columns = (tabOf(office.google.store, id, FIGURES).cells[0] ?? []).map(
    (cell) => cell?.effective?.stringValue ?? '',
  );
  for (const [index, code] of ['T001', 'T002'].entries()) {
    for (const column of columns.filter((key) => key.startsWith('n:')))
      office.type(id, FIGURES, { row: code, column }, 100, LAN);
    office.type(id, FIGURES, { row: code, column: 'hoursPerWeek' }, 8, LAN);
    office.type(id, FIGURES, { row: code, column: 'activeMembers' }, 4, LAN);
    office.type(id, '2. Thôn và Tổ', { row: code, column: 'decisionNo' }, '756/QĐ-UBND', LAN);
    office.type(id, '2. Thôn và Tổ', { row: code, column: 'decisionDate' }, day, LAN);
    for (const [number, role] of ['Tổ trưởng', 'Tổ phó', 'Thành viên', 'Thành viên'].entries()) {
      const row = index * 4 + number;
      const member = (column: string, value: string | number) =>
        office.type(id, '3. Thành viên', { row, column }, value, LAN);
      member('team', code);
      member('name', `Người ${row + 1}`);
      member('role', role);
      member('skilled', 'x');
      member('joinedOn', day);
    }
  }
}
