// Ad-hoc requests for the tests of the functions: one that the province issues, and answers to it.
import type supertest from 'supertest';
import type { DeskTimeliness } from '../../functions/domain/report/desk.ts';
import type { RequestLine } from '../../functions/domain/request/request-desk.ts';
import type { WordedIssue } from '../../functions/handlers/confirm.ts';
import type { Receipt } from '../../functions/store/reports.ts';
import type { FunctionName } from '../../local-office/functions-host.ts';
import { AN_HAI, type Office } from './office.ts';

export const STAFF = 'son@dn.example';
export const LAN = 'lan@dn.example';
export const HOA = 'hoa@dn.example';
export const MINH = 'minh@dn.example';
export const ID = 'ADHOC-2025-001';

/** Issued on 18 December 2025, to be answered before the 23rd. */
export const WISH = {
  province: '48',
  key: 'yeu-cau-1',
  title: 'Rà soát điểm hỗ trợ',
  documentNo: '15/SKHCN-CNTT',
  issuedOn: '2025-12-18',
  dueRule: 'BEFORE',
  due: '2025-12-23',
  scope: null as string[] | null,
  questions: [
    { id: 'C1', text: 'Số điểm hỗ trợ đang mở', type: 'COUNT', choices: [], required: true },
    { id: 'C2', text: 'Có máy tính riêng không', type: 'YES_NO', choices: [], required: true },
    { id: 'C3', text: 'Khó khăn', type: 'TEXT', choices: [], required: false },
  ],
};

export interface AdhocReply {
  status: number;
  body: {
    code: string;
    message: string;
    id: string;
    again: boolean;
    requests: RequestLine[];
    receipt: Receipt;
    timeliness: DeskTimeliness;
    details: { issues: WordedIssue[] };
    issues: WordedIssue[];
  };
}

export function given(values: Record<string, string | number | boolean | null>) {
  return Object.entries(values).map(([question, value], index) => ({
    question,
    value,
    at: `10. Yêu cầu đột xuất!H${index + 3}`,
  }));
}

/** What Lan of An Hải answers: three points of help, and a computer. */
export const ANSWER = {
  province: '48',
  commune: AN_HAI,
  request: ID,
  baseRevision: null as number | null,
  answers: given({ C1: 3, C2: 'Có', C3: '' }),
};

export async function call(
  office: Office,
  name: FunctionName,
  email: string,
  body: object,
): Promise<AdhocReply> {
  return asReply(
    office
      .server(name)
      .post('/')
      .set('authorization', `Bearer ${office.token(email)}`)
      .send(body),
  );
}

export async function look(
  office: Office,
  email: string,
  query: Record<string, string>,
): Promise<AdhocReply> {
  return asReply(
    office
      .server('adhocRequests')
      .get('/')
      .query(query)
      .set('authorization', `Bearer ${office.token(email)}`),
  );
}

async function asReply(request: supertest.Test): Promise<AdhocReply> {
  const response = await request;
  return { status: response.status, body: response.body as AdhocReply['body'] };
}

/** The code and status of an answer. */
export function told({ status, body }: AdhocReply): [number, string] {
  return [status, body.code];
}
