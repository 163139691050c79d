// Whatever goes wrong at any single call of provisioning, the message is delivered again until it is
// taken, and in the end everything stands as if nothing had gone wrong.
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import type { Fault } from '../../local-office/sheets/rest.ts';
import { AN_HAI, HOA_TIEN, QUANG_NAM } from '../cast.ts';
import { withOneMore } from '../domain/workbook/workbooks.ts';
import { FIGURES, LAN, sheetsOffice, type SheetsOffice } from './sheets-office.ts';

const FAULTS: [string, Fault][] = [
  ['is turned away for a second (429)', { status: 429, retryAfter: 1 }],
  ['meets an error (500)', { status: 500 }],
  ['meets an error (503)', { status: 503 }],
  ['is cut off before it arrives', 'cut'],
  ['is done, and its answer is lost', 'cut-after'],
  ['is never answered', 'hang'],
];
const COMMUNE = [AN_HAI.code];
const INFORMED = { row: 'T001', column: 'n:hh_informed' };

interface Story {
  /** What was there before, on a good day. */
  before: (office: SheetsOffice) => Promise<void>;
  /** The message that meets the fault. */
  told: (office: SheetsOffice) => Promise<boolean>;
  calls: number;
}

async function typed(office: SheetsOffice, period: string): Promise<void> {
  await office.provision(period, COMMUNE);
  office.type(await office.sheetOf(AN_HAI.code), FIGURES, INFORMED, 156, LAN);
}

const STORIES: Record<string, Story> = {
  'the first provisioning': {
    before: async () => undefined,
    told: (office) => office.provision('2025-Q4', COMMUNE),
    calls: 7,
  },
  'a changed plan': {
    before: async (office) => {
      await typed(office, '2025-Q4');
      await office.setPlans([withOneMore(QUANG_NAM)]);
    },
    told: (office) => office.provision('2025-Q4', COMMUNE),
    calls: 4,
  },
  'a new period': {
    before: (office) => typed(office, '2025-Q3'),
    told: (office) => office.provision('2025-Q4', COMMUNE),
    calls: 4,
  },
};

let office: SheetsOffice;
beforeEach(async () => {
  office = await sheetsOffice();
});
afterEach(() => office.close());

/** Delivers the message until it is taken; answers how often that was. */
async function deliver(story: Story): Promise<number> {
  for (let times = 1; times <= 5; times += 1) {
    if (await story.told(office)) return times;
    office.moveClock(1);
  }
  throw new Error('The message was never taken');
}

interface Good {
  state: unknown;
  asked: string[];
}
const good = new Map<Story, Promise<Good>>();

/** How the story goes when nothing goes wrong; told once. */
function faultless(story: Story): Promise<Good> {
  const told = good.get(story) ?? tell(story);
  good.set(story, told);
  return told;
}

async function tell(story: Story): Promise<Good> {
  const other = await sheetsOffice();
  await story.before(other);
  other.google.asked.length = 0;
  await story.told(other);
  const found = { state: other.state(), asked: [...other.google.asked] };
  await other.close();
  return found;
}

describe.each(Object.entries(STORIES))('%s', (_, story) => {
  it('takes as many calls as are disturbed here', async () => {
    expect((await faultless(story)).asked).toHaveLength(story.calls);
  });

  describe.each(Array.from({ length: story.calls }, (_call, place) => place))(
    'call %i',
    (place) => {
      it.each(FAULTS)('%s', async (_what, fault) => {
        const { state } = await faultless(story);
        await story.before(office);
        office.google.disturb((index) => (index === place ? fault : null), {
          hangs: fault === 'hang',
        });
        await deliver(story);
        expect(office.state()).toEqual(state);
        expect(await office.record(AN_HAI.code)).toMatchObject({ state: 'READY', claimedAt: null });
      });

      it('and all after it fail, until the next delivery', async () => {
        const { state } = await faultless(story);
        await story.before(office);
        office.google.disturb((index) => (index >= place ? { status: 503 } : null));
        expect(await story.told(office)).toBe(false);
        office.google.disturb(() => null);
        expect(await deliver(story)).toBe(1);
        expect(office.state()).toEqual(state);
      });
    },
  );
});

it('what goes wrong with one commune keeps no other waiting', async () => {
  office.google.disturb((index) => (index < 1 ? { status: 400 } : null));
  expect(await office.provision()).toBe(false);
  expect(await office.record(AN_HAI.code)).toMatchObject({ state: 'FAILED' });
  expect(await office.record(HOA_TIEN.code)).toMatchObject({ state: 'READY' });
  expect(await office.provision()).toBe(true);
  expect(await office.record(AN_HAI.code)).toMatchObject({ state: 'READY', detail: null });
});
