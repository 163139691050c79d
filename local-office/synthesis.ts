// An invented workbook: the commune's own form, filled in the way an officer would fill it. Every
// figure is drawn by chance and says so beside itself; the plans in force decide what there is to
// fill, so a new plan is played without a new line here.
import { addDays } from '../functions/domain/calendar/local.ts';
import { dataWindow } from '../functions/domain/calendar/window.ts';
import { COMMUNE_TEAM } from '../functions/domain/report/content.ts';
import type { Commune, Village } from '../functions/domain/unit/unit.ts';
import { REORGANISED } from './province.ts';
import { sheetOf, typeLine, type Book } from './synthesis-book.ts';
import { typeEvents } from './synthesis-events.ts';
import { rowsFor, typeCommuneFigures, typeFigures } from './synthesis-figures.ts';
import { memberCount, typeMembers } from './synthesis-members.ts';
import type { Random } from './synthesis-random.ts';
import { SYNTHETIC_NOTE, isCommuneTeam, teamsOf, type Team } from './synthesis-villages.ts';

export interface Setting {
  commune: Commune;
  villages: readonly Village[];
  /** How many villages have two teams. */
  secondTeams: number;
}

const WITHOUT_TEAM = 0.006;
const WITHOUT_DECISION = 0.01;

/** Fills every tab of the form. The same draw fills it the same way. */
export function fillBook(book: Book, setting: Setting, random: Random): void {
  const teams = teamsFor(book, setting, random);
  const population = typeUnit(book, teams, random);
  typeVillages(book, teams, random);
  typeMembers(book, teams, random);
  typeFigures(book, { commune: setting.commune, teams, population }, random);
  typeCommuneFigures(book, { commune: setting.commune, teams, population }, random);
  typeEvents(book, teams, random);
}

/** Teams are decided on in the two months after the reorganisation, whatever period is played. */
function teamsFor(book: Book, { villages, secondTeams }: Setting, random: Random): Team[] {
  const { overlay } = book.form;
  const make = (it: Pick<Team, 'village' | 'code' | 'name' | 'households'>): Team => {
    const residents = Math.round(it.households * (3.2 + random.next() * 0.8));
    const decided = addDays(REORGANISED, random.whole(1, 60));
    const level = isCommuneTeam(it) ? 'COMMUNE' : 'VILLAGE';
    // A story that counts its teams has all of them.
    const founded = level === 'COMMUNE' || secondTeams > 0 || !random.chance(WITHOUT_TEAM);
    return {
      ...it,
      residents,
      adults: Math.round(residents * 0.71),
      founded,
      members: founded ? memberCount(overlay, level, random) : 0,
      decision:
        founded && !random.chance(WITHOUT_DECISION)
          ? { no: `${random.whole(100, 900)}/QĐ-UBND`, on: decided }
          : null,
    };
  };
  return [
    ...(overlay.teamLevels.includes('VILLAGE') ? teamsOf(villages, secondTeams, make) : []),
    ...(overlay.teamLevels.includes('COMMUNE')
      ? [make({ village: COMMUNE_TEAM, code: null, name: '', households: 0 })]
      : []),
  ];
}

/** Tabs 0 and 1. The commune's people are the sum of its villages', as the checks want them. */
function typeUnit(book: Book, teams: readonly Team[], random: Random) {
  const start = sheetOf(book, 'start');
  typeLine(start, 'preparedBy', SYNTHETIC_NOTE);
  typeLine(start, 'officialNo', `${random.whole(10, 200)}/BC-UBND`);
  const total = (of: (team: Team) => number) => teams.reduce((sum, team) => sum + of(team), 0);
  const residents = total((team) => team.residents);
  const adults = total((team) => team.adults);
  const population = {
    residents,
    adults,
    citizens16: Math.round(adults * 1.04),
    secondaryStudents: Math.round(residents * 0.09),
    enterpriseWorkers: Math.round(residents * 0.14),
    eligibleBusinessHouseholds: Math.round(total((team) => team.households) * 0.06),
    ocopProducts: random.whole(2, 9),
  };
  const unit = sheetOf(book, 'unit');
  for (const [field, value] of Object.entries(population)) typeLine(unit, field, value);
  const { from } = dataWindow(book.form.period, book.form.overlay.dataWindow);
  typeLine(unit, 'contactName', 'Cán bộ mô phỏng');
  typeLine(unit, 'contactTitle', 'Chuyên viên Phòng Văn hóa – Xã hội');
  typeLine(unit, 'yearlyPlanNo', `${random.whole(10, 90)}/KH-UBND`);
  typeLine(unit, 'yearlyPlanDate', { date: addDays(from, -50) });
  if (random.chance(0.9)) typeLine(unit, 'regulationNo', `${random.whole(10, 90)}/QĐ-UBND`);
  return population;
}

/** Tab 2: the form has a row for each village of the list; a village's second team takes a spare one. */
function typeVillages(book: Book, teams: readonly Team[], random: Random): void {
  const sheet = sheetOf(book, 'villages');
  if (!sheet) return;
  const rows = rowsFor(teams, (village) => sheet.rowWhere('village', village));
  for (const [index, team] of teams.entries()) {
    const row = rows[index] ?? -1;
    const own = sheet.rowWhere('village', team.village);
    sheet.type(row, 'village', team.village);
    sheet.type(row, 'team', team.code);
    sheet.type(row, 'hasTeam', team.founded ? 'x' : null);
    if (row !== own) {
      sheet.type(row, 'name', team.name);
      sheet.type(row, 'kind', sheet.read(own, 'kind'));
    }
    if (!isCommuneTeam(team)) {
      sheet.type(row, 'households', team.households);
      sheet.type(row, 'residents', team.residents);
      sheet.type(row, 'adults', team.adults);
    }
    if (team.code !== null) sheet.type(row, 'teamName', `Tổ ${team.code}`);
    if (!team.founded) continue;
    sheet.type(row, 'decisionNo', team.decision?.no ?? null);
    sheet.type(row, 'decisionDate', team.decision ? { date: team.decision.on } : null);
    sheet.type(row, 'zalo', 'x');
    sheet.type(row, 'zaloMembers', random.whole(20, 200));
  }
}
