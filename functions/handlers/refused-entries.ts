// A list of entries of which each is judged by itself and all are taken or none: what is wrong is said
// of each by its place in the list, so that the staff find it again in the tab they typed it in.
import type * as z from 'zod';
import { Problem } from '../problem.ts';

export interface EntryFault {
  /** Place in the list, from 0. */
  place: number;
  field: string;
  /** A sentence for the staff. */
  message: string;
}

/** Entries that are well formed, and what is wrong with those that are not. */
export function readEntries<T>(
  entries: readonly unknown[],
  schema: z.ZodType<T>,
): { read: { place: number; entry: T }[]; faults: EntryFault[] } {
  const faults: EntryFault[] = [];
  const read = entries.flatMap((value, place) => {
    const found = schema.safeParse(value);
    if (found.success) return [{ place, entry: found.data }];
    const fields = found.error.issues.map((issue) =>
      issue.code === 'unrecognized_keys' ? (issue.keys[0] ?? '') : issue.path.join('.'),
    );
    for (const field of new Set(fields))
      faults.push({
        place,
        field: field.slice(0, 40),
        message: 'Giá trị chưa đúng hoặc còn thiếu.',
      });
    return [];
  });
  return { read, faults };
}

/** @throws Problem ENTRIES_REFUSED with `details.faults`, in the order of the list */
export function requireFaultless(faults: readonly EntryFault[]): void {
  if (faults.length === 0) return;
  const inOrder = faults.toSorted((a, b) => a.place - b.place);
  const count = new Set(inOrder.map(({ place }) => place)).size;
  throw new Problem('ENTRIES_REFUSED', { count }, { details: { faults: inOrder } });
}
