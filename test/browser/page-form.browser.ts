// A commune's form in the grid: typing, locks, undo, and two officers at once. Pictures are left in
// out/screenshots for a person to look at.
import { describe, expect, it } from 'vitest';
import { sheetIdOf } from '../../functions/domain/grid/sheet-id.ts';
import { CAST } from '../local-office/page-scene.ts';
import {
  activeIn,
  copyText,
  FIGURES,
  groundIn,
  noteIn,
  select,
  settle,
  shownIn,
  typeInto,
  usePages,
} from './page-walk.ts';

const { journal, faults, strangers, office, openSheet, put, storedAt, picture } = usePages();

describe('a form in the grid', () => {
  it.each<[string, string, string, object]>([
    ['a whole number', 'E3', '300', { numberValue: 300 }],
    ['thousands with a point', 'E4', '1.234', { numberValue: 1234 }],
    ['a decimal with a comma', 'O3', '8,5', { numberValue: 8.5 }],
  ])('%s typed as in Viet Nam is stored', async (_name, cell, text, stored) => {
    const page = await openSheet(office().form, CAST.officer);
    await typeInto(page, cell, text);
    expect(storedAt(cell)?.entered).toEqual(stored);
    await page.close();
  });

  it('a day typed day first is stored as a day, and a choice as it is', async () => {
    const page = await openSheet(office().form, CAST.officer);
    await typeInto(page, 'H3', '20/12/2025', '3. Thành viên');
    await typeInto(page, 'C3', 'Tổ trưởng', '3. Thành viên');
    expect(storedAt('H3', '3. Thành viên')?.entered).toEqual({ numberValue: 46_011 });
    expect(storedAt('C3', '3. Thành viên')?.entered).toEqual({ stringValue: 'Tổ trưởng' });
    await picture(page, 'page-members');
    await page.close();
  });

  it('text in a field of numbers is refused and never reaches the office', async () => {
    const page = await openSheet(office().form, CAST.officer);
    const before = journal.appended;
    await typeInto(page, 'G3', 'nhiều');
    await page.getByText('Hãy nhập số nguyên').waitFor();
    await page.waitForTimeout(300);
    expect(storedAt('G3')?.entered).toBeUndefined();
    expect(journal.appended).toBe(before);
    await page.keyboard.press('Enter');
    await page.close();
  });

  it('a formula of the form follows what is typed', async () => {
    const page = await openSheet(office().form, CAST.officer);
    await typeInto(page, 'E3', '78');
    await expect.poll(() => shownIn(page, 'F3')).toBe(25);
    await picture(page, 'page-form');
    await page.close();
  });

  it('a locked cell cannot be typed in or emptied', async () => {
    put('E3', { userEnteredValue: { numberValue: 78 } }, 'userEnteredValue');
    const page = await openSheet(office().form, CAST.officer);
    const before = journal.appended;
    await typeInto(page, 'C3', 'Thôn khác');
    await page.getByText('Ô này đã khóa').waitFor();
    await select(page, 'C3:E4');
    await page.keyboard.press('Delete');
    await page.waitForTimeout(200);
    expect(await shownIn(page, 'C3')).toBe('Tổ dân phố 1');
    expect(storedAt('C3')?.effective).toEqual({ stringValue: 'Tổ dân phố 1' });
    expect(await shownIn(page, 'E3')).toBe(78);
    expect(journal.appended).toBe(before);
    await page.close();
  });

  it('undo takes back what was typed, in the office too', async () => {
    const page = await openSheet(office().form, CAST.officer);
    await typeInto(page, 'I3', '1.500');
    await page.keyboard.press('Control+z');
    await settle(page);
    expect(storedAt('I3')?.entered).toBeUndefined();
    await page.keyboard.press('Control+y');
    await settle(page);
    expect(storedAt('I3')?.entered).toEqual({ numberValue: 1500 });
    await page.close();
  });

  it('a note that the officer writes is kept with its cell', async () => {
    const page = await openSheet(office().form, CAST.officer);
    await select(page, 'E5', '3. Thành viên');
    await page.mouse.click(620, 232, { button: 'right' });
    await page.getByText('Thêm ghi chú').click();
    await page.locator('textarea').last().click();
    await page.keyboard.type('Xem lai', { delay: 20 });
    await expect.poll(() => storedAt('E5', '3. Thành viên')?.note).toBe('Xem lai');
    await page.close();
  });

  it('text copied elsewhere is pasted as if it were typed', async () => {
    const page = await openSheet(office().form, CAST.officer);
    await copyText(page, 'Ngõ 1\t1.200\nNgõ 2\t12\n');
    await select(page, 'E7', '3. Thành viên');
    await page.keyboard.press('Control+v');
    await expect.poll(() => storedAt('F8', '3. Thành viên')?.entered).toEqual({ numberValue: 12 });
    expect(storedAt('E7', '3. Thành viên')?.entered).toEqual({ stringValue: 'Ngõ 1' });
    expect(storedAt('F7', '3. Thành viên')?.entered).toEqual({ numberValue: 1200 });
    await page.close();
  });

  it('a reader sees everything and changes nothing', async () => {
    put('E3', { userEnteredValue: { numberValue: 78 } }, 'userEnteredValue');
    const page = await openSheet(office().form, CAST.reader);
    await typeInto(page, 'E3', '5');
    await page.getByText('Tài khoản này chỉ được xem').waitFor();
    expect(await page.getByText('Ô này đã khóa').count()).toBe(0);
    expect(await shownIn(page, 'E3')).toBe(78);
    expect(storedAt('E3')?.entered).toEqual({ numberValue: 78 });
    await page.close();
  });
});

describe('two at once', () => {
  it('what one types the other sees, with notes, colours and new rows', async () => {
    const [mine, theirs] = await Promise.all([
      openSheet(office().form, CAST.officer),
      openSheet(office().form, CAST.colleague),
    ]);
    await typeInto(mine, 'E4', '140');
    await expect.poll(() => shownIn(theirs, 'E4')).toBe(140);
    put('G3', { note: 'Tử số lớn hơn mẫu số.' }, 'note');
    put(
      'G3',
      { userEnteredFormat: { backgroundColor: { red: 0.957, green: 0.78, blue: 0.765 } } },
      'userEnteredFormat.backgroundColor',
    );
    await expect.poll(() => noteIn(theirs, 'G3')).toBe('Tử số lớn hơn mẫu số.');
    await expect.poll(() => groundIn(theirs, 'G3')).toBe('#f4c7c3');
    await select(theirs, 'E4');
    office().apply(office().form, [
      {
        insertDimension: {
          range: {
            sheetId: sheetIdOf(FIGURES),
            dimension: 'ROWS',
            startIndex: 3,
            endIndex: 4,
          },
          inheritFromBefore: true,
        },
      },
    ]);
    await expect.poll(() => shownIn(theirs, 'E5')).toBe(140);
    expect(await activeIn(theirs)).toMatchObject({
      tab: FIGURES,
      range: 'E4',
    });
    await mine.close();
    await theirs.close();
  });
});

describe('all the while', () => {
  it('nothing failed in the pages and no request left the machine', () => {
    expect(faults).toEqual([]);
    expect(strangers).toEqual([]);
  });
});
