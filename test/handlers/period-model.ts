// What should become of a province's period, known without any knowledge of how it is stored: three
// communes, their reports, who is left out, what was closed. One command at a time.
import type { ReportState } from '../../functions/domain/report/life.ts';

export const PLACES = [0, 1, 2] as const;
export type Place = (typeof PLACES)[number];

export type Command =
  | { kind: 'SUBMIT'; place: Place; figure: number; behind: number }
  | { kind: 'REVIEW'; place: Place; action: 'RETURN' | 'ACCEPT'; behind: number; reason: string }
  | { kind: 'ROLL_UP' }
  | { kind: 'CLOSE'; reason: string | null }
  | { kind: 'CORRECT'; place: Place; reason: string }
  | { kind: 'EXCLUDE'; place: Place; undo: boolean; reason: string; afterClosing: boolean };

interface Report {
  state: ReportState | null;
  /** One for each revision. */
  figures: number[];
  /** The revision that counts; null while none does. */
  counts: number | null;
  firstAt: number | null;
  lastAt: number | null;
  /** Why it was opened in a closed period. */
  correction: string | null;
  /** What was done last, in full. */
  last: string;
}

/** Of a version of the figures: what it is made of, and the households told of the programme. */
export interface Figures {
  /** By place: `counts 2`, `waits 3`, `left out: …`, or nothing. */
  made: string[];
  told: number;
  reported: number;
}

export interface World {
  reports: Report[];
  excluded: (string | null)[];
  /** Versions in order; `closed` is the number of the one that the period was closed with. */
  versions: Figures[];
  closed: number | null;
  /** When and why. */
  closing: string;
  opened: (string | null)[];
  restatements: string[];
  /** The province's log. */
  story: string[];
  /** The logs of the reports. */
  stories: string[][];
}

/** `done`, `again`, or the code of a problem. */
export type Outcome = string;

export const BEGINNING: World = {
  reports: PLACES.map(() => ({
    state: null,
    figures: [],
    counts: null,
    firstAt: null,
    lastAt: null,
    correction: null,
    last: '',
  })),
  excluded: PLACES.map(() => null),
  versions: [],
  closed: null,
  closing: '',
  opened: PLACES.map(() => null),
  restatements: [],
  story: [],
  stories: PLACES.map(() => []),
};

/** The world after a command, and what is answered. */
export function after(world: World, command: Command, at: number): [World, Outcome] {
  const next = structuredClone(world);
  const outcome = done(next, command, at);
  return [outcome === 'done' ? next : world, outcome];
}

function done(world: World, command: Command, at: number): Outcome {
  switch (command.kind) {
    case 'SUBMIT':
      return submitted(world, command, at);
    case 'REVIEW':
      return reviewed(world, command);
    case 'ROLL_UP':
      if (world.closed === null) rolledUp(world);
      return 'done';
    case 'CLOSE':
      return closed(world, command, at);
    case 'CORRECT':
      return corrected(world, command);
    case 'EXCLUDE':
      return excluded(world, command);
  }
}

function submitted(
  world: World,
  { place, figure, behind }: Command & { kind: 'SUBMIT' },
  at: number,
): Outcome {
  const report = reportOf(world, place);
  if (report.state !== null && report.state !== 'RETURNED' && report.figures.at(-1) === figure)
    return 'again';
  const opening = world.opened[place] ?? null;
  const isUnderWay = report.correction !== null && report.state === 'RETURNED';
  if (world.closed !== null && opening === null && !isUnderWay) return 'PERIOD_CLOSED';
  if (report.figures.length > 0 && behind > 0) return 'STALE_REVISION';
  report.figures.push(figure);
  const firstAt = report.firstAt ?? at;
  const correction = opening ?? report.correction;
  const counts = report.figures.length;
  Object.assign(report, { state: 'SUBMITTED', counts, firstAt, lastAt: at, correction });
  report.last = 'SUBMIT';
  world.opened[place] = null;
  world.stories[place]?.push('SUBMIT');
  return 'done';
}

function reviewed(
  world: World,
  { place, action, behind, reason }: Command & { kind: 'REVIEW' },
): Outcome {
  const report = reportOf(world, place);
  if (report.state === null) return 'NOT_FOUND';
  if (behind > 0) return 'STALE_REVISION';
  const says = action === 'RETURN' ? `RETURN ${reason}` : action;
  if (report.last === says) return 'again';
  if (world.closed !== null && report.correction === null) return 'PERIOD_CLOSED';
  const from = action === 'RETURN' ? ['SUBMITTED', 'ACCEPTED'] : ['SUBMITTED'];
  if (!from.includes(report.state)) return 'NOT_IN_STATE';
  if (action === 'RETURN') Object.assign(report, { state: 'RETURNED', counts: null });
  else report.state = 'ACCEPTED';
  report.last = says;
  world.stories[place]?.push(action);
  return 'done';
}

/** The figures as they would be now; a new version where they differ from the last. */
function rolledUp(world: World): number {
  const now = figuresOf(world);
  if (world.versions.at(-1)?.made.join('\n') !== now.made.join('\n')) world.versions.push(now);
  return world.versions.length;
}

function figuresOf({ reports, excluded: left }: World): Figures {
  const found: Figures = { made: [], told: 0, reported: 0 };
  for (const place of PLACES) {
    const why = left[place] ?? null;
    const { counts, figures, state } = reports[place] ?? never();
    if (why !== null) found.made.push(`left out: ${why}`);
    else if (counts !== null) {
      found.made.push(`counts ${counts}`);
      found.told += figures[counts - 1] ?? 0;
      found.reported += 1;
    } else found.made.push(state === null ? '' : `waits ${figures.length}`);
  }
  return found;
}

function closed(world: World, { reason }: Command & { kind: 'CLOSE' }, at: number): Outcome {
  if (world.closed !== null && reason === null) return 'done';
  const version = rolledUp(world);
  for (const place of PLACES) {
    const report = reportOf(world, place);
    const { state, counts } = report;
    if (counts === null || (state !== 'SUBMITTED' && state !== 'ACCEPTED')) continue;
    Object.assign(report, { state: 'CLOSED', correction: null, last: 'CLOSE' });
    world.stories[place]?.push('CLOSE');
  }
  world.opened = PLACES.map(() => null);
  if (world.closed === version) return 'done';
  if (world.closed !== null)
    world.restatements.push(`${world.closed} → ${version}: ${reason ?? ''}`);
  world.closed = version;
  world.closing = `${at} ${reason ?? ''}`;
  world.story.push(`CLOSE ${version}`);
  return 'done';
}

function corrected(world: World, { place, reason }: Command & { kind: 'CORRECT' }): Outcome {
  const report = reportOf(world, place);
  if (report.correction === reason) return 'again';
  if (world.closed === null) return 'NOT_FOUND';
  const again = world.opened[place] === reason;
  if (!again) {
    world.opened[place] = reason;
    world.story.push(`CORRECT ${place}`);
  }
  if (report.state === 'CLOSED') {
    Object.assign(report, { state: 'SUBMITTED', correction: reason, last: `CORRECT ${reason}` });
    world.stories[place]?.push('CORRECT');
  } else if (again) return 'again';
  return 'done';
}

function excluded(world: World, command: Command & { kind: 'EXCLUDE' }): Outcome {
  const { place, undo, reason, afterClosing } = command;
  const standing = world.excluded[place] ?? null;
  if (undo ? standing === null : standing === reason) return 'again';
  if (world.closed !== null && !afterClosing) return 'PERIOD_CLOSED';
  world.excluded[place] = undo ? null : reason;
  world.story.push(`${undo ? 'EXCUSE_UNDO' : 'EXCUSE'} ${place}`);
  return 'done';
}

function reportOf(world: World, place: Place): Report {
  return world.reports[place] ?? never();
}

function never(): never {
  throw new Error('expected a report for every place');
}
