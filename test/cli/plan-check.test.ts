import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { planCheck } from '../../cli/plan-check.ts';
import { planSchema, planSchemaText, SCHEMA_FILE } from '../../cli/plan-schema.ts';
import {
  ACTIVITY_KINDS,
  POSTS,
  PRIORITY_GROUPS,
  SUPPORT_PLACES,
  TOPICS,
} from '../../functions/domain/team/vocabulary.ts';
import { PLANS } from '../plans/reading.ts';

let folder: string;
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'plan-check-'));
});
afterAll(() => rm(folder, { recursive: true }));

async function check(...args: string[]): Promise<{ code: number; told: string[] }> {
  let text = '';
  const code = await planCheck(args, { write: (more) => (text += more) });
  return { code, told: text.trimEnd().split('\n') };
}

async function sixthPlan(): Promise<string> {
  const readme = await readFile(join(PLANS, 'README.md'), 'utf8');
  return /```yaml example\n(.*?)```/s.exec(readme)?.[1] ?? '';
}

describe('plan:check', () => {
  it('without files checks the five plans of this project', async () => {
    const { code, told } = await check();
    expect(code).toBe(0);
    expect(told.map((line) => line.replace(/^.*plans[/\\]/, ''))).toEqual([
      'an-hai-2025.yaml: an-hai-2025 accepted, 9 indicators, 6 team rules, 4 obligations',
      'quang-nam-2025.yaml: quang-nam-2025 accepted, 5 indicators, 6 team rules, 5 obligations',
      'quang-ngoc-2026.yaml: quang-ngoc-2026 accepted, 11 indicators, 5 team rules, 5 obligations',
      'quang-tri-2022.yaml: quang-tri-2022 accepted, 0 indicators, 15 team rules, 4 obligations',
      'tuyen-quang-2025.yaml: tuyen-quang-2025 accepted, 0 indicators, 15 team rules, 4 obligations',
    ]);
  });

  it('accepts a sixth plan, the example of plans/README.md', async () => {
    const file = join(folder, 'my-plan.yaml');
    await writeFile(file, await sixthPlan());
    expect(await check(file)).toEqual({
      code: 0,
      told: [`${file}: vi-du-2026 accepted, 1 indicator, 1 team rule, 1 obligation`],
    });
  });

  it('ends with 2 and every fault of every file', async () => {
    const good = join(folder, 'good.yaml');
    const bad = join(folder, 'bad.yaml');
    const text = (await sixthPlan())
      .replace('value: 75', 'value: 75%')
      .replace('day: 20', 'day: 0');
    const lineOf = (piece: string) => text.slice(0, text.indexOf(piece)).split('\n').length;
    await writeFile(good, await sixthPlan());
    await writeFile(bad, text);
    expect(await check(good, bad, join(folder, 'none.yaml'))).toEqual({
      code: 2,
      told: [
        `${bad}:${lineOf('75%')} indicators[0].targets[0].value: expected a number from 0 to 100, found "75%"`,
        `${bad}:${lineOf('day: 0')} reporting[0].due.day: expected a day from 1 to 31, found 0`,
        `${join(folder, 'none.yaml')}: expected a plan file, found none`,
      ],
    });
  });
});

describe('plan:schema', () => {
  it('is committed as the plan schema makes it', async () => {
    expect(await readFile(SCHEMA_FILE, 'utf8')).toBe(planSchemaText());
  });

  it('is a JSON Schema of 2020-12 that knows every key and no other', () => {
    const schema = JSON.parse(planSchemaText()) as Record<string, unknown>;
    expect(schema).toMatchObject({
      $schema: 'https://json-schema.org/draft/2020-12/schema',
      type: 'object',
      additionalProperties: false,
    });
    expect(schema['required']).toEqual(
      expect.arrayContaining(['id', 'scope', 'reporting', 'activities']),
    );
  });

  it('writes the schema where it is told', async () => {
    const file = join(folder, 'plan.schema.json');
    let text = '';
    expect(await planSchema([file], { write: (more) => (text += more) })).toBe(0);
    expect(text).toContain('plan.schema.json written');
    expect(await readFile(file, 'utf8')).toBe(planSchemaText());
  });
});

describe('plans/README.md', () => {
  it('explains every section of a plan', async () => {
    const readme = await readFile(join(PLANS, 'README.md'), 'utf8');
    const { properties } = JSON.parse(planSchemaText()) as { properties: object };
    const unexplained = Object.keys(properties).filter((key) => !readme.includes(key));
    expect(unexplained).toEqual([]);
  });

  it('lists every code of the standard catalogue', async () => {
    const readme = await readFile(join(PLANS, 'README.md'), 'utf8');
    const codes = [ACTIVITY_KINDS, TOPICS, PRIORITY_GROUPS, SUPPORT_PLACES, POSTS].flatMap(
      (catalogue) => Object.keys(catalogue),
    );
    expect(codes.filter((code) => !new RegExp(`\\b${code}\\b`).test(readme))).toEqual([]);
  });
});
