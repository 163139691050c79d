import { describe, expect, it } from 'vitest';
import { officeClock } from '../../local-office/clock.ts';

const HOUR = 3_600_000;
/** Well above what a test takes. */
const SOON = 60_000;

describe('the clock of the office', () => {
  it('goes with the machine’s, ahead of it', () => {
    const ahead = officeClock(HOUR).now() - Date.now();
    expect(Math.abs(ahead - HOUR)).toBeLessThan(SOON);
  });

  it('is moved to a moment and goes on from there', () => {
    const clock = officeClock(0);
    const moment = Date.parse('2025-12-19T10:00:00+07:00');
    clock.moveTo(moment);
    expect(clock.now() - moment).toBeLessThan(SOON);
    expect(clock.now()).toBeGreaterThanOrEqual(moment);
    expect(officeClock(clock.offset()).now() - moment).toBeLessThan(SOON);
  });

  it('shows a call its own moment, also after waiting, and nobody else', async () => {
    const clock = officeClock(0);
    const [one, other] = [clock.call(1), clock.call(2)];
    const look = async () => {
      await new Promise((resolve) => setTimeout(resolve, 5));
      return clock.now();
    };
    const seen = await Promise.all([
      clock.within(one.headers, look),
      clock.within(other.headers, look),
      clock.within({}, look),
    ]);
    expect(seen.slice(0, 2)).toEqual([1, 2]);
    expect(seen[2]).toBeGreaterThan(HOUR);
  });

  it('knows no call that has ended or was never opened', () => {
    const clock = officeClock(0);
    const call = clock.call(1);
    call.end();
    expect(clock.within(call.headers, () => clock.now())).toBeGreaterThan(HOUR);
    expect(clock.within({ 'x-chot-so-call': '1' }, () => clock.now())).toBeGreaterThan(HOUR);
  });

  it('notes a problem with the call that came to it', () => {
    const clock = officeClock(0);
    const [one, other] = [clock.call(1), clock.call(2)];
    clock.within(one.headers, () => clock.note('NOT_FOUND'));
    clock.note('FORBIDDEN');
    expect([one.problem, other.problem]).toEqual(['NOT_FOUND', null]);
  });
});
