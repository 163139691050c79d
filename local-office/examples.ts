// Two places to begin at, for whoever has just opened the office: the sheet of a commune that has not
// reported yet, and the province's desk.
import { communeId } from '../functions/domain/unit/unit.ts';
import { headsOf } from '../functions/store/counted-reports.ts';
import type { Database } from '../functions/store/database.ts';
import { spreadsheetsOf } from '../functions/store/spreadsheets.ts';
import type { Person } from './people.ts';

export interface Example {
  /** "Nguyễn Thị Lan, Phường An Hải" */
  who: string;
  url: string;
}

export async function examplesOf(
  db: Database,
  webUrl: string,
  province: string,
  period: string,
  people: readonly Person[],
): Promise<Example[]> {
  const [heads, records] = await Promise.all([
    headsOf(db, province, period),
    spreadsheetsOf(db, province),
  ]);
  const reported = new Set([...heads.keys()].map((code) => communeId({ province, code })));
  const officers = people.filter(({ role }) => role === 'communeOfficer');
  const officer = officers.find(({ unit }) => !reported.has(unit)) ?? officers[0];
  const sheet = officer && records.get(officer.unit)?.spreadsheetId;
  const staff = people.find(({ role }) => role === 'provinceStaff');
  const who = ({ name, unitName }: Person) => `${name}, ${unitName}`;
  return [
    ...(sheet ? [{ who: who(officer), url: `${webUrl}/${sheet}/edit?as=${officer.email}` }] : []),
    ...(staff
      ? [{ who: who(staff), url: new URL(`/province?as=${staff.email}`, webUrl).href }]
      : []),
  ];
}
