// answerDifficulties: POST {province, answers: [{id, answer, state}]}. The province answers what communes
// asked for; all answers are taken or none. The commune reads them beside its rows; its reports, and
// what they were received as, stay as they are.
//
//   200 {answered, unchanged}     422 ENTRIES_REFUSED {details: {faults: [{place, field, message}]}}
//   400 401 403 405 413 415
import type { Request } from '@google-cloud/functions-framework';
import * as z from 'zod';
import type { DifficultyLine } from '../domain/report/content.ts';
import { ANSWER_STATES, communeOfDifficulty } from '../domain/report/difficulty.ts';
import { difficultiesOfCommune, recordAnswers } from '../store/difficulties.ts';
import { actorOf, requireRight } from './actor.ts';
import type { Answer } from './answer.ts';
import { readEntries, requireFaultless, type EntryFault } from './refused-entries.ts';
import { readBody, requireMethod } from './request.ts';
import type { Runtime } from './runtime.ts';

const MOST_ANSWERS = 200;
const MOST_LETTERS = 2000;

const body = z.strictObject({
  province: z.string().regex(/^\d{2}$/),
  answers: z.array(z.unknown()).min(1).max(MOST_ANSWERS),
});
const wish = z.strictObject({
  id: z.string().max(40),
  answer: z.string().trim().min(1).max(MOST_LETTERS),
  state: z.enum(ANSWER_STATES),
});

export async function answerDifficulties(request: Request, runtime: Runtime): Promise<Answer> {
  const { db, log } = runtime;

  requireMethod(request, 'POST');
  const actor = await actorOf(request, runtime);
  const { province, answers } = readBody(request, body, runtime.config);
  const role = requireRight(actor, 'DIFFICULTY_ANSWER', province);

  const { read, faults } = readEntries(answers, wish);
  const known = await toldBy(runtime, province, new Set(read.map(({ entry }) => entry.id)));
  const first = new Map<string, number>();
  const wishes = read.flatMap(({ place, entry }) => {
    const fault = (message: string): EntryFault => ({ place, field: 'id', message });
    const line = known.get(entry.id);
    const earlier = first.get(entry.id);
    first.set(entry.id, earlier ?? place);
    if (line === undefined) faults.push(fault('Không có khó khăn, kiến nghị này trong tỉnh.'));
    if (earlier !== undefined) faults.push(fault(`Trùng với dòng thứ ${earlier + 1}.`));
    return line === undefined ? [] : [{ ...entry, line }];
  });
  requireFaultless(faults);

  const at = runtime.now();
  const recorded = await recordAnswers(db, wishes, { province, by: actor.email, role, at });
  log('difficulties answered', { province, ...recorded });
  return { status: 200, body: recorded };
}

/** The difficulties of these ids that the communes have told, by id. */
async function toldBy(
  { db }: Pick<Runtime, 'db'>,
  province: string,
  ids: ReadonlySet<string>,
): Promise<Map<string, DifficultyLine>> {
  const communes = new Set([...ids].flatMap((id) => communeOfDifficulty(id, province) ?? []));
  const told = await Promise.all(
    [...communes].map((commune) => difficultiesOfCommune(db, { province, commune })),
  );
  return new Map(told.flatMap((lines) => [...lines].filter(([id]) => ids.has(id))));
}
