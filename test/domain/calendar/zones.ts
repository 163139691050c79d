// Runs tests as on machines in other parts of the world: Viet Nam's days must be the same there.
import { afterAll, beforeAll, describe, expect, it } from 'vitest';

/** The zone, its names in the engine, and Date.getTimezoneOffset there on 1 December 2026. */
const MACHINES = [
  ['UTC', ['UTC'], 0],
  ['Asia/Ho_Chi_Minh', ['Asia/Ho_Chi_Minh', 'Asia/Saigon'], -420],
  ['America/New_York', ['America/New_York'], 300],
] as const;

export function onMachinesEverywhere(tests: () => void): void {
  describe.each(MACHINES)('on a machine in %s', (zone, names, offset) => {
    const home = process.env['TZ'];
    beforeAll(() => {
      process.env['TZ'] = zone;
    });
    afterAll(() => {
      if (home === undefined) delete process.env['TZ'];
      else process.env['TZ'] = home;
    });

    it('the machine really is in that zone', () => {
      expect(names).toContain(new Intl.DateTimeFormat().resolvedOptions().timeZone);
      expect(new Date(2026, 11, 1).getTimezoneOffset()).toBe(offset);
    });
    tests();
  });
}
