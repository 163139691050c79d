// How far a period is: the states that a commune can be in, and how many are in each, as one bar.
import type { ProgressLine } from '../../functions/domain/report/desk.ts';
import { element, svg } from './element.ts';

export type State = 'onTime' | 'late' | 'missing' | 'open' | 'exempt';

export const STATES: { state: State; label: string; one: string; colour: string }[] = [
  { state: 'onTime', label: 'đúng hạn', one: 'Đúng hạn', colour: '#2e8b68' },
  { state: 'late', label: 'nộp muộn', one: 'Muộn', colour: '#d9a441' },
  { state: 'missing', label: 'quá hạn, chưa nộp', one: 'Chưa nộp', colour: '#c8553d' },
  { state: 'open', label: 'chưa đến hạn', one: 'Chưa đến hạn', colour: '#b9c4cf' },
  { state: 'exempt', label: 'được miễn', one: 'Được miễn', colour: '#8a94a0' },
];

export function stateOf({ timeliness }: ProgressLine): State {
  switch (timeliness.status) {
    case 'ON_TIME':
      return 'onTime';
    case 'LATE':
      return 'late';
    case 'MISSING':
      return 'missing';
    case 'EXEMPT':
      return 'exempt';
    case 'NOT_DUE':
      return 'open';
  }
}

export function progressBar(counts: readonly { state: State; count: number }[]): HTMLElement {
  const all = counts.reduce((sum, { count }) => sum + count, 0) || 1;
  let from = 0;
  const parts = counts.flatMap(({ state, count }) => {
    const words = STATES.find((it) => it.state === state);
    const width = (count / all) * 1000;
    const x = from;
    from += width;
    if (count === 0 || !words) return [];
    return svg(
      'rect',
      { x, y: 0, width, height: 22, fill: words.colour },
      svg('title', {}, `${count} ${words.label}`),
    );
  });
  const words = counts
    .filter(({ count }) => count > 0)
    .map(({ state, count }) => `${count} ${STATES.find((it) => it.state === state)?.label ?? ''}`);
  return element(
    'div',
    { class: 'bar' },
    svg(
      'svg',
      {
        viewBox: '0 0 1000 22',
        preserveAspectRatio: 'none',
        role: 'img',
        'aria-label': `Tiến độ: ${words.join(', ')}`,
      },
      ...parts,
    ),
  );
}
