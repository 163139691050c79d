// Spreadsheets of this office hold invented figures, and each one's name says so, whenever it is made:
// on the first day by the seed, or for a new period by a job a year later.
import type { SpreadsheetStore } from './sheets/store.ts';

const MARK = '(mô phỏng)';

/** The same store; what is made through it has the mark behind its title. */
export function withMarkedTitles(store: SpreadsheetStore): SpreadsheetStore {
  return {
    ...store,
    create: (wish) =>
      store.create(wish.title.endsWith(MARK) ? wish : { ...wish, title: `${wish.title} ${MARK}` }),
  };
}
