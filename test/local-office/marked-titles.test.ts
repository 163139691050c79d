import { describe, expect, it } from 'vitest';
import { memoryJournal } from '../../local-office/journal.ts';
import { withMarkedTitles } from '../../local-office/marked-titles.ts';
import { openSpreadsheetStore } from '../../local-office/sheets/open-store.ts';

describe('a spreadsheet of the office', () => {
  it.each([
    ['Chốt Số – Xã Bà Nà', 'Chốt Số – Xã Bà Nà (mô phỏng)'],
    ['Chốt Số – Xã Bà Nà (mô phỏng)', 'Chốt Số – Xã Bà Nà (mô phỏng)'],
  ])('made as “%s” is called “%s”', (title, name) => {
    const store = withMarkedTitles(openSpreadsheetStore(memoryJournal()));
    const id = store.create({ title, owner: 'chu@mo-phong.example' });
    expect([store.file(id).name, store.spreadsheet(id).properties.title]).toEqual([name, name]);
  });
});
