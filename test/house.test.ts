// The house keeps its plan: every import is an arrow that the plan draws, none leads in a circle, and
// the domain touches nothing that another machine or engine may not have.
import { readFile } from 'node:fs/promises';
import { describe, expect, it } from 'vitest';
import { circlesIn } from './house/circles.ts';
import { arrowsIn, arrowsOf, namesIn, sourcesIn } from './house/imports.ts';
import type { Arrow } from './house/imports.ts';
import { exportedBy, takenBy, usesOf } from './house/exports.ts';
import { faultOf, roomOf } from './house/plan.ts';

const sources = await sourcesIn(['functions', 'cli', 'local-office', 'sheets-addon']);
const arrows = (await Promise.all(sources.map(arrowsOf))).flat();
const texts = async (files: readonly string[]) =>
  Promise.all(files.map(async (file) => [file, await readFile(file, 'utf8')] as const));

/** Values that production itself does not use, and why they stand there all the same. */
const KEPT = new Map([
  ['functions/files/plan-file.ts#readPlanFile', 'one plan of ours, for tests and the bench'],
]);

/** What reads a moment by the clock of the machine's own zone. */
const OF_THE_MACHINE = `new-Date-of-parts Date() .getTimezoneOffset .toDateString .toTimeString
   ${['FullYear', 'Month', 'Date', 'Hours', 'Minutes', 'Seconds', 'Milliseconds']
     .map((part) => `.get${part} .set${part}`)
     .join(' ')} .getDay .getYear .setYear`;

/** What code that also runs in Apps Script, without a clock or a zone of its own, may not reach for. */
const IMPURE = new Set(
  `process Buffer Intl fetch crypto console globalThis performance require eval
   setTimeout setInterval setImmediate queueMicrotask structuredClone URL TextEncoder TextDecoder
   new-Date Date.now Math.random .localeCompare .toLocaleString .toLocaleDateString
   .toLocaleTimeString .toLocaleUpperCase .toLocaleLowerCase ${OF_THE_MACHINE}`.split(/\s+/),
);

describe('the house', () => {
  it('has its sources read, all of them in a room', () => {
    expect(sources).toContain('functions/domain/plan/plan.ts');
    expect(sources.filter((file) => roomOf(file) === undefined)).toEqual([]);
    expect(arrows.length).toBeGreaterThan(sources.length);
  });

  it('has no import that the plan does not draw', () => {
    expect(arrows.map(faultOf).filter((fault) => fault !== null)).toEqual([]);
  });

  it('has no circle among imports that run', () => {
    expect(circlesIn(arrows.filter((arrow) => !arrow.typeOnly))).toEqual([]);
  });

  it('has no circle among imports of types either', () => {
    expect(circlesIn(arrows)).toEqual([]);
  });

  it('keeps the domain from the clock, the machine, its zone and its locale', async () => {
    const domain = sources.filter((file) => roomOf(file) === 'domain');
    const used = await Promise.all(
      domain.map(async (file) =>
        namesIn(file, await readFile(file, 'utf8'))
          .filter((name) => IMPURE.has(name))
          .map((name) => `${file}: ${name}`),
      ),
    );
    expect(used.flat()).toEqual([]);
  });
});

describe('what the house hands out', async () => {
  const written = await texts(sources);
  const read = await texts(await sourcesIn(['test', 'bench']));
  const names = written.flatMap(([file, text]) =>
    exportedBy(file, text).map((name) => ({ name, uses: usesOf(name, text) })),
  );
  const taken = new Set(written.flatMap(([file, text]) => takenBy(file, text)));
  const tried = new Set(read.flatMap(([file, text]) => takenBy(file, text)));
  const among = (all: ReadonlySet<string>, name: string) =>
    all.has(name) || all.has(name.replace(/#.*/, '#*'));
  // What the add-on's entry file hands out, Apps Script calls by name.
  const spare = names.filter(
    ({ name }) =>
      !among(taken, name) && !KEPT.has(name) && !name.startsWith('sheets-addon/code.ts#'),
  );

  it('is taken by another file', () => {
    expect(spare.filter(({ name }) => !among(tried, name)).map(({ name }) => name)).toEqual([]);
  });

  it('is not there for tests alone', () => {
    expect(spare.filter(({ uses }) => uses === 0).map(({ name }) => name)).toEqual([]);
  });

  it('is kept for a reason only while nobody else takes it and it is there', () => {
    expect([...KEPT.keys()].filter((name) => taken.has(name))).toEqual([]);
    expect([...KEPT.keys()].filter((name) => !names.some((it) => it.name === name))).toEqual([]);
  });
});

describe('the plan of the house refuses', () => {
  const arrow = (from: string, to: string, typeOnly = false): Arrow => ({ from, to, typeOnly });
  it.each<[string, Arrow]>([
    ['domain → store', arrow('functions/domain/plan/a.ts', 'functions/store/reports.ts')],
    ['domain → store, types alone', arrow('functions/domain/a/a.ts', 'functions/store/b.ts', true)],
    ['domain → problem', arrow('functions/domain/plan/a.ts', 'functions/problem.ts')],
    ['domain → config', arrow('functions/domain/plan/a.ts', 'functions/config.ts')],
    ['domain → handlers', arrow('functions/domain/plan/a.ts', 'functions/handlers/answer.ts')],
    ['domain → node', arrow('functions/domain/plan/a.ts', 'node:fs')],
    ['domain → another package', arrow('functions/domain/plan/a.ts', 'csv-parse/sync')],
    ['domain → an unknown package', arrow('functions/domain/plan/a.ts', 'lodash')],
    ['domain → the barrel of date-fns', arrow('functions/domain/plan/a.ts', 'date-fns')],
    ['domain → test', arrow('functions/domain/plan/a.ts', 'test/cast.ts')],
    ['store → handlers', arrow('functions/store/a.ts', 'functions/handlers/answer.ts')],
    ['store → identity', arrow('functions/store/a.ts', 'functions/identity/verify.ts')],
    ['identity → store', arrow('functions/identity/a.ts', 'functions/store/officers.ts')],
    ['problem → store', arrow('functions/problem.ts', 'functions/store/officers.ts')],
    ['handlers → functions.ts', arrow('functions/handlers/a.ts', 'functions/functions.ts')],
    ['functions.ts → index.ts', arrow('functions/functions.ts', 'functions/index.ts')],
    ['functions.ts → store', arrow('functions/functions.ts', 'functions/store/reports.ts')],
    ['handlers → local office', arrow('functions/handlers/a.ts', 'local-office/firestore.ts')],
    ['handlers → cli', arrow('functions/handlers/a.ts', 'cli/main.ts')],
    ['local office → cli', arrow('local-office/a.ts', 'cli/main.ts')],
    ['add-on → store', arrow('sheets-addon/code.ts', 'functions/store/reports.ts')],
    ['add-on → problem', arrow('sheets-addon/code.ts', 'functions/problem.ts')],
    ['add-on → node', arrow('sheets-addon/code.ts', 'node:fs')],
    ['handlers → firebase-admin', arrow('functions/handlers/a.ts', 'firebase-admin/firestore')],
    [
      'handlers → firebase-admin, types alone',
      arrow('functions/handlers/a.ts', 'firebase-admin/firestore', true),
    ],
    [
      'handlers → @google-cloud/firestore',
      arrow('functions/handlers/a.ts', '@google-cloud/firestore'),
    ],
    [
      'local office → firebase-admin, running',
      arrow('local-office/a.ts', 'firebase-admin/firestore'),
    ],
    ['cli → excelts', arrow('cli/close.ts', '@cj-tech-master/excelts')],
    ['store → excelts', arrow('functions/store/a.ts', '@cj-tech-master/excelts')],
    ['sheets → all of googleapis', arrow('functions/sheets/a.ts', 'googleapis')],
    [
      'handlers → the Sheets API',
      arrow('functions/handlers/a.ts', 'googleapis/build/src/apis/sheets/index.js'),
    ],
    ['cli → date-fns', arrow('cli/close.ts', 'date-fns/addDays')],
    ['a room that the house does not have', arrow('functions/utils/a.ts', 'zod')],
    [
      'into a room that the house does not have',
      arrow('functions/store/a.ts', 'functions/utils/a.ts'),
    ],
  ])('%s', (_name, refused) => {
    expect(faultOf(refused)).toContain(refused.from);
  });
});

describe('the plan of the house draws', () => {
  it.each<[string, string, string, boolean]>([
    ['domain → zod', 'functions/domain/plan/a.ts', 'zod', false],
    ['domain → date-fns, by sub-path', 'functions/domain/plan/a.ts', 'date-fns/addDays', false],
    ['handlers → store', 'functions/handlers/a.ts', 'functions/store/reports.ts', false],
    ['store → domain', 'functions/store/a.ts', 'functions/domain/unit/unit.ts', false],
    ['index → firebase-admin', 'functions/index.ts', 'firebase-admin/app', false],
    ['local office → Firestore’s type', 'local-office/a.ts', 'firebase-admin/firestore', true],
    ['cli → local office', 'cli/demo.ts', 'local-office/firestore.ts', false],
    ['cli → a package of its own', 'cli/demo.ts', 'cli-progress', false],
    ['add-on → domain', 'sheets-addon/code.ts', 'functions/domain/workbook/receive.ts', false],
  ])('%s', (_name, from, to, typeOnly) => {
    expect(faultOf({ from, to, typeOnly })).toBeNull();
  });
});

describe('reading imports', () => {
  const read = (text: string) =>
    arrowsIn('functions/store/a.ts', text).map(({ to, typeOnly }) => [to, typeOnly]);
  it.each([
    ["import { b } from './b.ts';", [['functions/store/b.ts', false]]],
    ["import '../problem.ts';", [['functions/problem.ts', false]]],
    ["import type { B } from '../domain/b.ts';", [['functions/domain/b.ts', true]]],
    ["import { type B } from './b.ts';", [['functions/store/b.ts', false]]],
    ["import * as z from 'zod';", [['zod', false]]],
    ["export { b } from './b.ts';", [['functions/store/b.ts', false]]],
    ["export * from './b.ts';", [['functions/store/b.ts', false]]],
    ["export type { B } from './b.ts';", [['functions/store/b.ts', true]]],
    ["const b = await import('./b.ts');", [['functions/store/b.ts', false]]],
    ["let b: import('./b.ts').B;", [['functions/store/b.ts', true]]],
    ["export const b = 1; // import './c.ts'", []],
    ['const b = "import \'./c.ts\'";', []],
  ])('of %s', (text, expected) => {
    expect(read(text)).toEqual(expected);
  });

  it('refuses a name that is only known at run time', () => {
    expect(() => read("await import('./' + name);")).toThrow('functions/store/a.ts');
  });
});

describe('reading exports', () => {
  it.each([
    ['export const b = 1, c = 2;', ['b', 'c']],
    ['export function b() {}', ['b']],
    ['export async function b() {}', ['b']],
    ['export class B {}', ['B']],
    ['const b = 1; export { b, b as c };', ['b', 'c']],
    ['export default 1;', ['default']],
    ['export interface B { c: 1 }', []],
    ['export type B = 1;', []],
    ["export type { B } from './b.ts';", []],
    ["export const b = 'export const c = 1';", ['b']],
  ])('of %s', (text, expected) => {
    expect(exportedBy('a.ts', text)).toEqual(expected.map((name) => `a.ts#${name}`));
  });

  it.each([
    ["import { b, c as d } from './b.ts';", ['b.ts#b', 'b.ts#c']],
    ["import b from './b.ts';", ['b.ts#default']],
    ["import type { B } from './b.ts';", ['b.ts#B']],
    ["export { b as c } from './b.ts';", ['b.ts#b']],
    ["import { b } from 'zod';", []],
    ["import './b.ts';", []],
    ["import * as b from './b.ts';", ['b.ts#*']],
    ["await import('./b.ts');", ['b.ts#*']],
    ["export * from './b.ts';", ['b.ts#*']],
  ])('taken by %s', (text, expected) => {
    expect(takenBy('a.ts', text)).toEqual(expected);
  });

  it.each([
    ['export const b = 1;', 0],
    ['export const b = 1; use(b);', 1],
    ['export function b() { return c.b; }', 0],
  ])('counts the uses of b in %s: %s', (text, uses) => {
    expect(usesOf('a.ts#b', text)).toBe(uses);
  });
});

describe('reading names', () => {
  const impure = (text: string) =>
    namesIn('functions/domain/a.ts', text).filter((name) => IMPURE.has(name));
  it.each([
    ['Date.now()', ['Date.now']],
    ['new Date()', ['new-Date']],
    ['process.env["TZ"]', ['process']],
    ['a.localeCompare(b)', ['.localeCompare']],
    ['(5).toLocaleString()', ['.toLocaleString']],
    ['Buffer.from(a)', ['Buffer']],
    ['Math.random()', ['Math.random']],
    ['date.getHours()', ['.getHours']],
    ['new Date(0).getDate()', ['.getDate']],
    ['dates.map((date) => date.getDay())', ['.getDay']],
    ['date?.getFullYear()', ['.getFullYear']],
    ['date["getMonth"]()', ['.getMonth']],
    ['date.setHours(0, 0, 0, 0)', ['.setHours']],
    ['date.getTimezoneOffset()', ['.getTimezoneOffset']],
    ['date.toDateString()', ['.toDateString']],
    ['new Date(2025, 0, 1)', ['new-Date-of-parts']],
    ['new Date(...parts)', ['new-Date-of-parts']],
    ['Date()', ['Date()']],
    ['new Date(Date.UTC(2025, 0, 1)).getUTCDate()', []],
    ['new Date(instant).toISOString()', []],
    ['calendar.getDays()', []],
    ['new Date(0).toISOString()', []],
    ['({ process: 1 }).process', []],
    ['interface A { URL: string }', []],
  ])('finds in %s: %j', (text, expected) => {
    expect(impure(text)).toEqual(expected);
  });
});

describe('finding circles', () => {
  const of = (...pairs: string[]) =>
    circlesIn(pairs.map((pair) => ({ from: pair[0] ?? '', to: pair[1] ?? '', typeOnly: false })));
  it.each([
    [['ab', 'bc'], []],
    [['ab', 'ac', 'bd', 'cd'], []],
    [['aa'], ['a → a']],
    [['ab', 'ba'], ['a → b → a']],
    [['bc', 'ca', 'ab'], ['a → b → c → a']],
    [
      ['ab', 'ba', 'cd', 'dc', 'ac'],
      ['a → b → a', 'c → d → c'],
    ],
  ])('among %j: %j', (pairs, expected) => {
    expect(of(...pairs)).toEqual(expected);
  });
});
