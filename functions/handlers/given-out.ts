// What a province has given out to one commune besides plans and requests: targets by document, and
// answers to what its reports asked for.
import { targetsOf, type TargetWord } from '../domain/plan/assigned-target.ts';
import type { DifficultyLine } from '../domain/report/content.ts';
import { linesById } from '../domain/report/difficulty.ts';
import type { Database } from '../store/database.ts';
import { answersTo } from '../store/difficulties.ts';
import { targetWordsFor } from '../store/targets.ts';
import type { CommuneSetting } from './commune-setting.ts';
import type { GivenOut } from './workbook-context.ts';

/**
 * Targets that count at the end of the period, and the answers to these difficulties, by id. `words`
 * are those of the whole province, where they are read already.
 */
export async function givenOut(
  db: Database,
  { commune, period }: Pick<CommuneSetting, 'commune' | 'period'>,
  told: readonly DifficultyLine[],
  words?: readonly TargetWord[],
): Promise<Required<GivenOut>> {
  const unit = { province: commune.province, commune: commune.code };
  const [said, answers] = await Promise.all([
    words ?? targetWordsFor(db, commune),
    answersTo(db, linesById(unit, told).keys()),
  ]);
  return {
    assignedTargets: targetsOf(said).filter(
      (it) => (it.commune === null || it.commune === commune.code) && it.from <= period.end,
    ),
    difficultyAnswers: [...answers]
      .map(([id, { description, text: answer, state, at }]) => ({
        id,
        description,
        answer,
        state,
        at,
      }))
      .sort((a, b) => (a.id < b.id ? -1 : 1)),
  };
}
