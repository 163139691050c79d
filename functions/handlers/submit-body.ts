// What the add-on sends to submitWorkbook, as a contract: cells, the base they were edited from, and
// the warnings that the officer has looked at. Anything else in the request is refused. Whose report
// it is can be read apart: only who may send it is worth the work of reading all of it.
import * as z from 'zod';
import type { CellBook } from '../domain/workbook/cell.ts';
import { bookFault } from './book-fault.ts';

/** Far above any real workbook; the size of the whole body is limited apart. */
const MOST_CONFIRMATIONS = 5_000;

const head = {
  province: z.string().regex(/^\d{2}$/),
  commune: z.string().regex(/^\d{5}$/),
  period: z.string().regex(/^[A-Za-z0-9._-]{4,40}$/),
};
const book = z.custom<CellBook>().superRefine((value, ctx) => {
  const path = bookFault(value);
  if (path !== null) ctx.addIssue({ code: 'custom', path });
});
export const confirmation = z.strictObject({
  code: z.string().min(1).max(60),
  tab: z.string().max(100).optional(),
  cell: z.string().max(20).optional(),
  reason: z.string().trim().max(500).default(''),
});

/** The commune and period alone; the rest of the body stays unread. */
export const submitHead = z.object(head);

export const submitBody = z.strictObject({
  ...head,
  book,
  /** The revision that the sheet was filled from; null for a first report. */
  baseRevision: z.int().min(1).nullable(),
  // Counted before they are read, so that a million faults are one.
  confirmations: z
    .array(z.unknown())
    .max(MOST_CONFIRMATIONS)
    .pipe(z.array(confirmation))
    .default([]),
  /** Number and symbol of the official letter that goes with the report. */
  officialNo: z.string().trim().min(1).max(100).nullable().optional(),
});

export type SubmitBody = z.output<typeof submitBody>;
