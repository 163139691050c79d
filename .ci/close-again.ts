// The demo's own workbooks closed once more from their files: the figures, the digest and the tabs
// of the summary must be those that came out of the functions over HTTP.
import assert from 'node:assert/strict';
import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { main } from '../cli/main.ts';
import type { Rollup } from '../functions/domain/rollup/rollup.ts';
import { readXlsx } from '../functions/xlsx/read.ts';

const folder = join(process.argv[2] ?? 'out/ci', 'demo');
const out = join(folder, 'close');
const summaryOf = async (path: string) =>
  JSON.parse(await readFile(join(path, 'summary.json'), 'utf8')) as Rollup & { digest: string };

const played = await summaryOf(folder);
const at = (name: string) => join(folder, name);
// prettier-ignore
const args = [
  'close',
  '--plan', ...played.plans.map((id) => `plans/${id}.yaml`),
  '--units', at('units.csv'), '--villages', at('villages.csv'),
  '--workbooks', at('workbooks'), '--received', at('received.csv'),
  '--period', played.period, '--now', played.computedAt,
  '--out', out,
];
const code = await main(args, { out: process.stdout, err: process.stderr });
assert.equal(code, 0);
const closed = await summaryOf(out);
assert.equal(closed.digest, played.digest);
assert.deepEqual(closed.figures, played.figures);
assert.deepEqual(closed.timeliness, played.timeliness);
assert.ok(closed.coverage.reported > 0 && closed.coverage.reported < closed.coverage.expected);
for (const { indicator, unit, numerator, denominator, percent } of closed.figures)
  if (numerator !== null && denominator)
    assert.equal(percent, (100 * numerator) / denominator, `${indicator} of ${unit}`);

const { tabs } = await readXlsx(await readFile(join(out, 'summary.xlsx')));
for (const name of ['Tổng hợp', 'Chỉ tiêu', 'Theo xã', 'Tiến độ nộp', 'Ghi chú phương pháp'])
  assert.ok(
    tabs.some((tab) => tab.name === name && tab.rows.length > 3),
    `summary.xlsx has no tab ${name}`,
  );
console.log(
  `The demo and close agree: ${closed.coverage.reported}/${closed.coverage.expected} communes, ` +
    `${closed.figures.length} figures, digest ${closed.digest.slice(0, 12)}`,
);
