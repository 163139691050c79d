// Asking the office how things stand, as an account: the two functions that are only read from.
import type { ProvinceProgress, ReportStatus } from '../../functions/domain/report/desk.ts';
import type { Office } from './office.ts';

export interface Reading<T> {
  status: number;
  text: string;
  body: T & { code: string; message: string };
}

export async function statusFor(
  office: Office,
  email: string,
  query: Record<string, string>,
): Promise<Reading<ReportStatus>> {
  return asked(office, 'reportStatus', email, query);
}

export async function progressFor(
  office: Office,
  email: string,
  query: Record<string, string>,
): Promise<Reading<ProvinceProgress>> {
  return asked(office, 'provinceProgress', email, query);
}

async function asked<T>(
  office: Office,
  name: 'reportStatus' | 'provinceProgress',
  email: string,
  query: Record<string, string>,
): Promise<Reading<T>> {
  const reply = await office
    .server(name)
    .get('/')
    .query(query)
    .set('authorization', `Bearer ${office.token(email)}`);
  return { status: reply.status, text: reply.text, body: reply.body as Reading<T>['body'] };
}
