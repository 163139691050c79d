// How long the add-on and the server take over one large workbook: 200 villages by 12 indicators
// and 1,500 members, beside what JSON.parse takes to read the very same cells.
import { parsePeriod } from '../functions/domain/calendar/period.ts';
import { bookOf } from '../functions/domain/grid/book.ts';
import { overlayPlans } from '../functions/domain/plan/overlay.ts';
import type { Plan } from '../functions/domain/plan/plan.ts';
import type { Commune, Village } from '../functions/domain/unit/unit.ts';
import type { CellBook } from '../functions/domain/workbook/cell.ts';
import { buildForm } from '../functions/domain/workbook/form.ts';
import { formGrids } from '../functions/domain/workbook/form-grids.ts';
import { receiveWorkbook } from '../functions/domain/workbook/receive.ts';
import { readPlanFile } from '../functions/files/plan-file.ts';
import { compare } from './compare.ts';

const VILLAGES = 200;
const INDICATORS = 12;
const MEMBERS = 1500;

/** Prints the two times and their ratio. */
export async function benchCheck(): Promise<void> {
  const plan = widened(await readPlanFile('plans/quang-nam-2025.yaml'));
  const period = parsePeriod('2025-Q4');
  if (!period) throw new Error('No period');
  const commune: Commune = {
    province: '48',
    code: '20275',
    name: 'Phường An Hải',
    kind: 'phuong',
    zone: 'PLAIN',
    district: null,
    validFrom: '2025-07-01',
    validTo: null,
  };
  const villages = Array.from({ length: VILLAGES }, (_, index) => village(index));
  const overlay = overlayPlans([plan], commune, period);
  const form = buildForm(overlay, period);
  const grids = formGrids(form, { commune, villages, previous: null, holidays: new Map() });
  const text = JSON.stringify(typedInto(bookOf(grids)));
  const context = { overlay, commune, villages, period, today: '2025-12-18', previous: null };

  const { issues, content } = receiveWorkbook(JSON.parse(text) as CellBook, context);
  const blocking = issues.filter((issue) => issue.severity === 'BLOCK').length;
  if (!content || blocking > 0) throw new Error('The workbook of the bench must be a good one');
  console.log(
    `check: ${VILLAGES} villages × ${content.villageFigures.length / VILLAGES} indicators, ` +
      `${content.members.length} members, ${(text.length / 1e6).toFixed(1)} MB of cells, ${issues.length} issues`,
  );
  const parsed = JSON.parse(text) as CellBook;
  compare(
    'receiveWorkbook',
    () => receiveWorkbook(parsed, context),
    'JSON.parse',
    () => JSON.parse(text),
  );
}

function village(index: number): Village {
  return {
    commune: '20275',
    code: `T${String(index + 1).padStart(3, '0')}`,
    name: `Tổ dân phố ${index + 1}`,
    kind: 'to_dan_pho',
    zone: null,
    households: 100 + index,
    validFrom: '2025-07-01',
    validTo: null,
  };
}

/** The plan with as many indicators as the largest commune could face. */
function widened(plan: Plan): Plan {
  const indicators = Array.from({ length: INDICATORS }, (_, index) => {
    const one = plan.indicators[index % plan.indicators.length];
    if (!one) throw new Error('A plan with indicators is needed');
    return index < plan.indicators.length
      ? one
      : { ...one, id: `X-${index}`, canonicalId: `${one.canonicalId}_${index}` };
  });
  return { ...plan, indicators };
}

function typedInto(book: CellBook): CellBook {
  for (const tab of book.tabs) {
    const keys = tab.rows[0] ?? [];
    if (tab.name.startsWith('4.'))
      tab.rows.slice(2, 2 + VILLAGES).forEach((row, index) =>
        keys.forEach((key, place) => {
          if (typeof key === 'string' && key.startsWith('n:')) row[place] = 60 + (index % 40);
        }),
      );
    if (tab.name.startsWith('3.')) {
      const place = (key: string) => keys.indexOf(key);
      tab.rows.length = 2;
      for (let index = 0; index < MEMBERS; index += 1) {
        const row = keys.map(() => null as string | null);
        row[place('team')] = `T${String((index % VILLAGES) + 1).padStart(3, '0')}`;
        row[place('name')] = `Người ${index + 1}`;
        row[place('role')] = index < VILLAGES ? 'Tổ trưởng' : 'Thành viên';
        row[place('post')] = 'Đoàn viên';
        row[place('skilled')] = 'x';
        tab.rows.push(row);
      }
    }
  }
  return book;
}
