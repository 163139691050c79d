// What leaves the commune: the form's tabs and the hidden card, without names, people's numbers
// or anything outside the form. Only where the province keeps members' names do they go along.
import { maskPersonal } from '../functions/domain/vietnamese/personal-data.ts';
import type { CellBook } from '../functions/domain/workbook/cell.ts';
import type { WorkbookContext } from '../functions/domain/workbook/context.ts';
import type { Form } from '../functions/domain/workbook/contract.ts';
import { findTab, locateColumns } from '../functions/domain/workbook/read-book.ts';
import { redactBook } from '../functions/domain/workbook/redact.ts';
import type { SubmitWish } from './contract.ts';

/** The body of submitWorkbook. */
export function submission(
  book: CellBook,
  form: Form,
  context: WorkbookContext,
  { baseRevision, confirmations }: SubmitWish,
) {
  const { commune, period, storeMemberNames } = context;
  const redacted = redactBook(book, form);
  return {
    province: commune.province,
    commune: commune.code,
    period,
    book: storeMemberNames ? withMemberNames(redacted, book, form) : redacted,
    baseRevision,
    confirmations: confirmations.map(({ code, tab, cell, reason }) => ({
      code,
      tab,
      cell,
      reason: maskPersonal(reason.trim()).slice(0, 500),
    })),
  };
}

function withMemberNames(redacted: CellBook, book: CellBook, form: Form): CellBook {
  const tab = form.tabs.find((it) => it.key === 'members');
  const sheet = tab && findTab(book, tab, new Set());
  const place = sheet && locateColumns(sheet, tab);
  const column = place?.columns.get('name');
  if (sheet === undefined || place === undefined || column === undefined) return redacted;
  return {
    tabs: redacted.tabs.map((it) =>
      it.name !== sheet.name
        ? it
        : {
            name: it.name,
            rows: it.rows.map((row, index) =>
              index > place.header && column < row.length
                ? row.map((value, at) =>
                    at === column ? (sheet.rows[index]?.[at] ?? null) : value,
                  )
                : row,
            ),
          },
    ),
  };
}
