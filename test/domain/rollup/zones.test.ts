import { describe, expect, it } from 'vitest';
import type { Indicator } from '../../../functions/domain/plan/plan.ts';
import { rollUp } from '../../../functions/domain/rollup/roll-up.ts';
import { BA_NA, commune, HOA_TIEN, QUANG_NAM, scene, sceneOf, village } from '../../cast.ts';
import { contentOf, row, type Row } from '../../report-makers.ts';
import { figureIn, reachOf } from './shown.ts';

const SERVICE = 'hh_online_public_service';

describe('zones', () => {
  const unzoned = commune('20000', 'Chưa rõ vùng', null);
  const rows: Row[] = [row('T001', 100, { [SERVICE]: 90, hh_informed: 100 })];

  it('without a zone a zoned target is undetermined, and a target for all stays', () => {
    const rollup = rollUp(
      sceneOf(unzoned, [contentOf(unzoned, rows)], {
        units: { communes: [unzoned], villages: [village(unzoned, 'T001')] },
      }),
    );
    for (const unit of ['48', '20000', '48-20000-T001']) {
      expect(figureIn(rollup, SERVICE, unit)).toMatchObject({
        target: null,
        met: null,
        percent: 90,
      });
      expect(figureIn(rollup, 'hh_informed', unit)).toMatchObject({ target: 100, met: true });
    }
    expect(rollup.figures.every((it) => it.zone === 'ALL')).toBe(true);
  });

  it("the list's zone counts before the report's, and the report's where the list has no village", () => {
    const said = contentOf(BA_NA, [
      { village: 'T001', zone: 'PLAIN', households: 100, says: { [SERVICE]: 60 } },
    ]);
    const listed = rollUp(
      sceneOf(BA_NA, [said], { units: { communes: [BA_NA], villages: [village(BA_NA, 'T001')] } }),
    );
    expect(figureIn(listed, SERVICE, '20308')).toMatchObject({ target: 50, met: true });
    const unlisted = rollUp(sceneOf(BA_NA, [said]));
    expect(figureIn(unlisted, SERVICE, '20308')).toMatchObject({ target: 80, met: false });
  });

  it('a province that lies in one zone is held to that zone as a whole', () => {
    const rollup = rollUp(sceneOf(HOA_TIEN, [contentOf(HOA_TIEN, rows)]));
    expect(figureIn(rollup, SERVICE, '48')).toMatchObject({ target: 80, met: true });
    expect(figureIn(rollup, SERVICE, '48', 'PLAIN')).toMatchObject({ target: 80, met: true });
  });
});

describe('zones of a commune as a whole', () => {
  it('a silent commune without villages is expected in its own zone', () => {
    const rollup = rollUp(sceneOf(HOA_TIEN, []));
    const plain = figureIn(rollup, SERVICE, '48', 'PLAIN');
    expect(reachOf(plain)).toBe('villages 0/0, 0 met; communes 0/1, 0 met');
    expect(figureIn(rollup, SERVICE, '48')).toMatchObject({ target: 80, met: null });
  });

  it.each([
    [60, 1, 'both zones reach their own'],
    [40, 0, 'the mountain villages do not'],
  ])('a commune of two zones is met when each zone is: %i of 100 there', (inMountain, met) => {
    const [plain, mountain] = ['T001', 'T002'];
    const units = {
      communes: [BA_NA],
      villages: [
        { ...village(BA_NA, plain), zone: 'PLAIN' as const },
        { ...village(BA_NA, mountain), zone: 'MOUNTAIN' as const },
      ],
    };
    const content = contentOf(BA_NA, [
      row(plain, 100, { [SERVICE]: 90 }),
      row(mountain, 100, { [SERVICE]: inMountain }),
    ]);
    const rollup = rollUp(sceneOf(BA_NA, [content], { units }));
    const figure = figureIn(rollup, SERVICE, '20308');
    expect(figure).toMatchObject({ target: null, met: null });
    expect([figure.communesMet, figure.communesJudged]).toEqual([met, 1]);
  });

  it('a figure that a commune of two zones enters itself has no zoned target', () => {
    const zoned: Indicator[] = QUANG_NAM.indicators.map((it) => ({ ...it, entry: 'COMMUNE' }));
    const content = contentOf(BA_NA, [], {}, { [SERVICE]: [60, 100] });
    const villages = scene().units.villages.filter((it) => it.commune === BA_NA.code);
    const rollup = rollUp(
      sceneOf(BA_NA, [content], {
        plans: [{ ...QUANG_NAM, indicators: zoned }],
        units: { communes: [BA_NA], villages },
      }),
    );
    expect(figureIn(rollup, SERVICE, '20308')).toMatchObject({
      percent: 60,
      target: null,
      met: null,
    });
    expect(figureIn(rollup, SERVICE, '48')).toMatchObject({ percent: 60, target: null, met: null });
    expect(rollup.figures.filter((it) => it.level === 'VILLAGE')).toEqual([]);
  });
});

describe('targets assigned later', () => {
  const assigned = (value: number, of: string | null) => ({
    canonicalId: SERVICE,
    commune: of,
    zone: 'ALL' as const,
    value,
    documentNo: '88/UBND-KHCN',
    from: '2025-10-01',
  });

  it('for one commune binds it and its villages, not the province', () => {
    const rollup = rollUp(scene({ assignedTargets: [assigned(95, '20275')] }));
    expect(figureIn(rollup, SERVICE, '20275')).toMatchObject({ target: 95, met: false });
    expect(figureIn(rollup, SERVICE, '48-20275-T001')).toMatchObject({ target: 95, met: false });
    expect(figureIn(rollup, SERVICE, '20332').target).toBe(80);
    expect(figureIn(rollup, SERVICE, '48', 'PLAIN').target).toBe(80);
  });

  it('for the whole scope gives the province a target that its zones did not', () => {
    const rollup = rollUp(scene({ assignedTargets: [assigned(70, null)] }));
    expect(figureIn(rollup, SERVICE, '48')).toMatchObject({ target: 70, met: true });
    expect(figureIn(rollup, SERVICE, '20308')).toMatchObject({ target: 70, met: false });
  });
});
