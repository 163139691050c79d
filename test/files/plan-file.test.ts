// Bad plans and what their authors are told. Each row changes one line of a plan that is right and
// expects the exact lines of faults; the plan is short enough to count its lines.
import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { PlanFileFault } from '../../functions/files/plan-fault.ts';
import {
  parsePlanText,
  planFilesIn,
  readPlanFile,
  readPlanFiles,
} from '../../functions/files/plan-file.ts';

const GOOD = `# A plan that is right.
id: tinh-vi-du
title: Kế hoạch
shortName: KH tỉnh
issuer: UBND tỉnh
documentNo: null
issuedOn: 2026-01-15
level: PROVINCE
leadAgency: Sở Khoa học và Công nghệ
scope: { province: '08' }
validity: { from: 2026-01-01, to: 2026-12-31 }
teamLevels: [VILLAGE]
hierarchy:
  model: TWO_LEVEL
  levels: [{ level: TEAM, name: Tổ }, { level: COMMUNE, name: UBND xã }]
indicators:
  - id: VD-01
    canonicalId: hh_informed
    name: Hộ được tuyên truyền
    shortName: Hộ được tuyên truyền
    unit: hộ
    numerator: { name: Số hộ }
    denominator: { name: Tổng số hộ, field: households }
    entry: VILLAGE
    measure: STOCK
    comparator: '>='
    targets:
      - { zone: ALL, value: 35.4 }
    clause: I.2
teamRules:
  - { id: VD-T1, kind: SIZE, teamLevel: VILLAGE, min: 5, max: 8, stage: ANY, severity: WARN, clause: II }
reporting:
  - id: VD-R1
    name: Báo cáo quý
    from: COMMUNE
    to: PROVINCE_DEPT
    frequency: QUARTER
    due: { rule: BEFORE, day: 20, month: PERIOD_LAST }
    content: Kết quả
    clause: III
activities:
  kinds: [{ code: OUTREACH, clause: II }]
  topics: [{ code: POLICY, clause: II }]
funding: {}
`;

function faultsOf(text: string): string {
  try {
    parsePlanText(text, 'plans/x.yaml');
    return 'accepted';
  } catch (error) {
    if (error instanceof PlanFileFault) return error.message;
    throw error;
  }
}

/** The good plan with one piece of text replaced. */
function changed(from: string, to: string): string {
  if (!GOOD.includes(from)) throw new Error(`expected "${from}" in the good plan`);
  return GOOD.replace(from, to);
}

describe('a plan that is right', () => {
  it('is accepted, with everything left out filled in', () => {
    const plan = parsePlanText(GOOD, 'plans/x.yaml');
    expect(plan).toMatchObject({
      id: 'tinh-vi-du',
      scope: { province: '08', commune: null, successors: [] },
      dataWindow: 'DECREE_09',
      membership: { join: null, leave: null },
      indicators: [{ optional: false, numerator: { source: 'typed' } }],
      reporting: [{ alsoTo: [], due: { holidayShift: 'NONE' } }],
    });
  });

  it('may be typed with separate accents, which come out joined (NFC)', () => {
    const plan = parsePlanText(GOOD.normalize('NFD'), 'plans/x.yaml');
    expect(plan.title).toBe('Kế hoạch');
    expect(plan.title).toHaveLength(8);
  });

  it('may be written on Windows, with a byte order mark and CRLF', () => {
    expect(parsePlanText(`\uFEFF${GOOD.replaceAll('\n', '\r\n')}`, 'plans/x.yaml').id).toBe(
      'tinh-vi-du',
    );
  });
});

describe('a wrong value', () => {
  it.each([
    [
      'value: 35.4',
      'value: 80%',
      '28 indicators[0].targets[0].value: expected a number from 0 to 100, found "80%"',
    ],
    [
      'value: 35.4',
      'value: 35,4',
      '28 indicators[0].targets[0].4: expected no key of this name, found "4"',
    ],
    [
      'value: 35.4',
      'value: 120',
      '28 indicators[0].targets[0].value: expected a number from 0 to 100, found 120',
    ],
    [
      'value: 35.4',
      'value: -1',
      '28 indicators[0].targets[0].value: expected a number from 0 to 100, found -1',
    ],
    [
      'value: 35.4',
      'value: 35.4321',
      '28 indicators[0].targets[0].value: expected a number with at most three decimals, found 35.4321',
    ],
    [
      'value: 35.4',
      'value: .nan',
      '28 indicators[0].targets[0].value: expected a number from 0 to 100, found .nan',
    ],
    [
      "'08'",
      '08',
      '10 scope.province: expected a province code of 2 digits in quotes, such as "48", found 08',
    ],
    [
      "{ province: '08' }",
      '{ province: "08", commune: 20275 }',
      '10 scope.commune: expected a commune code of 5 digits in quotes, such as "20275", found 20275',
    ],
    [
      'issuedOn: 2026-01-15',
      'issuedOn: 15/01/2026',
      '7 issuedOn: expected a day of the calendar such as 2025-12-31, found "15/01/2026"',
    ],
    [
      'issuedOn: 2026-01-15',
      'issuedOn: 2026-02-30',
      '7 issuedOn: expected a day of the calendar such as 2025-12-31, found "2026-02-30"',
    ],
    ['level: PROVINCE', 'level: Tỉnh', '8 level: expected one of PROVINCE, COMMUNE, found "Tỉnh"'],
    ['issuer: UBND tỉnh', 'issuer:', '5 issuer: expected some words, found nothing'],
    ['issuer: UBND tỉnh', 'issuer: "  "', '5 issuer: expected some words, found "  "'],
    ['issuer: UBND tỉnh', 'issuer: 12', '5 issuer: expected some words, found 12'],
    ['issuer: UBND tỉnh', 'issuer: [UBND]', '5 issuer: expected some words, found a list'],
    [
      'teamLevels: [VILLAGE]',
      'teamLevels: []',
      '12 teamLevels: expected VILLAGE, COMMUNE or both, found an empty list',
    ],
    [
      'teamLevels: [VILLAGE]',
      'teamLevels: VILLAGE',
      '12 teamLevels: expected a list, found "VILLAGE"',
    ],
    [
      "comparator: '>='",
      "comparator: '≥'",
      '26 indicators[0].comparator: expected one of >=, >, found "≥"',
    ],
    [
      'canonicalId: hh_informed',
      'canonicalId: HH',
      '18 indicators[0].canonicalId: expected an id in lower case that plans share, such as hh_informed, found "HH"',
    ],
    [
      'field: households',
      'field: households, of: xã',
      '23 indicators[0].denominator.of: expected no key of this name, found "of"',
    ],
    [
      'kind: SIZE',
      'kind: NUMBER',
      '31 teamRules[0].kind: expected one of SIZE, ROLE_POST, REQUIRED_POST, COLLABORATORS_ABOVE, ONE_TEAM_PER_UNIT, DECISION_REQUIRED, REORGANISED_AFTER_MERGE, DOCUMENTS_REQUIRED, ZALO_GROUP_REQUIRED, AREA_ASSIGNED, PREFERENCE, found "NUMBER"',
    ],
    [
      'severity: WARN',
      'severity: BLOCK',
      '31 teamRules[0].severity: expected one of WARN, INFO, found "BLOCK"',
    ],
    ['day: 20', 'day: 32', '38 reporting[0].due.day: expected a day from 1 to 31, found 32'],
    ['day: 20', 'day: 20.5', '38 reporting[0].due.day: expected a day from 1 to 31, found 20.5'],
    [
      'rule: BEFORE',
      'rule: trước',
      '38 reporting[0].due.rule: expected one of BEFORE, NO_LATER_THAN, END_OF_PHASE, PER_REQUEST, found "trước"',
    ],
    [
      'month: PERIOD_LAST',
      'month: 13',
      '38 reporting[0].due.month: expected PERIOD_LAST, PERIOD_NEXT or a month from 1 to 12, found 13',
    ],
    [
      'due: { rule: BEFORE, day: 20, month: PERIOD_LAST }',
      'note: x',
      '33 reporting[0].due: expected a map of keys, found nothing',
    ],
    [
      'kinds: [{ code: OUTREACH, clause: II }]',
      'kinds: []',
      '42 activities.kinds: expected at least one kind of activity, found an empty list',
    ],
    ['funding: {}', 'funding: none', '44 funding: expected a map of keys, found "none"'],
    ['funding: {}', '', '2 funding: expected a map of keys, found nothing'],
  ])('%s → %s', (from, to, fault) => {
    const lines = faultsOf(changed(from, to)).split('\n');
    expect(lines).toContain(`plans/x.yaml:${fault}`);
  });

  it('is quoted shortly, however long', () => {
    const line = faultsOf(changed('level: PROVINCE', `level: ${'dài '.repeat(100)}`));
    expect(line).toBe(
      `plans/x.yaml:8 level: expected one of PROVINCE, COMMUNE, found "${'dài '.repeat(14)}dài…"`,
    );
  });

  it('behind an alias is shown as it stands', () => {
    const text = changed('level: PROVINCE', 'level: *word').replace('title: Kế', 'title: &word Kế');
    expect(faultsOf(text)).toBe(
      'plans/x.yaml:8 level: expected one of PROVINCE, COMMUNE, found "Kế hoạch"',
    );
  });
});

describe('parts that do not hold together', () => {
  const AGAIN = GOOD.slice(GOOD.indexOf('  - id: VD-01'), GOOD.indexOf('teamRules:'));

  it.each([
    [
      'an indicator twice',
      changed('teamRules:', `${AGAIN}teamRules:`),
      [
        '30 indicators[1].id: expected another id than those before it, found "VD-01"',
        '31 indicators[1].canonicalId: expected another canonicalId than those before it, found "hh_informed"',
      ],
    ],
    [
      'a zone twice',
      changed(
        '- { zone: ALL, value: 35.4 }',
        '[{ zone: PLAIN, value: 1 }, { zone: PLAIN, value: 2 }]',
      ),
      [
        '28 indicators[0].targets[1].zone: expected another zone than those before it, found "PLAIN"',
        '28 indicators[0].targets[0].zone: expected a zone of this plan (ALL), found "PLAIN"',
        '28 indicators[0].targets[1].zone: expected a zone of this plan (ALL), found "PLAIN"',
      ],
    ],
    [
      'a zone and all of them',
      changed(
        '- { zone: ALL, value: 35.4 }',
        '[{ zone: ALL, value: 1 }, { zone: PLAIN, value: 2 }]',
      ),
      [
        '28 indicators[0].targets: expected either one target for ALL or one for each zone, not both, found a list',
        '28 indicators[0].targets[1].zone: expected a zone of this plan (ALL), found "PLAIN"',
      ],
    ],
    [
      'a zone the plan does not have',
      changed('zone: ALL', 'zone: PLAIN'),
      ['28 indicators[0].targets[0].zone: expected a zone of this plan (ALL), found "PLAIN"'],
    ],
    [
      'a denominator no village has',
      changed('field: households', 'field: citizens16'),
      [
        '23 indicators[0].denominator.field: expected one of households, residents, adults, members, typed for an indicator entered per village, found "citizens16"',
      ],
    ],
    [
      'skilled members out of households',
      changed('numerator: { name: Số hộ }', 'numerator: { name: Số, source: skilledMembers }'),
      [
        '23 indicators[0].denominator.field: expected members, since the numerator counts skilled members, found "households"',
      ],
    ],
    [
      'a commune’s plan without the commune',
      changed('level: PROVINCE', 'level: COMMUNE'),
      ['10 scope.commune: expected the code of the commune that issued the plan, found nothing'],
    ],
    [
      'a province’s plan with a commune',
      changed("province: '08'", "province: '08', commune: '00922'"),
      ['10 scope.commune: expected no commune in a plan of a province, found "00922"'],
    ],
    [
      'an end before the start',
      changed('to: 2026-12-31', 'to: 2025-12-31'),
      ['11 validity.to: expected a day from 2026-01-01, the first day, found "2025-12-31"'],
    ],
    [
      'most members below least',
      changed('max: 8', 'max: 4'),
      ['31 teamRules[0].max: expected a number from 5, the min, found 4'],
    ],
    [
      'a size without a number',
      changed('min: 5, max: 8', 'min: null, max: null'),
      ['31 teamRules[0].min: expected a number here or in max, found null'],
    ],
    [
      'an unknown post',
      changed(
        'kind: SIZE, teamLevel: VILLAGE, min: 5, max: 8, stage: ANY',
        'kind: ROLE_POST, teamLevel: VILLAGE, role: LEADER, posts: [TRUONG_THON]',
      ),
      [
        expect.stringMatching(
          /^31 teamRules\[0\]\.posts\[0\]: expected one of VILLAGE_HEAD, .*, or a code of posts in this plan, found "TRUONG_THON"$/,
        ),
      ],
    ],
    [
      'an unknown topic without a name',
      changed('code: POLICY', 'code: LAND'),
      [
        expect.stringMatching(
          /^43 activities\.topics\[0\]\.code: expected one of DIGITAL_GOVERNMENT, .*, or a name beside a code of your own, found "LAND"$/,
        ),
      ],
    ],
    [
      'a code twice',
      changed(
        '[{ code: POLICY, clause: II }]',
        '[{ code: AI, clause: I }, { code: AI, clause: II }]',
      ),
      ['43 activities.topics[1].code: expected another code than those before it, found "AI"'],
    ],
    [
      'two dates for one report',
      changed(
        'content: Kết quả',
        'assumedDue: { rule: BEFORE, day: 5, month: PERIOD_NEXT }\n    content: Kết quả',
      ),
      [
        '39 reporting[0].assumedDue: expected no assumed date beside a date of the source, found a map',
      ],
    ],
    [
      'a month by number for a quarterly report',
      changed('month: PERIOD_LAST', 'month: 12'),
      [
        '38 reporting[0].due.month: expected PERIOD_LAST or PERIOD_NEXT, for it is not a yearly report, found 12',
      ],
    ],
    [
      'a quarterly report at the end of a phase',
      changed('due: { rule: BEFORE, day: 20, month: PERIOD_LAST }', 'due: { rule: END_OF_PHASE }'),
      [
        '37 reporting[0].frequency: expected PHASE, since it is due at the end of a phase, found "QUARTER"',
      ],
    ],
    [
      'a report of phases without phases',
      changed('frequency: QUARTER', 'frequency: PHASE').replace(
        'rule: BEFORE, day: 20, month: PERIOD_LAST',
        'rule: END_OF_PHASE',
      ),
      [
        '37 reporting[0].frequency: expected phases in rollout for a report of phases, found "PHASE"',
      ],
    ],
    [
      'an assigned target of no indicator',
      changed(
        'teamRules:',
        'assignedTargets: [{ canonicalId: hh_other, value: 5, documentNo: 1/A, from: 2026-01-01 }]\nteamRules:',
      ),
      [
        '30 assignedTargets[0].canonicalId: expected a canonicalId of indicators above, found "hh_other"',
      ],
    ],
    [
      'a policy that ends before it begins',
      changed('funding: {}', 'funding: { policy: { document: NQ, fromYear: 2026, toYear: 2025 } }'),
      ['44 funding.policy.toYear: expected a year from 2026, found 2025'],
    ],
  ])('%s', (_, text, faults) => {
    const lines = faultsOf(text)
      .split('\n')
      .map((line) => line.replace('plans/x.yaml:', ''));
    expect(lines).toEqual(faults);
  });
});

describe('several faults', () => {
  it('are all told at once, from the first line to the last', () => {
    const text = changed('level: PROVINCE', 'level: TINH')
      .replace('unit: hộ', 'units: hộ')
      .replace('frequency: QUARTER', 'frequency: QUÝ')
      .replace('id: tinh-vi-du', 'id: Tỉnh');
    expect(faultsOf(text).split('\n')).toEqual([
      'plans/x.yaml:2 id: expected an id of lower-case letters, digits and "-", found "Tỉnh"',
      'plans/x.yaml:8 level: expected one of PROVINCE, COMMUNE, found "TINH"',
      'plans/x.yaml:17 indicators[0].unit: expected some words, found nothing',
      'plans/x.yaml:21 indicators[0].units: expected no key of this name, found "units"',
      'plans/x.yaml:37 reporting[0].frequency: expected one of MONTH, QUARTER, YEAR, PHASE, ADHOC, found "QUÝ"',
    ]);
  });

  it('carry file, path, line, found and expected apart', () => {
    try {
      parsePlanText(changed('value: 35.4', 'value: 80%'), 'plans/x.yaml');
      expect.unreachable();
    } catch (error) {
      expect(error).toBeInstanceOf(PlanFileFault);
      expect((error as PlanFileFault).faults).toEqual([
        {
          file: 'plans/x.yaml',
          path: 'indicators[0].targets[0].value',
          line: 28,
          found: '"80%"',
          expected: 'a number from 0 to 100',
        },
      ]);
    }
  });
});

describe('text that is no YAML map', () => {
  it.each([
    [
      'a key twice',
      changed('unit: hộ', 'unit: hộ\n    unit: người'),
      '22: expected each key of a map once, found "unit" again',
    ],
    ['nothing', '', '1: expected a map of keys, found nothing'],
    ['a list', '- a\n- b\n', '1: expected a map of keys, found a list'],
    ['words', 'một kế hoạch\n', '1: expected a map of keys, found "một kế hoạch"'],
    [
      'an open quote',
      changed('issuer: UBND tỉnh', "issuer: 'UBND tỉnh"),
      '5: expected plain YAML, found Missing closing',
    ],
    [
      'a tab for indentation',
      changed('  model: TWO_LEVEL', '\tmodel: TWO_LEVEL'),
      '14: expected plain YAML, found Tabs are not allowed as indentation',
    ],
    [
      'an alias to nowhere',
      changed('level: PROVINCE', 'level: *nowhere'),
      '8: expected an anchor set before, found *nowhere',
    ],
    [
      'an unknown tag',
      changed('level: PROVINCE', 'level: !level PROVINCE'),
      '8: expected plain YAML, found Unresolved tag: !level',
    ],
    [
      'aliases that multiply',
      changed(
        'title: Kế hoạch',
        [
          'title: Kế hoạch',
          'a: &a [x, x, x, x, x, x, x, x, x]',
          'b: &b [*a, *a, *a, *a, *a, *a, *a, *a]',
          'c: &c [*b, *b, *b, *b, *b, *b, *b, *b]',
          'd: [*c, *c, *c]',
        ].join('\n'),
      ),
      '1: expected plain YAML, found Excessive alias count',
    ],
    [
      'two documents',
      `${GOOD}---\n${GOOD}`,
      '45: expected plain YAML, found Source contains multiple documents',
    ],
  ])('%s', (_, text, fault) => {
    expect(faultsOf(text)).toContain(`plans/x.yaml:${fault}`);
  });
});

describe('plan files', () => {
  let folder: string;
  beforeAll(async () => {
    folder = await mkdtemp(join(tmpdir(), 'plans-'));
    await writeFile(join(folder, 'b.yaml'), GOOD);
    await writeFile(join(folder, 'a.yaml'), `# one line more\n${GOOD}`);
    await writeFile(join(folder, 'c.yaml'), changed('id: tinh-vi-du', 'id: khac'));
    await writeFile(join(folder, 'bad.yaml'), changed('level: PROVINCE', 'level: TINH'));
    await writeFile(join(folder, 'latin.yaml'), Buffer.from([0x69, 0x64, 0x3a, 0x20, 0xe9, 0x0a]));
    await writeFile(join(folder, 'holidays.yaml'), 'years: {}\n');
    await writeFile(join(folder, 'README.md'), '# plans\n');
  });
  afterAll(() => rm(folder, { recursive: true }));
  const at = (name: string) => join(folder, name);

  it('of a folder are its .yaml files by name, without the table of holidays', async () => {
    expect(await planFilesIn(folder)).toEqual(
      ['a.yaml', 'b.yaml', 'bad.yaml', 'c.yaml', 'latin.yaml'].map(at),
    );
  });

  it('are read in the order given', async () => {
    const plans = await readPlanFiles([at('c.yaml'), at('a.yaml')]);
    expect(plans.map(({ id }) => id)).toEqual(['khac', 'tinh-vi-du']);
    expect((await readPlanFile(at('c.yaml'))).id).toBe('khac');
  });

  it.each([
    [
      'two of one id',
      ['b.yaml', 'a.yaml'],
      'a.yaml:3 id: expected an id of its own (b.yaml has this one), found "tinh-vi-du"',
    ],
    ['one that is not there', ['none.yaml'], 'none.yaml: expected a plan file, found none'],
    [
      'one that is not UTF-8',
      ['latin.yaml'],
      'latin.yaml: expected text in UTF-8, found another encoding',
    ],
    ['a folder', ['.'], '.: expected a plan file, found EISDIR'],
    [
      'a bad one, a missing one and two of one id',
      ['bad.yaml', 'b.yaml', 'none.yaml', 'a.yaml'],
      [
        'bad.yaml:8 level: expected one of PROVINCE, COMMUNE, found "TINH"',
        'none.yaml: expected a plan file, found none',
        'a.yaml:3 id: expected an id of its own (b.yaml has this one), found "tinh-vi-du"',
      ].join('\n'),
    ],
  ])('%s: every fault is told', async (_, names, message) => {
    const paths = names.map((name) => (name === '.' ? folder : at(name)));
    const error: unknown = await readPlanFiles(paths).catch((reason: unknown) => reason);
    expect(error).toBeInstanceOf(PlanFileFault);
    const told = (error as PlanFileFault).message.replaceAll(`${folder}/`, '');
    expect(told.replace(folder, '.')).toBe(message);
  });
});

describe('the example of plans/README.md', () => {
  it('is a whole plan that is right', async () => {
    const readme = join(import.meta.dirname, '..', '..', 'plans', 'README.md');
    const [, example = ''] =
      /```yaml example\n(.*?)```/s.exec(await readFile(readme, 'utf8')) ?? [];
    const plan = parsePlanText(example, 'README.md');
    expect(plan.id).toBe('vi-du-2026');
    expect(plan.indicators[0]?.targets).toEqual([
      { zone: 'PLAIN', value: 75 },
      { zone: 'MOUNTAIN', value: 45.5 },
    ]);
    expect(plan.activities.topics.at(-1)?.name).toBe('Tra cứu hồ sơ đất đai');
  });
});
