// The fixed words of a plan: levels that report, levels of teams, denominators, approvers. They
// stand apart from the schema so that code which only reads plans, such as the add-on, needs no zod.

/** Who reports, and to whom. A team (Tổ) stands below the office and the committee of its commune. */
export const LEVELS = [
  'TEAM',
  'COMMUNE_OFFICE',
  'COMMUNE',
  'DISTRICT',
  'PROVINCE_DEPT',
  'PROVINCE',
  'MINISTRY',
] as const;
export type Level = (typeof LEVELS)[number];

export const TEAM_LEVELS = ['VILLAGE', 'COMMUNE'] as const;
export type TeamLevel = (typeof TEAM_LEVELS)[number];

/**
 * What a percentage is a percentage of. All but the last two are columns or rows of the workbook;
 * `members` is counted from the members' tab; `typed` is a denominator that the officer types
 * beside the numerator, for a plan that counts something the form does not know yet.
 */
export const DENOMINATORS = [
  'households',
  'residents',
  'adults',
  'citizens16',
  'secondaryStudents',
  'enterpriseWorkers',
  'eligibleBusinessHouseholds',
  'ocopProducts',
  'members',
  'typed',
] as const;
export type DenominatorField = (typeof DENOMINATORS)[number];

/** Who may let a member join or leave. */
export const APPROVERS = ['COMMUNE_CHAIR', 'VILLAGE_HEAD', 'OTHER'] as const;
