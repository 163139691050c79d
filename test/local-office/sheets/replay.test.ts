// What the journal gives back after a crash is what stood before it, and what is refused leaves no
// trace: over any requests, right and wrong.
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { Journal } from '../../../local-office/journal.ts';
import { memoryJournal } from '../../../local-office/journal.ts';
import { openSpreadsheetStore } from '../../../local-office/sheets/open-store.ts';
import { GoogleFault, type SpreadsheetStore } from '../../../local-office/sheets/store.ts';
import { anyRequest } from './any-requests.ts';
import { OFFICER, provisioned, ROBOT, shown, typing } from './office.ts';

/** A journal that wants to be written afresh after every so many entries. */
function shortJournal(every: number, recorded: readonly unknown[] = []): Journal {
  const journal = memoryJournal(recorded);
  return {
    ...journal,
    entries: () => journal.entries(),
    get appended() {
      return journal.appended >= every ? 1_000_000 : 0;
    },
  };
}

function asText(journal: Journal): unknown[] {
  return JSON.parse(JSON.stringify([...journal.entries()])) as unknown[];
}

function everything(store: SpreadsheetStore): unknown {
  return store.files().map((file) => ({
    file,
    book: file.trashed ? null : store.spreadsheet(file.id),
  }));
}

const batches = fc.array(
  fc.record({
    requests: fc.array(anyRequest, { minLength: 1, maxLength: 3 }),
    by: fc.constantFrom(ROBOT, ROBOT, OFFICER),
    look: fc.boolean(),
  }),
  { maxLength: 25 },
);

describe('a store of spreadsheets', () => {
  it('comes back from its journal as it was', () => {
    const counts = { applied: 0, refused: 0 };
    fc.assert(
      fc.property(batches, fc.integer({ min: 3, max: 60 }), (changes, every) => {
        const journal = shortJournal(every);
        const store = openSpreadsheetStore(journal);
        const id = provisioned(store, ['A', 'B', 'Thôn và Tổ']);
        for (const { requests, by, look } of changes) {
          // Looking works the formulas out; whether somebody looked must make no difference.
          const before = look ? store.spreadsheet(id) : null;
          const text = JSON.stringify(before);
          try {
            store.apply(id, requests, by);
            counts.applied += 1;
          } catch (error) {
            if (!(error instanceof GoogleFault)) throw error;
            counts.refused += 1;
            if (before) expect(store.spreadsheet(id)).toBe(before);
          }
          // Whoever holds an earlier state keeps it.
          expect(JSON.stringify(before)).toBe(text);
        }
        const again = openSpreadsheetStore(memoryJournal(asText(journal)));
        expect(everything(again)).toEqual(everything(store));
      }),
      { numRuns: 150 },
    );
    expect(counts.applied).toBeGreaterThan(100);
    expect(counts.refused).toBeGreaterThan(100);
  });

  it.each(['nobody looks', 'somebody looks'])(
    'sorts by results of formulas, when %s before',
    (who) => {
      const journal = memoryJournal();
      const store = openSpreadsheetStore(journal);
      const id = provisioned(store);
      store.apply(id, [typing(1, 0, 0, [['=2*1'], ['=3*1'], ['=1*1']])], ROBOT);
      if (who === 'somebody looks') store.spreadsheet(id);
      const range = { sheetId: 1, startRowIndex: 0, endRowIndex: 3 };
      store.apply(id, [{ sortRange: { range, sortSpecs: [{ dimensionIndex: 0 }] } }], ROBOT);
      expect(shown(store, id, 1)).toEqual([[1], [2], [3]]);
      const again = openSpreadsheetStore(memoryJournal(asText(journal)));
      expect(everything(again)).toEqual(everything(store));
    },
  );

  it('comes back with names, shares, trash and properties', () => {
    const journal = memoryJournal();
    const store = openSpreadsheetStore(journal);
    const id = provisioned(store);
    store.changeFile(id, { name: 'Xã Nam Giang – quý IV', appProperties: { commune: '48-20275' } });
    const permission = store.share(id, 'them@xa.vn', 'reader');
    expect(store.share(id, 'THEM@xa.vn', 'writer')).toBe(permission);
    const gone = store.share(id, 'bot@xa.vn', 'reader');
    store.unshare(id, gone);
    const trashed = provisioned(store);
    store.changeFile(trashed, { trashed: true });
    const again = openSpreadsheetStore(memoryJournal(asText(journal)));
    expect(everything(again)).toEqual(everything(store));
    expect(again.file(id)).toMatchObject({
      name: 'Xã Nam Giang – quý IV',
      appProperties: { commune: '48-20275' },
    });
    expect(again.spreadsheet(id).properties.title).toBe('Xã Nam Giang – quý IV');
    expect(again.accessOf(id, 'them@XA.vn')).toBe('writer');
    expect(again.accessOf(id, 'bot@xa.vn')).toBe('none');
    expect(() => again.spreadsheet(trashed)).toThrow('Requested entity was not found.');
  });

  it('applies a batch whole or not at all', () => {
    const journal = memoryJournal();
    const store = openSpreadsheetStore(journal);
    const id = provisioned(store);
    const before = store.spreadsheet(id);
    const entries = [...journal.entries()].length;
    const told: unknown[] = [];
    store.onChange((change) => told.push(change));
    expect(() =>
      store.apply(id, [typing(1, 0, 0, [['mới']]), { deleteSheet: { sheetId: 9 } }], ROBOT),
    ).toThrow('Invalid requests[1].deleteSheet: No sheet with id: 9');
    expect(store.spreadsheet(id)).toBe(before);
    expect([...journal.entries()]).toHaveLength(entries);
    expect(told).toEqual([]);
  });

  it('changes nothing when the journal cannot take the entry', () => {
    let full = false;
    const journal = memoryJournal();
    const store = openSpreadsheetStore({
      ...journal,
      get appended() {
        return journal.appended;
      },
      append(entry) {
        if (full) throw new Error('no space left on device');
        return journal.append(entry);
      },
    });
    const id = provisioned(store);
    const before = store.spreadsheet(id);
    full = true;
    expect(() => store.apply(id, [typing(1, 0, 0, [['mới']])], ROBOT)).toThrow('no space left');
    expect(() => store.changeFile(id, { name: 'khác' })).toThrow('no space left');
    expect(store.spreadsheet(id)).toBe(before);
    expect(store.file(id).name).toBe('Xã Nam Giang');
  });

  it('tells who listens what was done, with the ids that it gave, until they stop', () => {
    const store = openSpreadsheetStore(memoryJournal());
    const id = provisioned(store);
    const told: { by: string; requests: unknown[] }[] = [];
    const stop = store.onChange((change) => told.push(change));
    const [added] = store.apply(id, [{ addSheet: { properties: { title: 'Mới' } } }], OFFICER);
    stop();
    store.apply(id, [typing(1, 0, 0, [[1]])], OFFICER);
    const sheetId = added?.addSheet?.properties?.sheetId;
    expect(sheetId).toBeGreaterThan(0);
    expect(told).toEqual([
      {
        spreadsheetId: id,
        by: OFFICER,
        requests: [{ addSheet: { properties: { title: 'Mới', sheetId } } }],
      },
    ]);
  });

  it('writes its journal afresh after a thousand changes, or much that was written', () => {
    const journal = memoryJournal();
    const store = openSpreadsheetStore(journal, 32_000_000);
    const id = provisioned(store);
    const kinds = () => asText(journal).map((entry) => (entry as { kind: string }).kind);
    for (let change = kinds().length; change < 999; change += 1)
      store.apply(id, [typing(1, 0, 0, [[change]])], ROBOT);
    expect(kinds()).toHaveLength(999);
    store.apply(id, [typing(1, 0, 0, [['nghìn']])], ROBOT);
    expect(kinds()).toEqual(['snapshot']);
    const page = Array.from({ length: 20 }, () =>
      Array.from({ length: 8 }, () => 'x'.repeat(49_000)),
    );
    for (let time = 0; time < 4; time += 1) store.apply(id, [typing(1, 0, 0, page)], ROBOT);
    expect(kinds()).toEqual(['snapshot', 'apply', 'apply', 'apply', 'apply']);
    store.apply(id, [typing(1, 0, 0, page)], ROBOT);
    expect(kinds()).toEqual(['snapshot']);
  });

  it('keeps a form of thousands of cells small in a snapshot', () => {
    const journal = shortJournal(5);
    const store = openSpreadsheetStore(journal);
    const id = provisioned(store);
    store.apply(
      id,
      [
        {
          repeatCell: {
            range: { sheetId: 1 },
            cell: {
              userEnteredFormat: { backgroundColor: { red: 1 }, textFormat: { bold: true } },
              note: 'Ghi số hộ',
            },
            fields: '*',
          },
        },
      ],
      ROBOT,
    );
    const [snapshot] = asText(journal) as { kind: string; formats: unknown[] }[];
    expect(snapshot).toMatchObject({ kind: 'snapshot' });
    expect(snapshot?.formats).toHaveLength(1);
    expect(everything(openSpreadsheetStore(memoryJournal(asText(journal))))).toEqual(
      everything(store),
    );
  });
});
