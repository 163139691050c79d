// The cast: five communes of Đà Nẵng in the fourth quarter of 2025, each with one story. Figures
// are chosen so that every total can be worked out by hand.
//
//   Hòa Tiến      complete and on time
//   Bà Nà         in the mountains but for one village; late
//   An Hải        under two plans, the former Quảng Nam's and its own
//   Tân Hiệp      silent
//   Thăng Trường  one side of one figure missing
import { join } from 'node:path';
import type { Plan } from '../functions/domain/plan/plan.ts';
import type { ReportContent } from '../functions/domain/report/content.ts';
import type { RollupInput } from '../functions/domain/rollup/rollup.ts';
import type { Commune, CommuneKind, Village, Zone } from '../functions/domain/unit/unit.ts';
import { readPlanFile } from '../functions/files/plan-file.ts';
import { at, contentOf, periodOf, reportOf, row, type Row } from './report-makers.ts';

const planOf = (id: string): Promise<Plan> =>
  readPlanFile(join(import.meta.dirname, '..', 'plans', `${id}.yaml`));
export const QUANG_NAM = await planOf('quang-nam-2025');
export const AN_HAI_PLAN = await planOf('an-hai-2025');
export const QUANG_NGOC_PLAN = await planOf('quang-ngoc-2026');
export const QUANG_TRI_PLAN = await planOf('quang-tri-2022');

export function commune(
  code: string,
  name: string,
  zone: Zone | null,
  facts: Partial<Commune> = {},
): Commune {
  const kind: CommuneKind = 'xa';
  const validFrom = '2025-07-01';
  return {
    province: '48',
    code,
    name,
    kind,
    zone,
    district: null,
    validFrom,
    validTo: null,
    ...facts,
  };
}

export function village(
  { code }: Commune,
  villageCode: string,
  facts: Partial<Village> = {},
): Village {
  return {
    commune: code,
    code: villageCode,
    name: `Thôn ${villageCode}`,
    kind: 'thon',
    zone: null,
    households: null,
    validFrom: '2025-07-01',
    validTo: null,
    ...facts,
  };
}

export const HOA_TIEN = commune('20332', 'Hòa Tiến', 'PLAIN');
export const BA_NA = commune('20308', 'Bà Nà', 'MOUNTAIN');
export const AN_HAI = commune('20275', 'An Hải', 'PLAIN', { kind: 'phuong' });
export const TAN_HIEP = commune('20434', 'Tân Hiệp', 'PLAIN');
export const THANG_TRUONG = commune('20836', 'Thăng Trường', 'PLAIN');

export const VILLAGES: Village[] = [
  ...['T001', 'T002', 'T003'].map((code) => village(HOA_TIEN, code)),
  ...['T001', 'T002'].map((code) => village(BA_NA, code)),
  village(BA_NA, 'T003', { zone: 'PLAIN' }),
  ...['T001', 'T002'].map((code) => village(AN_HAI, code)),
  village(TAN_HIEP, 'T001'),
  ...['T001', 'T002'].map((code) => village(THANG_TRUONG, code)),
];

/** hh_informed and hh_online_public_service of each row: the two that the stories need. */
const told = (villageCode: string, households: number, informed: number, service: number | null) =>
  row(villageCode, households, { hh_informed: informed, hh_online_public_service: service });

export const REPORTS = {
  hoaTien: reportOf(
    contentOf(HOA_TIEN, [
      told('T001', 300, 300, 240),
      told('T002', 200, 200, 150),
      told('T003', 100, 100, 90),
    ]),
  ),
  baNa: reportOf(
    contentOf(BA_NA, [
      told('T001', 120, 120, 60),
      told('T002', 80, 70, 30),
      told('T003', 100, 100, 85),
    ]),
    { submittedAt: at('2025-12-22T08:00:00') },
  ),
  anHai: reportOf(
    contentOf(
      AN_HAI,
      [told('T001', 400, 400, 350), told('T002', 350, 350, 250)],
      { plans: ['quang-nam-2025', 'an-hai-2025'] },
      { adult_digital_literacy: [3000, 4000] },
    ),
  ),
  thangTruong: reportOf(
    contentOf(THANG_TRUONG, [told('T001', 150, 150, 120), told('T002', 250, 250, null)]),
  ),
};

/** The whole cast on 23 December 2025, after every due date of the quarter. */
export function scene(facts: Partial<RollupInput> = {}): RollupInput {
  return {
    province: { code: '48', name: 'Thành phố Đà Nẵng' },
    period: periodOf('2025-Q4'),
    plans: [QUANG_NAM, AN_HAI_PLAN],
    units: { communes: [HOA_TIEN, BA_NA, AN_HAI, TAN_HIEP, THANG_TRUONG], villages: VILLAGES },
    reports: Object.values(REPORTS),
    holidays: new Map(),
    now: at('2025-12-23T08:00:00'),
    ...facts,
  };
}

/** A province of one commune: the shortest way from a few rows to their figures. */
export function sceneOf(
  of: Commune,
  contents: readonly ReportContent[],
  facts: Partial<RollupInput> = {},
): RollupInput {
  return scene({
    province: { code: of.province, name: 'Tỉnh' },
    units: { communes: [of], villages: [] },
    reports: contents.map((content) => reportOf(content)),
    ...facts,
  });
}

/** In Thanh Hóa, under a plan of its own and no zones; its period is the fourth quarter of 2026. */
export const QUANG_NGOC = commune('16498', 'Quảng Ngọc', null, { province: '38' });

export function sceneOfQuangNgoc(
  rows: readonly Row[],
  facts: Partial<RollupInput> = {},
): RollupInput {
  return sceneOf(QUANG_NGOC, [contentOf(QUANG_NGOC, rows, { period: '2026-Q4' })], {
    period: periodOf('2026-Q4'),
    plans: [QUANG_NGOC_PLAN],
    now: at('2027-01-05T08:00:00'),
    ...facts,
  });
}
