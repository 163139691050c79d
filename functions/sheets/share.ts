// Who may open a spreadsheet: rights are given, lowered and taken back so that its accounts are those
// that should be. Only rights that the functions gave are ever made less; what people gave each
// other is theirs. No mail is sent.
import type { SheetsClient } from './client.ts';
import { isRefused, lostState, reached } from './faults.ts';
import { ANY_DRIVE } from './files.ts';
import { REPEATABLE } from './repeat.ts';

const MOST_PERMISSIONS = 100;

export interface Share {
  email: string;
  role: 'writer' | 'reader';
}

interface Right {
  id: string;
  role: string;
}

/** What has to be done, each by account in small letters. */
interface Plan {
  give: Share[];
  lower: { share: Share; id: string }[];
  remove: string[];
}

/** Rights that were given: the record of it, before and after. */
export interface Sharing {
  wanted: readonly Share[];
  /** What the functions have given so far, as `shareWords` says it. */
  given: readonly string[];
  /** Told before anything is given, so that nothing that was given is ever forgotten. */
  giving: (given: string[]) => Promise<void>;
}

/** `lan@dn.example writer` */
export function shareWords({ email, role }: Share): string {
  return `${email} ${role}`;
}

/**
 * Makes the accounts of a spreadsheet those that are wanted. An address that Google does not take (no
 * account of its own, or outside of what the domain allows) keeps nobody else out.
 * @returns what the functions have given and still stands, and the wanted accounts that were refused
 *   by their place
 * @throws Problem SPREADSHEET_FORBIDDEN, SPREADSHEET_GONE, SHEETS_UNAVAILABLE
 */
export async function shareWith(
  client: SheetsClient,
  id: string,
  { wanted, given, giving }: Sharing,
): Promise<{ given: string[]; refused: number[] }> {
  if (wanted.length === 0 && given.length === 0) return { given: [], refused: [] };
  const { give, lower, remove } = plan(wanted, given, await rightsOn(client, id));
  const ours = new Set(given);
  const changed = [...give, ...lower.map(({ share }) => share)];
  if (changed.length > 0) await giving([...new Set([...given, ...changed.map(shareWords)])].sort());
  const refused = new Set<Share>();
  for (const share of give) if (!(await create(client, id, share))) refused.add(share);
  for (const { share, id: permission } of lower) await change(client, id, permission, share.role);
  for (const permission of remove) await takeBack(client, id, permission);
  const stands = wanted.filter((it) => ours.has(shareWords(it)) || changed.includes(it));
  return {
    given: stands
      .filter((it) => !refused.has(it))
      .map(shareWords)
      .sort(),
    refused: wanted.flatMap((share, place) => (refused.has(share) ? [place] : [])),
  };
}

function plan(
  wanted: readonly Share[],
  given: readonly string[],
  rights: ReadonlyMap<string, Right>,
): Plan {
  const done: Plan = { give: [], lower: [], remove: [] };
  const ours = new Set(given.map((it) => it.toLowerCase()));
  const isOurs = (email: string, { role }: Right) => ours.has(`${email} ${role}`);
  const names = new Set<string>();
  for (const share of wanted) {
    const email = share.email.toLowerCase();
    names.add(email);
    const right = rights.get(email);
    if (right === undefined || !mayAs(right.role, share.role)) done.give.push(share);
    else if (right.role === 'writer' && share.role === 'reader' && isOurs(email, right))
      done.lower.push({ share, id: right.id });
  }
  for (const [email, right] of rights)
    if (!names.has(email) && isOurs(email, right)) done.remove.push(right.id);
  return done;
}

/** Who writes also reads. */
function mayAs(role: string, wish: Share['role']): boolean {
  return wish === 'reader' || (role !== 'reader' && role !== 'commenter');
}

/** By account in small letters. */
async function rightsOn({ drive }: SheetsClient, fileId: string): Promise<Map<string, Right>> {
  const rights = new Map<string, Right>();
  let pageToken: string | undefined;
  do {
    const page = await reached(
      drive.permissions.list({
        ...ANY_DRIVE,
        fileId,
        fields: 'nextPageToken,permissions(id,emailAddress,role)',
        pageSize: MOST_PERMISSIONS,
        ...(pageToken === undefined ? {} : { pageToken }),
      }),
    );
    for (const { id, emailAddress, role } of page.permissions ?? [])
      if (emailAddress) rights.set(emailAddress.toLowerCase(), { id: id ?? '', role: role ?? '' });
    pageToken = page.nextPageToken ?? undefined;
  } while (pageToken !== undefined);
  return rights;
}

/** Giving an account the same role again leaves it as it is. */
async function create(
  { drive }: SheetsClient,
  fileId: string,
  { email, role }: Share,
): Promise<boolean> {
  const requestBody = { type: 'user', role, emailAddress: email };
  const wish = { ...ANY_DRIVE, fileId, fields: 'id', sendNotificationEmail: false, requestBody };
  try {
    await reached(drive.permissions.create(wish, REPEATABLE));
    return true;
  } catch (error) {
    if (isRefused(error)) return false;
    throw error;
  }
}

async function change(
  { drive }: SheetsClient,
  fileId: string,
  permissionId: string,
  role: Share['role'],
): Promise<void> {
  const wish = { ...ANY_DRIVE, fileId, permissionId, fields: 'id', requestBody: { role } };
  await reached(drive.permissions.update(wish, REPEATABLE));
}

/** What is not there any more was taken back by somebody else, or by a try whose answer was lost. */
async function takeBack(
  { drive }: SheetsClient,
  fileId: string,
  permissionId: string,
): Promise<void> {
  try {
    await reached(drive.permissions.delete({ ...ANY_DRIVE, fileId, permissionId }, REPEATABLE));
  } catch (error) {
    if (lostState(error) !== 'GONE') throw error;
  }
}
