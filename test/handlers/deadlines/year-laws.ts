// What must hold of every year, whatever the plan: told to the tests of the years.
import { expect, it } from 'vitest';
import { ratesByThePlan, statesByThePlan, statesOf, type Named, type Year } from './year-stage.ts';

/** `dated` is an obligation whose day the plan itself names. */
export function obeysThePlan(
  year: () => Year,
  { province, named, dated }: { province: string; named: Named[]; dated: string },
): void {
  it('tells everybody on the mornings that the plan gives, and nothing else', async () => {
    const { wanted, sending } = year();
    const lines = wanted.map(({ day, to, what }) => `${day} ${to} ${what}`);
    expect(lines.length).toBeGreaterThan(named.length);
    expect((await sending()).told.toSorted()).toEqual(lines.toSorted());
  });

  it('writes to nobody twice on a day', async () => {
    const { wanted, sending } = year();
    const { mails } = await sending();
    expect(new Set(mails).size).toBe(mails.length);
    const days = new Set(wanted.map(({ day, to }) => `${day} ${to}`));
    expect(mails.toSorted()).toEqual([...days].toSorted());
  });

  it('ends with every reminder sent or passed over', async () => {
    const { desk, wanted } = year();
    const reminders = [...(await desk.reminders()).values()];
    expect(reminders.filter(({ state }) => state === 'PLANNED')).toEqual([]);
    expect(reminders.filter(({ state }) => state === 'SENT')).toHaveLength(wanted.length);
    expect(new Set([...(await desk.mails()).values()].map(({ state }) => state))).toEqual(
      new Set(['SENT']),
    );
  });

  it('judges every obligation by its first sending', async () => {
    const { desk } = year();
    expect(await statesOf(desk, named)).toEqual(statesByThePlan(province, desk.codes, named));
  });

  it('comes to the rates that follow from the stories', async () => {
    const { desk } = year();
    const own = named.filter(({ obligation }) => obligation === dated);
    const states = (await statesOf(desk, own)).filter(([id]) => id.endsWith(`_${dated}`));
    const share = (state: string) => states.filter(([, it]) => it === state).length;
    expect({
      ON_TIME: share('ON_TIME'),
      LATE: share('LATE'),
      MISSING: share('MISSING'),
    }).toEqual(ratesByThePlan(own));
  });
}
