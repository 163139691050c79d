// What the add-on sends to submitWorkbook, as a contract: cells, the base they were edited from, and
// the warnings that the officer has looked at. Anything else in the request is refused.
import * as z from 'zod';
import type { CellBook, CellValue } from '../domain/workbook/cell.ts';

/** Far above any real workbook; the size of the whole body is limited apart. */
const MOST_TABS = 40;
const MOST_ROWS = 20_000;
const MOST_COLUMNS = 500;
const MOST_CONFIRMATIONS = 5_000;

const cell: z.ZodType<CellValue> = z.union([
  z.null(),
  z.string().max(10_000),
  z.number(),
  z.boolean(),
  z.strictObject({ date: z.iso.date() }),
  z.strictObject({ error: z.string().max(40) }),
]);
const book: z.ZodType<CellBook> = z.strictObject({
  tabs: z
    .array(
      z.strictObject({
        name: z.string().max(100),
        rows: z.array(z.array(cell).max(MOST_COLUMNS)).max(MOST_ROWS),
      }),
    )
    .max(MOST_TABS),
});
const confirmation = z.strictObject({
  code: z.string().min(1).max(60),
  tab: z.string().max(100).optional(),
  cell: z.string().max(20).optional(),
  reason: z.string().trim().max(500).default(''),
});

export const submitBody = z.strictObject({
  province: z.string().regex(/^\d{2}$/),
  commune: z.string().regex(/^\d{5}$/),
  period: z.string().regex(/^[A-Za-z0-9._-]{4,40}$/),
  book,
  /** The revision that the sheet was filled from; null for a first report. */
  baseRevision: z.int().min(1).nullable(),
  confirmations: z.array(confirmation).max(MOST_CONFIRMATIONS).default([]),
  /** Number and symbol of the official letter that goes with the report. */
  officialNo: z.string().trim().min(1).max(100).nullable().optional(),
});

export type SubmitBody = z.output<typeof submitBody>;
