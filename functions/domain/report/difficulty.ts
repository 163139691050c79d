// A difficulty that a commune reports, and what the province answers to it. Its id is made from what it
// says, so that it is the same one wherever its row has moved to and in whichever period it is told
// again; one that says something else is another. Answers stand beside the reports, never in them.
import { sheetIdOf } from '../grid/sheet-id.ts';
import { maskPersonal } from '../vietnamese/personal-data.ts';
import { fold } from '../vietnamese/text.ts';
import type { DifficultyLine } from './content.ts';

export const ANSWER_STATES = ['IN_PROGRESS', 'DONE', 'REFUSED'] as const;
export type AnswerState = (typeof ANSWER_STATES)[number];

/** What the province has answered, as the commune is told. */
export interface DifficultyAnswer {
  id: string;
  /** Of the difficulty, as it was when it was answered. */
  description: string;
  answer: string;
  state: AnswerState;
  /** ISO 8601 at +07:00. */
  at: string;
}

/** A line that somebody still waits for. */
export interface OpenDifficulty extends DifficultyLine {
  id: string;
}

type Said = Pick<DifficultyLine, 'category' | 'description'>;

/**
 * `48-20275_1739248112`: the commune's, by its kind and its words, however they are spelt. Numbers of
 * people count as masked, since a report carries them so.
 */
export function difficultyIdOf(
  { province, commune }: { province: string; commune: string },
  { category, description }: Said,
): string {
  const said = `${fold(category ?? '')}|${fold(maskPersonal(description))}`;
  return `${province}-${commune}_${sheetIdOf(said)}`;
}

/** The commune's code in an id that `difficultyIdOf` may have made for this province; else null. */
export function communeOfDifficulty(id: string, province: string): string | null {
  const [, of, commune] = /^(\d{2})-(\d{5})_\d{1,10}$/.exec(id) ?? [];
  return of === province ? (commune ?? null) : null;
}

/** Nobody waits for it any more: the commune says so, or the province has said its last word. */
export function isSettled(
  status: DifficultyLine['status'],
  answer: Pick<DifficultyAnswer, 'state'> | null | undefined,
): boolean {
  return status === 'DONE' || answer?.state === 'DONE' || answer?.state === 'REFUSED';
}

/** Of a report's lines those that are still open, each once, in their order. */
export function openDifficulties(
  unit: { province: string; commune: string },
  lines: readonly DifficultyLine[],
  answers: readonly Pick<DifficultyAnswer, 'id' | 'state'>[],
): OpenDifficulty[] {
  const byId = new Map(answers.map((it) => [it.id, it]));
  return [...linesById(unit, lines)]
    .filter(([id, line]) => !isSettled(line.status, byId.get(id)))
    .map(([id, line]) => ({ id, ...line }));
}

/** A report's lines by their id; of two that say the same, the first. */
export function linesById(
  unit: { province: string; commune: string },
  lines: readonly DifficultyLine[],
): Map<string, DifficultyLine> {
  const found = new Map<string, DifficultyLine>();
  for (const line of lines) {
    const id = difficultyIdOf(unit, line);
    if (!found.has(id)) found.set(id, line);
  }
  return found;
}
