// What the province answers to difficulties: `difficulties/{48-20275_1739248112}`, by the difficulty's
// own id, with every answer that was given. Nothing of a report is changed by it. Difficulties
// themselves are read where they were told, in the revisions that count.
import { digestOfShown } from '../digest.ts';
import { formatInstant } from '../domain/calendar/local.ts';
import type { Instant } from '../domain/calendar/rule.ts';
import type { DifficultyLine } from '../domain/report/content.ts';
import {
  communeOfDifficulty,
  linesById,
  type AnswerState,
  type DifficultyAnswer,
} from '../domain/report/difficulty.ts';
import type { RecordedAnswer } from '../domain/report/difficulty-record.ts';
import { countedIn, type RollUpFrom } from './counted-reports.ts';
import { transact } from './database.ts';
import type { Database } from './database.ts';
import { openLog } from './log.ts';
import { revisionDocument, type ReportHead } from './reports.ts';

interface GivenAnswer {
  text: string;
  state: AnswerState;
  by: string;
  at: Instant;
}

interface AnswerDocument {
  province: string;
  commune: string;
  /** Of the difficulty, as the commune wrote it. */
  category: string | null;
  description: string;
  /** Oldest first; the last one counts. */
  answers: GivenAnswer[];
}

const answerDocument = (db: Database, id: string) => db.collection('difficulties').doc(id);
/** Documents asked for in one call. */
const AT_ONCE = 200;
/** Reports of a commune that are looked through for a difficulty, the latest first. */
const MOST_REPORTS = 30;

/** What the reports that count in a period tell, by commune code; `[]` of one that tells nothing. */
export async function difficultiesIn(
  db: Database,
  province: string,
  period: string,
  from: RollUpFrom,
): Promise<Map<string, DifficultyLine[]>> {
  return linesOf(db, await countedIn(db, province, period, from));
}

/**
 * The difficulties that a commune has told the province in its latest reports, by id: in what came last
 * and in what was accepted, since either may be the one that counts.
 */
export async function difficultiesOfCommune(
  db: Database,
  unit: { province: string; commune: string },
): Promise<Map<string, DifficultyLine>> {
  const found = await db
    .collection('reports')
    .where('province', '==', unit.province)
    .where('commune', '==', unit.commune)
    .get();
  const latest = found.docs
    .map((snapshot) => ({ reportId: snapshot.id, ...(snapshot.data() as ReportHead) }))
    .sort((a, b) => b.submittedAt - a.submittedAt)
    .slice(0, MOST_REPORTS)
    .flatMap(({ reportId, receivedRevision, acceptedRevision }) =>
      [...new Set([receivedRevision, acceptedRevision])].flatMap((revision) =>
        revision === null ? [] : [{ reportId, revision, commune: `${reportId} ${revision}` }],
      ),
    );
  const lines = await linesOf(db, latest);
  return linesById(unit, [...lines.values()].flat());
}

/** By `commune`, in the order asked for; of each revision nothing but its difficulties is sent. */
async function linesOf(
  db: Database,
  wanted: readonly { reportId: string; revision: number; commune: string }[],
): Promise<Map<string, DifficultyLine[]>> {
  const found = new Map<string, DifficultyLine[]>();
  for (let start = 0; start < wanted.length; start += AT_ONCE) {
    const slice = wanted.slice(start, start + AT_ONCE);
    const documents = slice.map((it) => revisionDocument(db, it.reportId, it.revision));
    const snapshots = await db.getAll(...documents, { fieldMask: ['content.difficulties'] });
    for (const [place, snapshot] of snapshots.entries()) {
      const lines = snapshot.get('content.difficulties') as DifficultyLine[] | undefined;
      found.set(slice[place]?.commune ?? '', lines ?? []);
    }
  }
  return found;
}

/** The answers that stand to these difficulties, by id; those without one are left out. */
export async function answersTo(
  db: Database,
  ids: Iterable<string>,
): Promise<Map<string, RecordedAnswer & Pick<DifficultyAnswer, 'description'>>> {
  const wanted = [...new Set(ids)];
  const found: Awaited<ReturnType<typeof answersTo>> = new Map();
  for (let start = 0; start < wanted.length; start += AT_ONCE) {
    const documents = wanted.slice(start, start + AT_ONCE).map((id) => answerDocument(db, id));
    for (const snapshot of await db.getAll(...documents)) {
      if (!snapshot.exists) continue;
      const { description, answers } = snapshot.data() as AnswerDocument;
      const last = answers.at(-1);
      if (last !== undefined)
        found.set(snapshot.id, { ...last, at: formatInstant(last.at), description });
    }
  }
  return found;
}

export interface AnswerWish {
  id: string;
  answer: string;
  state: AnswerState;
  /** What it answers. */
  line: Pick<DifficultyLine, 'category' | 'description'>;
}

/**
 * Records all these answers or, after any failure, none, each with its entry in the province's log. The
 * same answer again changes nothing; another one stands above the first.
 */
export async function recordAnswers(
  db: Database,
  wishes: readonly AnswerWish[],
  { province, by, role, at }: { province: string; by: string; role: string; at: Instant },
): Promise<{ answered: number; unchanged: number }> {
  return transact(db, async (transaction) => {
    const found = await transaction.getAll(...wishes.map(({ id }) => answerDocument(db, id)));
    const changed = wishes.flatMap((wish, place) => {
      const snapshot = found[place];
      const standing = snapshot?.exists === true ? (snapshot.data() as AnswerDocument) : null;
      const before = standing?.answers ?? [];
      const last = before.at(-1);
      const same = last?.text === wish.answer && last.state === wish.state;
      return same ? [] : [{ wish, before, last }];
    });
    if (changed.length === 0) return { answered: 0, unchanged: wishes.length };
    const write = await openLog(db, transaction, province);

    for (const { wish, before, last } of changed) {
      const { id, answer: text, state, line } = wish;
      const document: AnswerDocument = {
        province,
        commune: communeOfDifficulty(id, province) ?? '',
        category: line.category,
        description: line.description,
        answers: [...before, { text, state, by, at }],
      };
      transaction.set(answerDocument(db, id), document);
      write({
        province,
        subject: province,
        what: 'ANSWER',
        who: by,
        role,
        at,
        facts: { difficulty: id, state, was: last?.state ?? null, answers: before.length + 1 },
        before: last === undefined ? null : digestOfShown(last),
        after: digestOfShown({ text, state, by, at }),
      });
    }
    return { answered: changed.length, unchanged: wishes.length - changed.length };
  });
}
