// The people of the demo at their desks: commune officers who send their workbooks, the clock of the
// cloud that asks for a roll-up, provincial staff who read it. They know the functions by their
// addresses only, and each shows an ID token of their own.
import type { Rollup } from '../functions/domain/rollup/rollup.ts';
import type { Commune } from '../functions/domain/unit/unit.ts';
import type { CellBook } from '../functions/domain/workbook/cell.ts';
import type { WordedIssue } from '../functions/handlers/confirm.ts';
import type { Receipt } from '../functions/store/reports.ts';
import type { FunctionsHost } from './functions-host.ts';
import type { LocalIdentity } from './identity.ts';

/** An OAuth client id for ID tokens of this machine. */
export const AUDIENCE = 'chot-so-demo';

export interface Answer {
  /** Taken, or refused until the workbook is mended. */
  receipt: Receipt | null;
  /** All that was found in the workbook. */
  issues: WordedIssue[];
}

export interface Officers {
  submit(commune: Commune, period: string, book: CellBook): Promise<Answer>;
  rollUp(province: string, period: string): Promise<void>;
  readSummary(province: string, period: string): Promise<Rollup & { digest: string }>;
}

/** Invented addresses under .example, which is nobody's (RFC 2606). */
export function communeOfficer({ province, code }: Pick<Commune, 'province' | 'code'>): string {
  return `vhxh.${province}-${code}@mo-phong.example`;
}
export function provinceOfficer(province: string): string {
  return `so-khcn.${province}@mo-phong.example`;
}

const LOOKED_AT = 'Đã rà soát, số liệu đúng thực tế (mô phỏng)';

export function officersAt(host: FunctionsHost, identity: LocalIdentity): Officers {
  // Tokens are checked against the machine's own clock, whatever day the demo plays on.
  const authorization = (email: string) =>
    `Bearer ${identity.signIdToken({ email, audience: AUDIENCE, now: Date.now() })}`;

  async function send(commune: Commune, body: object): Promise<Reply> {
    const response = await fetch(host.urlOf('submitWorkbook'), {
      method: 'POST',
      headers: {
        authorization: authorization(communeOfficer(commune)),
        'content-type': 'application/json',
      },
      body: JSON.stringify(body),
    });
    return (await response.json()) as Reply;
  }

  return {
    async submit(commune, period, book) {
      const body = { province: commune.province, commune: commune.code, period, book };
      let reply = await send(commune, { ...body, baseRevision: null });
      if (reply.code === 'WARNINGS_UNCONFIRMED') {
        const confirmations = issuesOf(reply)
          .filter((issue) => issue.severity === 'WARN')
          .map(({ code, tab, cell }) => ({ code, tab, cell, reason: LOOKED_AT }));
        reply = await send(commune, { ...body, baseRevision: null, confirmations });
      }
      if (reply.receipt) return { receipt: reply.receipt, issues: issuesOf(reply) };
      if (reply.code === 'WORKBOOK_BLOCKED') return { receipt: null, issues: issuesOf(reply) };
      throw new Error(
        `submitWorkbook for ${commune.code}: expected an answer, found ${reply.code}`,
      );
    },

    async rollUp(province, period) {
      const data = Buffer.from(JSON.stringify({ province, period })).toString('base64');
      const response = await fetch(host.urlOf('rollUpProvince'), {
        method: 'POST',
        headers: {
          'content-type': 'application/json',
          'ce-specversion': '1.0',
          'ce-id': `demo-${province}-${period}`,
          'ce-source': '//pubsub.googleapis.com/projects/demo/topics/roll-up',
          'ce-type': 'google.cloud.pubsub.topic.v1.messagePublished',
        },
        body: JSON.stringify({ message: { data } }),
      });
      if (!response.ok) throw await unexpected('rollUpProvince', response);
    },

    async readSummary(province, period) {
      const response = await fetch(
        `${host.urlOf('provinceSummary')}?province=${province}&period=${period}`,
        { headers: { authorization: authorization(provinceOfficer(province)) } },
      );
      if (!response.ok) throw await unexpected('provinceSummary', response);
      return (await response.json()) as Rollup & { digest: string };
    },
  };
}

interface Reply {
  receipt?: Receipt;
  issues?: WordedIssue[];
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
