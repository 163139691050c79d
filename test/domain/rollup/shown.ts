// A figure as a line to compare by eye, and the finder of one figure among many.
import type { FigureZone, Rollup, RollupFigure } from '../../../functions/domain/rollup/rollup.ts';

export function figureIn(
  rollup: Rollup,
  indicator: string,
  unit: string,
  zone: FigureZone = 'ALL',
): RollupFigure {
  const found = rollup.figures.filter(
    (it) => it.indicator === indicator && it.unit === unit && it.zone === zone,
  );
  const [figure] = found;
  if (figure === undefined || found.length > 1)
    throw new Error(`expected one figure ${indicator} ${unit} ${zone}, found ${found.length}`);
  return figure;
}

/** Σ numerator / Σ denominator, as `480/600`; `–` where nothing is known. */
export function sumOf({ numerator, denominator }: RollupFigure): string {
  return numerator === null && denominator === null ? '–' : `${numerator}/${denominator}`;
}

/** `villages 3/3, 2 met; communes 1/1, 1 met` */
export function reachOf(figure: RollupFigure): string {
  const villages = `villages ${figure.villagesReported}/${figure.villagesExpected}`;
  const communes = `communes ${figure.communesReported}/${figure.communesExpected}`;
  return `${villages}, ${figure.villagesMet} met; ${communes}, ${figure.communesMet} met`;
}
