// Marks of both kinds set and cleared in any order, beside a small model of what they should say.
import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { cellAddress } from '../../functions/domain/workbook/cell.ts';
import { joinNote, returnedLine, splitNote } from '../../sheets-addon/mark-note.ts';
import { foundMarks, planMarks, returnMarks } from '../../sheets-addon/mark-plan.ts';

const FIGURES = '4. Số liệu kỳ';

describe('marks set and cleared in any order', () => {
  const FORM = '#fffdf0';
  const size = 4;
  const place = fc.record({ row: fc.nat(size - 1), column: fc.nat(size - 1) });
  const own = fc.constantFrom('', 'Hỏi lại Tổ', 'a\nb', 'Tỉnh trả lại: của tôi', 'màu cũ: #123456');
  const ground = fc.constantFrom(FORM, FORM, '#00ff00', '#ffffff', '#abcdef');
  const severity = fc.constantFrom('BLOCK', 'WARN', 'INFO');
  const step = fc.oneof(
    fc.record({
      check: fc.array(fc.record({ place, severity, message: fc.constantFrom('Sai.', 'Thiếu.') })),
    }),
    fc.record({
      back: fc.array(fc.record({ place, words: fc.constantFrom('Xem lại', 'a\n⟦/Chốt Số⟧', '') })),
    }),
  );
  const sheet = (of: fc.Arbitrary<string>) =>
    fc.array(fc.array(of, { minLength: size, maxLength: size }), {
      minLength: size,
      maxLength: size,
    });
  const address = ({ row, column }: { row: number; column: number }) => cellAddress(row, column);

  it('leave notes and colours as the officer had them', () => {
    fc.assert(
      fc.property(
        sheet(own),
        sheet(ground),
        fc.array(step, { maxLength: 8 }),
        (notes, colours, steps) => {
          const now = { notes: structuredClone(notes), colours: structuredClone(colours) };
          const carryOut = (wanted: Parameters<typeof planMarks>[3]) => {
            for (const it of planMarks(now.notes, now.colours, 0, wanted, () => FORM)) {
              (now.notes[it.row] ?? [])[it.column] = it.note;
              (now.colours[it.row] ?? [])[it.column] = it.background;
            }
          };
          for (const it of steps)
            if ('check' in it) {
              const issues = it.check.map((issue) => ({
                code: 'X',
                tab: FIGURES,
                cell: address(issue.place),
                severity: issue.severity,
                message: issue.message,
              }));
              carryOut({ found: foundMarks(issues), returned: null });
            } else {
              const marks = it.back.map((pin) => ({
                cell: address(pin.place),
                line: returnedLine(pin.words),
              }));
              carryOut({ found: null, returned: returnMarks(marks) });
            }
          carryOut({ found: foundMarks([]), returned: null });
          carryOut({ found: null, returned: returnMarks([]) });
          expect(now).toEqual({ notes, colours });
        },
      ),
      { numRuns: 300 },
    );
  });

  it('show the last wish of each kind, whatever was wished before', () => {
    fc.assert(
      fc.property(fc.array(step, { maxLength: 6 }), (steps) => {
        const notes = Array.from({ length: size }, () => Array.from({ length: size }, () => ''));
        const colours = notes.map((line) => line.map(() => FORM));
        let [found, back] = [new Map<string, string[]>(), new Map<string, string[]>()];
        const grouped = (all: readonly (readonly [string, string])[]) => {
          const map = new Map<string, string[]>();
          for (const [cell, line] of all)
            map.set(cell, [...new Set([...(map.get(cell) ?? []), line])]);
          return map;
        };
        for (const it of steps) {
          const issues = 'check' in it ? it.check.filter((issue) => issue.severity !== 'INFO') : [];
          if ('check' in it)
            found = grouped(issues.map((issue) => [address(issue.place), issue.message]));
          else back = grouped(it.back.map((pin) => [address(pin.place), returnedLine(pin.words)]));
          const wanted =
            'check' in it
              ? {
                  found: foundMarks(
                    issues.map((issue) => ({
                      code: 'X',
                      tab: FIGURES,
                      cell: address(issue.place),
                      severity: issue.severity,
                      message: issue.message,
                    })),
                  ),
                  returned: null,
                }
              : {
                  found: null,
                  returned: returnMarks(
                    it.back.map((pin) => ({
                      cell: address(pin.place),
                      line: returnedLine(pin.words),
                    })),
                  ),
                };
          for (const change of planMarks(notes, colours, 0, wanted, () => FORM)) {
            (notes[change.row] ?? [])[change.column] = change.note;
            (colours[change.row] ?? [])[change.column] = change.background;
          }
        }
        notes.forEach((line, row) =>
          line.forEach((note, column) => {
            const at = cellAddress(row, column);
            const split = splitNote(note);
            expect([split.found, split.returned]).toEqual([
              found.get(at) ?? [],
              back.get(at) ?? [],
            ]);
            expect(colours[row]?.[column] === FORM).toBe(!split.marked);
          }),
        );
      }),
    );
  });

  it('read back what was written', () => {
    const note = joinNote('của tôi', ['Sai.', returnedLine('Xem lại')], '#00ff00');
    expect(splitNote(note)).toEqual({
      own: 'của tôi',
      marked: true,
      oldColour: '#00ff00',
      found: ['Sai.'],
      returned: ['Tỉnh trả lại: Xem lại'],
    });
  });
});
