// What the functions keep and answer for the entry tabs, as far as the tabs can tell: targets, answers
// and requests of a small province. It can be told to refuse, and to lose an answer on its way back.
import type { AdhocRequest } from '../../functions/domain/request/request.ts';
import type { AnswerWish, RepliesSaid } from '../../sheets-addon/replies-tab.ts';
import type { RequestsSaid } from '../../sheets-addon/requests-words.ts';
import type { TargetsSaid, TargetWish } from '../../sheets-addon/targets-words.ts';
import { line, progressOf } from '../domain/report/progress-makers.ts';

export const STAFF = 'chuyenvien@so.example';
export const NOW = '2025-12-18T14:05:00+07:00';
export const TODAY = '2025-12-18';
export const COMMUNES = [
  { code: '20194', name: 'Xã Hòa Vang' },
  { code: '20197', name: 'Xã Bà Nà' },
  { code: '20275', name: 'Phường An Hải' },
  { code: '20434', name: 'Xã Tân Hiệp' },
  { code: '20440', name: 'Phường Tân Hiệp' },
];
export const INDICATORS: TargetsSaid['indicators'] = [
  {
    plan: 'qn-2025',
    planTitle: 'Kế hoạch 1 năm 2025',
    commune: null,
    canonicalId: 'hh_informed',
    name: 'Hộ được tuyên truyền',
    zones: [
      { zone: 'PLAIN', value: 80 },
      { zone: 'MOUNTAIN', value: 60 },
    ],
  },
  {
    plan: 'qn-2025',
    planTitle: 'Kế hoạch 1 năm 2025',
    commune: null,
    canonicalId: 'digital_signature',
    name: 'Người có chữ ký số',
    zones: [{ zone: 'ALL', value: 35.5 }],
  },
  {
    plan: 'dn-2025',
    planTitle: 'Kế hoạch 2 năm 2025',
    commune: '20275',
    canonicalId: 'hh_informed',
    name: 'Hộ được tuyên truyền',
    zones: [],
  },
];
export const DIFFICULTIES: RepliesSaid['lines'] = [
  difficulty('48-20194_11', 'Xã Hòa Vang', 'Thiếu máy tính ở nhà văn hóa'),
  difficulty('48-20197_22', 'Xã Bà Nà', '=IMPORTXML("http://x.example","//a") sóng yếu'),
  difficulty('48-20275_33', 'Phường An Hải', '- Kinh phí chi trả chậm'),
];

function difficulty(id: string, name: string, description: string): RepliesSaid['lines'][number] {
  return {
    id,
    commune: id.slice(3, 8),
    name,
    category: 'EQUIPMENT',
    description,
    cause: null,
    proposal: 'Cấp thêm máy tính',
    askLevel: 'PROVINCE',
    status: 'NEW',
    at: '8. Khó khăn!A3',
    url: null,
    answer: null,
  };
}

export type Reply = { status: number; body: unknown };

export class EntryServer {
  targets: (TargetWish & { assignedBy: string; assignedAt: string })[] = [];
  difficulties = structuredClone(DIFFICULTIES);
  requests: RequestsSaid['requests'][number][] = [];
  keys = new Map<string, { id: string; wish: string }>();
  asked: { name: string; body: unknown }[] = [];
  /** What a POST is answered instead; `lost` is done all the same. */
  instead: ((name: string, body: Record<string, unknown>) => Reply | 'lost' | null) | null = null;

  answer(name: string, body: Record<string, unknown> | undefined): Reply | null {
    this.asked.push({ name, body });
    const instead = body === undefined ? null : (this.instead?.(name, body) ?? null);
    if (instead !== null && instead !== 'lost') return instead;
    const reply = { status: 200, body: this.done(name, body ?? {}) };
    return instead === 'lost' ? null : reply;
  }

  /** How often something was sent. */
  sent(name: string): number {
    return this.asked.filter((it) => it.name === name).length;
  }

  private done(name: string, body: Record<string, unknown>): unknown {
    switch (name) {
      case 'provinceProgress':
        return progressOf(COMMUNES.map(({ code, name: title }) => line(code, title, 'NOT_DUE')));
      case 'provinceTargets':
        return { indicators: INDICATORS, targets: this.targets };
      case 'difficulties':
        return { lines: this.difficulties };
      case 'adhocRequests':
        return { requests: this.requests };
      case 'assignTargets':
        return this.assign(body['targets'] as TargetWish[]);
      case 'answerDifficulties':
        return this.reply(body['answers'] as AnswerWish[]);
      case 'issueRequest':
        return this.issue(body);
      case 'withdrawRequest':
        return this.withdraw(body as { request: string; reason: string });
      default:
        throw new Error(`no function ${name}`);
    }
  }

  private assign(wishes: readonly TargetWish[]) {
    const thing = (it: TargetWish) =>
      JSON.stringify([it.plan, it.canonicalId, it.commune, it.zone, it.from]);
    for (const wish of wishes) {
      this.targets = this.targets.filter((it) => thing(it) !== thing(wish));
      if (wish.value !== null) this.targets.push({ ...wish, assignedBy: STAFF, assignedAt: NOW });
    }
    return { assigned: wishes.length };
  }

  private reply(answers: readonly AnswerWish[]) {
    for (const { id, answer: text, state } of answers) {
      const found = this.difficulties.find((it) => it.id === id);
      if (found === undefined) throw new Error(`no difficulty ${id}`);
      found.answer = { text, state, by: STAFF, at: NOW };
    }
    return { answered: answers.length };
  }

  private issue({ province, key, ...wish }: Record<string, unknown>) {
    const said = JSON.stringify(wish);
    const before = this.keys.get(String(key));
    if (before !== undefined) return { id: before.id, again: true };
    const id = `ADHOC-2025-${String(this.keys.size + 1).padStart(3, '0')}`;
    this.keys.set(String(key), { id, wish: said });
    const request = {
      ...wish,
      id,
      province,
      state: 'OPEN',
      issuedBy: STAFF,
      issuedAt: NOW,
      withdrawn: null,
    } as unknown as AdhocRequest;
    this.requests.push({
      ...request,
      dueWords: '',
      counts: { asked: 5, answered: 0, late: 0, missing: 0 },
    });
    return { id, again: false };
  }

  private withdraw({ request, reason }: { request: string; reason: string }) {
    const found = this.requests.find((it) => it.id === request);
    if (found === undefined) throw new Error(`no request ${request}`);
    found.state = 'WITHDRAWN';
    found.withdrawn = { by: STAFF, at: NOW, reason };
    return { request };
  }
}
