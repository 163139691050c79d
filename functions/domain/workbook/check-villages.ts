// Tabs 1 and 2: the commune's numbers and its villages with their teams.
import type { DenominatorField } from '../plan/plan.ts';
import type { Figure, VillageLine } from '../report/content.ts';
import { zoneOf } from '../unit/on-day.ts';
import { ZONE_NAMES } from '../unit/words.ts';
import { fold } from '../vietnamese/text.ts';
import type { CheckInput } from './check.ts';
import { POPULATION_LINES } from './form-base.ts';
import { lineCell } from './read-book.ts';
import { cellOf, dateOf, flagOf, numberOf, placeOf, rowsOf, textOf } from './row.ts';

export function checkVillages(input: CheckInput): void {
  checkUnit(input);
  checkPopulation(input);
  checkVillageRows(input);
  checkAgainstUnitList(input);
}

function checkUnit({ read, raise, today }: CheckInput): void {
  const unit = read.tabs.get('unit');
  if (!unit) return;
  const line = (key: string) => {
    const cell = lineCell(unit, key);
    return { value: cell?.value ?? null, at: placeOf(unit.name, cell?.cell ?? '') };
  };
  const documents: [string, RegExp, string][] = [
    ['yearlyPlanNo', /^\d+\/KH-[\p{L}\d&-]+$/u, '15/KH-UBND'],
    ['regulationNo', /^\d+\/[\p{L}\d&-]+$/u, '20/QĐ-UBND'],
  ];
  for (const [key, form, example] of documents) {
    const { value, at } = line(key);
    if (typeof value === 'string' && !form.test(value.replace(/\s/g, '')))
      raise('DOCUMENT_NUMBER_FORM', 'WARN', at, { found: value, example });
  }
  for (const key of ['yearlyPlanDate', 'regulationDate']) {
    const { value, at } = line(key);
    if (typeof value === 'string' && value > today)
      raise('DATE_IN_FUTURE', 'WARN', at, { found: value, column: 'Ngày văn bản' });
  }
  const email = line('contactEmail');
  if (typeof email.value === 'string' && !/^[^\s@]+@[^\s@]+\.[^\s@]+$/.test(email.value))
    raise('EMAIL_FORM', 'WARN', email.at);
  const phone = line('contactPhone');
  if (typeof phone.value === 'string' && !/^0\d{9}$/.test(phone.value.replace(/[\s.]/g, '')))
    raise('PHONE_FORM', 'WARN', phone.at);
}

/** Pairs that cannot be the other way round: the first is part of the second. */
const PARTS: [DenominatorField, DenominatorField][] = [
  ['adults', 'citizens16'],
  ['adults', 'residents'],
  ['citizens16', 'residents'],
  ['secondaryStudents', 'residents'],
];

function checkPopulation({ content, raise }: CheckInput): void {
  const name = (field: DenominatorField) =>
    POPULATION_LINES.find((line) => line.field === field)?.label ?? field;
  const population = content.population;
  for (const [part, whole] of PARTS) {
    const lesser = population[part];
    const greater = population[whole];
    if (lesser && greater && lesser.value > greater.value)
      raise('POPULATION_ORDER', 'WARN', lesser.at, {
        lesser: name(part),
        lesserValue: lesser.value,
        greater: name(whole),
        greaterValue: greater.value,
      });
  }
  const households = sum(content.villages.map((line) => line.households));
  const residents = population.residents;
  if (residents && households !== null && residents.value < households)
    raise('POPULATION_ORDER', 'WARN', residents.at, {
      lesser: 'Tổng số hộ',
      lesserValue: households,
      greater: 'Tổng dân số',
      greaterValue: residents.value,
    });
  for (const field of ['residents', 'adults'] as const) {
    const total = population[field];
    const villages = sum(content.villages.map((line) => line[field]));
    if (total && villages !== null && villages !== total.value)
      raise('POPULATION_SUM', 'WARN', total.at, {
        what: field === 'residents' ? 'số nhân khẩu' : 'số người trưởng thành',
        sum: villages,
        total: total.value,
      });
  }
}

/** The whole is known only when every part is. */
function sum(figures: readonly Figure[]): number | null {
  if (figures.length === 0) return null;
  let total = 0;
  for (const figure of figures) {
    if (figure === null) return null;
    total += figure.value;
  }
  return total;
}

function checkVillageRows(input: CheckInput): void {
  const { read, villageRows, raise, today, form, communeTeamRow } = input;
  const tab = read.tabs.get('villages');
  if (!tab) return;
  const place = (cell: string) => placeOf(tab.name, cell);
  for (const row of rowsOf(tab))
    if (textOf(row, 'village') === null)
      raise('VILLAGE_CODE_MISSING', 'BLOCK', place(cellOf(row, 'name')));

  const zoned = form.overlay.plans.some((plan) => plan.zones.length > 0);
  const seen = new Map<string, string>();
  const names = new Map<string, { village: string; cell: string }>();
  for (const { line, row } of villageRows) {
    const facts = { village: line.village, name: line.name };
    const key = `${line.village}\u0000${line.team ?? ''}`;
    if (seen.has(key)) raise('VILLAGE_TWICE', 'BLOCK', line.at, facts);
    seen.set(key, line.at);
    const sameName = names.get(fold(line.name));
    if (sameName && sameName.village !== line.village)
      raise('VILLAGE_NAME_TWICE', 'WARN', place(cellOf(row, 'name')), {
        name: line.name,
        first: sameName.cell,
      });
    else names.set(fold(line.name), { village: line.village, cell: cellOf(row, 'name') });
    if (textOf(row, 'name') === null)
      raise('VILLAGE_NAME_MISSING', 'WARN', place(cellOf(row, 'name')), facts);
    if (line.kind === null)
      raise('VILLAGE_KIND_MISSING', 'INFO', place(cellOf(row, 'kind')), facts);
    if (line.households === null && row.cells.get('households')?.raw === null)
      raise('HOUSEHOLDS_MISSING', 'WARN', place(cellOf(row, 'households')), facts);
    if (line.households?.value === 0) raise('HOUSEHOLDS_ZERO', 'WARN', line.households.at, facts);
    const order: [Figure, Figure, string, string][] = [
      [line.households, line.residents, 'Số hộ', 'số nhân khẩu'],
      [line.adults, line.residents, 'Số người trưởng thành', 'số nhân khẩu'],
    ];
    for (const [lesser, greater, lesserName, greaterName] of order)
      if (lesser && greater && lesser.value > greater.value)
        raise('POPULATION_ORDER', 'WARN', greater.at, {
          lesser: lesserName,
          lesserValue: lesser.value,
          greater: greaterName,
          greaterValue: greater.value,
        });
    if (zoned) checkZone(input, line, place(cellOf(row, 'zone')));
  }
  for (const row of [
    ...villageRows.map((it) => it.row),
    ...(communeTeamRow ? [communeTeamRow] : []),
  ]) {
    const decided = dateOf(row, 'decisionDate');
    if (decided !== null && decided > today)
      raise('DATE_IN_FUTURE', 'WARN', place(cellOf(row, 'decisionDate')), {
        found: decided,
        column: 'Ngày QĐ',
      });
    if (numberOf(row, 'zaloMembers') !== null && flagOf(row, 'zalo') === false)
      raise('ZALO_WITHOUT_GROUP', 'WARN', place(cellOf(row, 'zalo')));
  }
}

/** The unit list says in which zone a village lies; only without it does the workbook. */
function checkZone(
  { villages, commune, content, raise }: CheckInput,
  line: VillageLine,
  place: string,
): void {
  const listed = villages.find((village) => village.code === line.village);
  const zone = listed
    ? zoneOf(listed, commune)
    : (line.zone ?? commune.zone ?? content.communeZone);
  if (zone === null) raise('ZONE_MISSING', 'WARN', place, { name: line.name });
  else if (listed && line.zone !== null && line.zone !== zone)
    raise('ZONE_DIFFERS', 'WARN', place, {
      name: line.name,
      typed: ZONE_NAMES[line.zone],
      listed: ZONE_NAMES[zone],
    });
}

function checkAgainstUnitList({ read, villages, villageRows, raise }: CheckInput): void {
  const tab = read.tabs.get('villages');
  if (!tab || villages.length === 0) return;
  const listed = new Map(villages.map((village) => [village.code, village]));
  const households = new Map<string, number | null>();
  for (const { line } of villageRows) {
    if (!listed.has(line.village))
      raise('VILLAGE_UNKNOWN', 'WARN', line.at, { village: line.village });
    const before = households.get(line.village);
    households.set(
      line.village,
      line.households === null || before === null ? null : (before ?? 0) + line.households.value,
    );
  }
  const present = new Set(villageRows.map(({ line }) => line.village));
  for (const village of villages)
    if (!present.has(village.code))
      raise('VILLAGE_MISSING', 'WARN', tab.name, { village: village.code, name: village.name });
  for (const { line } of villageRows) {
    const total = households.get(line.village);
    const expected = listed.get(line.village)?.households;
    if (typeof total !== 'number' || typeof expected !== 'number' || total === expected) continue;
    raise('HOUSEHOLDS_CHANGED', 'INFO', line.households?.at ?? line.at, {
      name: line.name,
      value: total,
      listed: expected,
    });
    households.delete(line.village);
  }
}
