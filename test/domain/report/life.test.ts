// The life of a report, as a table of what may follow what, and walked at random beside a small
// model that knows only which facts have come about.
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  nextState,
  REPORT_ACTIONS,
  REPORT_STATES,
  STATE_NAMES,
  type ReportAction,
  type ReportState,
} from '../../../functions/domain/report/life.ts';

//                                    SUBMIT     APPROVE    REFUSE    RETURN    ACCEPT    CLOSE   CORRECT
const TABLE: Record<ReportState | 'NONE', string> = {
  NONE: /*                         */ 'SUBMITTED  -          -         -         -         -       -',
  AWAITING_APPROVAL:
    /*            */ 'SUBMITTED  SUBMITTED  RETURNED  -         -         -       -',
  SUBMITTED:
    /*                    */ 'SUBMITTED  -          -         RETURNED  ACCEPTED  CLOSED  -',
  RETURNED:
    /*                     */ 'SUBMITTED  -          -         -         -         -       -',
  ACCEPTED:
    /*                     */ 'SUBMITTED  -          -         RETURNED  -         CLOSED  -',
  CLOSED:
    /*                       */ '-          -          -         -         -         -       SUBMITTED',
};
const CELLS = [null, ...REPORT_STATES].flatMap((state) =>
  TABLE[state ?? 'NONE']
    .split(/\s+/)
    .map((next, index): [ReportState | null, ReportAction, string] => [
      state,
      REPORT_ACTIONS[index] ?? 'SUBMIT',
      next,
    ]),
);

describe('a report', () => {
  it.each(CELLS)('%s, %s → %s', (state, action, next) => {
    expect(nextState(state, action, false) ?? '-').toBe(next);
  });

  it.each(CELLS.filter(([, action]) => action === 'SUBMIT'))(
    'whose commune’s leader approves: %s, %s',
    (state, action, next) => {
      expect(nextState(state, action, true) ?? '-').toBe(next === '-' ? '-' : 'AWAITING_APPROVAL');
    },
  );

  it('has a name for every state', () => {
    expect(new Set(Object.values(STATE_NAMES)).size).toBe(REPORT_STATES.length);
  });

  it('counts as accepted only after somebody has accepted what was sent last', () => {
    const actions = fc.array(fc.constantFrom(...REPORT_ACTIONS), { maxLength: 40 });
    fc.assert(
      fc.property(actions, fc.boolean(), (wished, approval) => {
        let state: ReportState | null = null;
        let approved = false;
        let accepted = false;
        let closed = false;
        for (const action of wished) {
          const next: ReportState | undefined = nextState(state, action, approval);
          if (next === undefined) continue;
          if (action === 'SUBMIT') [approved, accepted] = [!approval, false];
          if (action === 'APPROVE') approved = true;
          if (action === 'ACCEPT') accepted = true;
          if (action === 'RETURN') accepted = false;
          if (action === 'REFUSE') approved = false;
          if (action === 'CLOSE') closed = true;
          if (action === 'CORRECT') [closed, accepted] = [false, false];
          state = next;
          expect(state === 'CLOSED').toBe(closed);
          expect(state === 'ACCEPTED').toBe(accepted && !closed);
          if (state === 'SUBMITTED' && action !== 'CORRECT') expect(approved).toBe(true);
        }
      }),
    );
  });
});
