// How each entry tab asks the functions and sends to them. Every request may be repeated: targets and
// answers say the same when they are said twice, and a request to communes carries a key of its own,
// which stands in the tab before it is sent.
import { localDateOf } from '../functions/domain/calendar/local.ts';
import type { ProvinceProgress } from '../functions/domain/report/desk.ts';
import type { EntryKind } from './entry-contract.ts';
import type { EntryTab, EntryWish } from './entry-plan.ts';
import { NEW_KEY, type EntryLine } from './entry-tab.ts';
import type { openProvince } from './province.ts';
import { Refusal } from './refusal.ts';
import { REPLIES_TAB, type RepliesSaid } from './replies-tab.ts';
import { REQUESTS_TAB } from './requests-tab.ts';
import type { RequestBody, RequestsSaid } from './requests-words.ts';
import { asked, ask } from './service.ts';
import { isRecord, serviceFailure } from './service-failure.ts';
import { TARGETS_TAB } from './targets-tab.ts';
import type { TargetsSaid } from './targets-words.ts';

export type ProvinceCard = ReturnType<typeof openProvince>;

const WAITS = 'cả đợt chờ dòng có lỗi; hãy sửa dòng đó rồi gửi lại.';

/** What became of a wish: taken, or why not. */
export type Verdict = 'TAKEN' | { why: string; unsure: boolean };

interface Sending {
  card: ProvinceCard;
  wishes: readonly EntryWish[];
  /** The line that carries a wish. */
  carrier: (wish: EntryWish) => EntryLine;
}

export interface EntryWay<Said> {
  tab: EntryTab<Said>;
  fetch(card: ProvinceCard): Said;
  /** One verdict for each wish, in their order. */
  send(sending: Sending): Verdict[];
}

const TARGETS: EntryWay<TargetsSaid> = {
  tab: TARGETS_TAB,
  fetch: (card) => ({
    ...(asked('provinceTargets', { province: card.province }) as Omit<
      TargetsSaid,
      'communes' | 'today'
    >),
    ...settingOf(card),
  }),
  send: ({ card: { province }, wishes }) =>
    together('assignTargets', wishes, 2000, (targets) => ({ province, targets })),
};

const REPLIES: EntryWay<RepliesSaid> = {
  tab: REPLIES_TAB,
  fetch: ({ province, period }) => asked('difficulties', { province, period }) as RepliesSaid,
  send: ({ card: { province }, wishes }) =>
    together('answerDifficulties', wishes, 200, (answers) => ({ province, answers })),
};

const REQUESTS: EntryWay<RequestsSaid> = {
  tab: REQUESTS_TAB,
  fetch: (card) => ({
    ...(asked('adhocRequests', { province: card.province }) as Omit<
      RequestsSaid,
      'communes' | 'today'
    >),
    ...settingOf(card),
  }),
  send({ card: { province }, wishes, carrier }) {
    const verdicts: Verdict[] = [];
    for (const wish of wishes) {
      const broken = verdicts.find((it) => it !== 'TAKEN' && it.unsure);
      if (broken !== undefined) {
        verdicts.push({ why: 'chưa gửi, vì mất kết nối giữa chừng; hãy gửi lại.', unsure: true });
        continue;
      }
      const said = wish.body as RequestBody;
      verdicts.push(
        said.kind === 'ISSUE'
          ? single('issueRequest', {
              province,
              key: carrier(wish).key.slice(NEW_KEY.length),
              ...said.wish,
            })
          : single('withdrawRequest', { province, request: said.request, reason: said.reason }),
      );
    }
    return verdicts;
  },
};

export const ENTRY_WAYS = {
  targets: TARGETS,
  replies: REPLIES,
  requests: REQUESTS,
} satisfies Record<EntryKind, unknown>;

/** Communes of the province, by the period that the spreadsheet is about, and what day it is. */
function settingOf({ province, period }: ProvinceCard) {
  const { lines } = asked('provinceProgress', { province, period }) as ProvinceProgress;
  const names = new Map(lines.map(({ commune, name }) => [commune, name]));
  return {
    communes: [...names].map(([code, name]) => ({ code, name })),
    today: localDateOf(Date.now()),
  };
}

/**
 * All or none: where the functions name what is wrong with some, the others only wait for them. More
 * than `most` at once they do not take.
 */
function together(
  name: string,
  wishes: readonly EntryWish[],
  most: number,
  bodyOf: (entries: readonly unknown[]) => unknown,
): Verdict[] {
  const verdicts: Verdict[] = [];
  while (verdicts.length < wishes.length) {
    const batch = wishes.slice(verdicts.length, verdicts.length + most);
    const answer = answered(name, bodyOf(batch.map(({ body }) => body)));
    verdicts.push(
      ...batch.map((_, at): Verdict => {
        if (answer === 'TAKEN') return answer;
        const { why, unsure, faults } = answer;
        return { why: faults.size === 0 ? why : (faults.get(at) ?? WAITS), unsure };
      }),
    );
    if (answer === 'TAKEN') continue;
    verdicts.push(...wishes.slice(verdicts.length).map(() => ({ why: WAITS, unsure: false })));
  }
  return verdicts;
}

function single(name: string, body: unknown): Verdict {
  const answer = answered(name, body);
  return answer === 'TAKEN' ? answer : { why: answer.why, unsure: answer.unsure };
}

interface Refused {
  why: string;
  /** It may have arrived all the same. */
  unsure: boolean;
  /** By place in the list that was sent. */
  faults: ReadonlyMap<number, string>;
}

function answered(name: string, body: unknown): 'TAKEN' | Refused {
  try {
    const reply = ask(name, {}, body);
    if (reply.status === 200) return 'TAKEN';
    const failure = serviceFailure(reply.status, reply.body);
    // It was taken, and then changed in the tab: that the tab says something else is seen there.
    if (failure.code === 'REQUEST_DIFFERS') return 'TAKEN';
    const unsure = reply.status >= 500;
    return { why: failure.message, unsure, faults: faultsIn(reply.body) };
  } catch (error) {
    if (!(error instanceof Refusal)) throw error;
    return { why: error.message, unsure: true, faults: new Map() };
  }
}

function faultsIn(body: unknown): Map<number, string> {
  const details = isRecord(body) ? body['details'] : undefined;
  const list = isRecord(details) ? details['faults'] : undefined;
  const faults = Array.isArray(list) ? list.filter(isRecord) : [];
  const found = new Map<number, string>();
  for (const { place, message } of faults)
    if (!found.has(Number(place))) found.set(Number(place), String(message));
  return found;
}
