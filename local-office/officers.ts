// The people of the demo at their desks: commune officers who send their workbooks, the clock of the
// cloud that asks for a roll-up, provincial staff who read it. They know the functions by their
// addresses only, and each shows an ID token of their own.
import type { Timeliness } from '../functions/domain/calendar/due.ts';
import type { Rollup } from '../functions/domain/rollup/rollup.ts';
import type { Commune } from '../functions/domain/unit/unit.ts';
import type { CellBook } from '../functions/domain/workbook/cell.ts';
import type { WordedIssue } from '../functions/handlers/confirm.ts';
import type { Receipt } from '../functions/store/reports.ts';
import { pushMessage } from './events.ts';
import type { FunctionName } from './functions-host.ts';
import type { LocalIdentity } from './identity.ts';

/** An OAuth client id for ID tokens of this machine. */
export const AUDIENCE = 'chot-so-demo';

export interface Answer {
  /** Taken, or refused until the workbook is mended. */
  receipt: Receipt | null;
  /** All that was found in the workbook. */
  issues: WordedIssue[];
  /** Of what was taken; null where nothing was. */
  timeliness: Timeliness | null;
}

export interface Sending {
  /** Who sends it; the commune's first officer unless named. */
  by?: string;
  /** Headers that go with the request. */
  headers?: Record<string, string>;
  /** Confirms every warning unseen, which saves asking what there is. */
  confirmed?: boolean;
}

export interface Officers {
  submit(commune: Commune, period: string, book: CellBook, how?: Sending): Promise<Answer>;
  rollUp(province: string, period: string): Promise<void>;
  readSummary(province: string, period: string): Promise<Rollup & { digest: string }>;
}

/**
 * Who may send a commune's report: its office of culture and society, its general office. Invented
 * addresses under .example, which is nobody's (RFC 2606).
 */
export function communeOfficers({
  province,
  code,
}: Pick<Commune, 'province' | 'code'>): [string, string] {
  return [
    `vhxh.${province}-${code}@mo-phong.example`,
    `vanphong.${province}-${code}@mo-phong.example`,
  ];
}
/** Communes whose leader has an account too, the first by their codes: enough to try it. */
const WITH_LEADER = 3;

export function communesWithLeader<T extends Pick<Commune, 'code'>>(communes: readonly T[]): T[] {
  return [...communes].sort((a, b) => (a.code < b.code ? -1 : 1)).slice(0, WITH_LEADER);
}
export function communeLeader({ province, code }: Pick<Commune, 'province' | 'code'>): string {
  return `chu-tich.${province}-${code}@mo-phong.example`;
}
export function provinceOfficer(province: string): string {
  return `so-khcn.${province}@mo-phong.example`;
}
/** May read the province's figures and change nothing. */
export function provinceViewer(province: string): string {
  return `lanh-dao.${province}@mo-phong.example`;
}

const LOOKED_AT = 'Đã rà soát, số liệu đúng thực tế (mô phỏng)';

/** What a person shows the functions: an ID token of theirs. */
export function bearerOf(identity: LocalIdentity, email: string): string {
  // Tokens are checked against the machine's own clock, whatever day the demo plays on.
  return `Bearer ${identity.signIdToken({ email, audience: AUDIENCE, now: Date.now() })}`;
}

export function officersAt(
  urlOf: (name: FunctionName) => string,
  identity: LocalIdentity,
): Officers {
  async function send(by: string, body: object, headers: Record<string, string>): Promise<Reply> {
    const response = await fetch(urlOf('submitWorkbook'), {
      method: 'POST',
      headers: {
        authorization: bearerOf(identity, by),
        'content-type': 'application/json',
        ...headers,
      },
      body: JSON.stringify(body),
    });
    return (await response.json()) as Reply;
  }

  return {
    async submit(commune, period, book, how = {}) {
      const { by = communeOfficers(commune)[0], headers = {}, confirmed = false } = how;
      const body = { province: commune.province, commune: commune.code, period, book };
      const first = confirmed ? { confirmations: [{ code: '*', reason: LOOKED_AT }] } : {};
      let reply = await send(by, { ...body, baseRevision: null, ...first }, headers);
      if (reply.code === 'WARNINGS_UNCONFIRMED') {
        const confirmations = issuesOf(reply)
          .filter((issue) => issue.severity === 'WARN')
          .map(({ code, tab, cell }) => ({ code, tab, cell, reason: LOOKED_AT }));
        reply = await send(by, { ...body, baseRevision: null, confirmations }, headers);
      }
      if (reply.receipt) {
        const timeliness = reply.timeliness?.status ?? null;
        return { receipt: reply.receipt, issues: issuesOf(reply), timeliness };
      }
      if (reply.code === 'WORKBOOK_BLOCKED')
        return { receipt: null, issues: issuesOf(reply), timeliness: null };
      throw new Error(
        `submitWorkbook for ${commune.code}: expected an answer, found ${reply.code}`,
      );
    },

    async rollUp(province, period) {
      const message = { province, period };
      const response = await pushMessage(urlOf('rollUpProvince'), 'roll-up', message);
      if (!response.ok) throw await unexpected('rollUpProvince', response);
    },

    async readSummary(province, period) {
      const response = await fetch(
        `${urlOf('provinceSummary')}?province=${province}&period=${period}`,
        { headers: { authorization: bearerOf(identity, provinceOfficer(province)) } },
      );
      if (!response.ok) throw await unexpected('provinceSummary', response);
      return (await response.json()) as Rollup & { digest: string };
    },
  };
}

interface Reply {
  receipt?: Receipt;
  issues?: WordedIssue[];
  timeliness?: { status: Timeliness };
  code?: string;
  details?: { issues?: WordedIssue[] };
}

function issuesOf(reply: Reply): WordedIssue[] {
  return reply.issues ?? reply.details?.issues ?? [];
}

async function unexpected(name: string, response: Response): Promise<Error> {
  return new Error(
    `${name}: expected to be served, found ${response.status} ${await response.text()}`,
  );
}
