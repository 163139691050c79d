// The office's clock: the machine's, moved by as much as was wished. The functions ask it for the
// time, and nobody else tells them. A call that tells of another moment (a report of last week, a job
// that was due at midnight) is answered as of that moment, while all others go on by the clock.
import { AsyncLocalStorage } from 'node:async_hooks';
import { randomUUID } from 'node:crypto';
import type { IncomingHttpHeaders } from 'node:http';
import type { Instant } from '../functions/domain/calendar/rule.ts';

/** One call to the functions, as of a moment of its own. */
export interface OfficeCall {
  /** Sent along with the request, by which the clock knows it again. */
  headers: Record<string, string>;
  /** The code of the problem that it came to, if any. */
  problem: string | null;
  end(): void;
}

export interface OfficeClock {
  now(): Instant;
  /** How far it is ahead of the machine's, in milliseconds. */
  offset(): number;
  moveTo(moment: Instant): void;
  /** Opens a call as of a moment. */
  call(moment: Instant): OfficeCall;
  /** Does the work that a request asks for, as of the moment of its call where it is of one. */
  within<T>(headers: IncomingHttpHeaders, work: () => T): T;
  /** Notes that the call being answered came to a problem. */
  note(problem: string): void;
}

const CALL_HEADER = 'x-chot-so-call';

/** A clock that is `offset` milliseconds ahead. */
export function officeClock(offset: number): OfficeClock {
  const calls = new Map<string, OfficeCall & { moment: Instant }>();
  const current = new AsyncLocalStorage<OfficeCall & { moment: Instant }>();
  let ahead = offset;
  return {
    now: () => current.getStore()?.moment ?? Date.now() + ahead,
    offset: () => ahead,
    moveTo: (moment) => {
      ahead = moment - Date.now();
    },
    call(moment) {
      // Nobody else can name it, so nobody else can choose a time.
      const id = randomUUID();
      const call = {
        moment,
        headers: { [CALL_HEADER]: id },
        problem: null,
        end: () => calls.delete(id),
      };
      calls.set(id, call);
      return call;
    },
    within(headers, work) {
      const call = calls.get(String(headers[CALL_HEADER]));
      return call ? current.run(call, work) : work();
    },
    note(problem) {
      const call = current.getStore();
      if (call) call.problem = problem;
    },
  };
}
