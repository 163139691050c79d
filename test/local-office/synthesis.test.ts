import { describe, expect, it } from 'vitest';
import { playedPeriod } from '../../cli/demo-stage.ts';
import { localDateOf } from '../../functions/domain/calendar/local.ts';
import { bookOf } from '../../functions/domain/grid/book.ts';
import { overlayPlans } from '../../functions/domain/plan/overlay.ts';
import type { ReportContent } from '../../functions/domain/report/content.ts';
import type { Commune } from '../../functions/domain/unit/unit.ts';
import { receiveWorkbook } from '../../functions/domain/workbook/receive.ts';
import { readPlanFiles } from '../../functions/files/plan-file.ts';
import { communesOfProvince } from '../../local-office/province.ts';
import { randomOf } from '../../local-office/synthesis-random.ts';
import {
  castOf,
  sendingsOf,
  workbookOf,
  type Part,
  type Stage,
} from '../../local-office/synthesis-script.ts';
import { ON_TIME, STORIES, titleOf, type Story } from '../../local-office/synthesis-stories.ts';
import { villagesOf } from '../../local-office/synthesis-villages.ts';

const PLANS = [
  'an-hai-2025',
  'quang-nam-2025',
  'quang-ngoc-2026',
  'quang-tri-2022',
  'tuyen-quang-2025',
];

async function stageOf(plan: string): Promise<Stage & { communes: Commune[] }> {
  const plans = await readPlanFiles([`plans/${plan}.yaml`]);
  const { province, ownCommunes, period, due, assumed } = playedPeriod(plans, new Map());
  const communes = communesOfProvince(province, plans).filter(
    (it) => ownCommunes.length === 0 || ownCommunes.includes(it.code),
  );
  return { plans, period, holidays: new Map(), due, assumed, seed: 1, communes };
}

/** The first commune of a stage, playing a story. */
function partOf(stage: Stage & { communes: Commune[] }, story: Story): Part {
  const commune = stage.communes.find((it) => it.kind !== 'dac_khu');
  if (!commune) throw new Error('no commune to play');
  const draw = randomOf(stage.seed, 'villages');
  return { commune, villages: villagesOf(commune, draw, story.villages?.count), story };
}

function receive(stage: Stage, part: Part, attempt: 1 | 2 = 2) {
  const at = stage.due.dueExclusive - 1;
  const { commune, villages } = part;
  return receiveWorkbook(bookOf(workbookOf({ part, at, attempt, repeated: false }, stage)), {
    overlay: overlayPlans(stage.plans, commune, stage.period),
    commune,
    villages,
    period: stage.period,
    today: localDateOf(at),
    previous: null,
  });
}

/** Content without the places of its cells, which a rearranged workbook has elsewhere. */
function withoutPlaces(content: ReportContent | null): unknown {
  return JSON.parse(
    JSON.stringify(content, (key, value: unknown) => (key === 'at' ? undefined : value)),
  );
}

describe.each(PLANS)('a workbook filled for %s', (plan) => {
  it('is complete: no issue blocks and no figure is blank', async () => {
    const stage = await stageOf(plan);
    const { content, issues } = receive(stage, partOf(stage, ON_TIME));
    expect(issues.filter((issue) => issue.severity === 'BLOCK')).toEqual([]);
    const figures = [...(content?.villageFigures ?? []), ...(content?.communeFigures ?? [])];
    expect(figures.filter((it) => it.numerator === null || it.denominator === null)).toEqual([]);
    expect(content?.villages.length).toBeGreaterThan(0);
    expect(content?.activities.length).toBeGreaterThan(5);
  });

  it.each(STORIES.filter((story) => story.mistake))(
    'is refused when it plays "$title", and taken once mended',
    async (story) => {
      const stage = await stageOf(plan);
      const part = partOf(stage, story);
      expect(receive(stage, part, 1).content).toBeNull();
      expect(receive(stage, part, 2).content).not.toBeNull();
    },
  );

  it.each(STORIES.filter((story) => ['decomposed', 'movedColumns'].includes(story.id)))(
    'says the same when it plays "$title"',
    async (story) => {
      const stage = await stageOf(plan);
      const plain = receive(stage, partOf(stage, ON_TIME)).content;
      const shaped = receive(stage, partOf(stage, story));
      expect(withoutPlaces(shaped.content)).toEqual(withoutPlaces(plain));
    },
  );
});

describe('the cast', () => {
  it('plays every story in a province, most communes complete and on time', async () => {
    const stage = await stageOf('quang-nam-2025');
    const cast = castOf(stage.communes, ['20275'], stage);
    const stories = cast.map((part) => part.story);
    expect(new Set(stories)).toEqual(new Set([ON_TIME, ...STORIES]));
    expect(stories.filter((story) => story === ON_TIME).length).toBeGreaterThan(cast.length / 2);
    expect(cast.find((part) => part.commune.code === '20275')?.story).toBe(ON_TIME);
  });

  it('is another by another seed, and the same by the same', async () => {
    const stage = await stageOf('quang-nam-2025');
    const tell = (seed: number) =>
      castOf(stage.communes, [], { ...stage, seed }).map((part) => part.story.id);
    expect(tell(5)).toEqual(tell(5));
    expect(tell(6)).not.toEqual(tell(5));
  });

  it('sends in the order of time, and nothing for who is silent', async () => {
    const stage = await stageOf('tuyen-quang-2025');
    const sendings = sendingsOf(castOf(stage.communes, [], stage), stage);
    expect(sendings.map((it) => it.at)).toEqual(
      sendings.map((it) => it.at).toSorted((a, b) => a - b),
    );
    expect(sendings.filter((it) => it.part.story.lateBy === null)).toEqual([]);
    expect(sendings.filter((it) => it.repeated).length).toBeGreaterThan(0);
  });
});

describe('chance', () => {
  it('draws the numbers of mulberry32', () => {
    const random = randomOf(1);
    expect([random.next(), random.next()]).toEqual([0.6270739405881613, 0.002735721180215478]);
  });

  it('stays within its bounds and reaches both', () => {
    const random = randomOf(3);
    const drawn = new Set(Array.from({ length: 200 }, () => random.whole(2, 5)));
    expect([...drawn].sort()).toEqual([2, 3, 4, 5]);
  });
});

describe('what a story is called', () => {
  const titles = async (plan: string) => {
    const { assumed } = await stageOf(plan);
    return [ON_TIME, ...STORIES].map((story) => titleOf(story, assumed));
  };

  it('speaks of being late where the plan states a date', async () => {
    const said = await titles('quang-nam-2025');
    expect(said).toContain('Muộn 1 ngày');
    expect(said.join(' ')).not.toContain('hạn gợi ý');
  });

  it('speaks of a date suggested where the plan states none: nobody is late there', async () => {
    const said = await titles('tuyen-quang-2025');
    expect(said).toContain('Gửi sau hạn gợi ý 1 ngày');
    expect(said.join(' ').toLowerCase()).not.toMatch(/muộn|đúng hạn/);
  });
});
