// Who asks, and whether they may: the token says who somebody is, the store what they may do, the
// table of permissions the rest. A refusal names the right that is missing and nothing else, so that
// it sounds the same whether or not what was asked for exists.
import type { Request } from '@google-cloud/functions-framework';
import { localDateOf } from '../domain/calendar/local.ts';
import type { LocalDate } from '../domain/calendar/rule.ts';
import {
  ACTIONS,
  may,
  roleFor,
  type Action,
  type Grant,
  type OfficerRole,
} from '../domain/officer/permissions.ts';
import { Problem } from '../problem.ts';
import { grantsOf } from '../store/officers.ts';
import { noteView } from '../store/views.ts';
import type { Runtime } from './runtime.ts';

export interface Actor {
  /** The account, in lower case. */
  email: string;
  grants: Grant[];
  /** Whose rights these are, where the account looks at things as somebody else; null as itself. */
  viewing: string | null;
  /** The day in Viet Nam on which the rights are asked for. */
  today: LocalDate;
}

/**
 * With `?viewAs=<email>` on what is only read, the rights are that person's: for who may do so in the
 * province of each of that person's units, and written down.
 * @throws Problem TOKEN_MISSING, TOKEN_INVALID, BAD_REQUEST, FORBIDDEN
 */
export async function actorOf(request: Request, runtime: Runtime): Promise<Actor> {
  const { email } = await runtime.verifier(request.get('authorization'));
  const grants = await grantsOf(runtime.db, email);
  const actor = { email, grants, viewing: null, today: localDateOf(runtime.now()) };
  const viewAs: unknown = request.query['viewAs'];
  return viewAs === undefined ? actor : viewingAs(viewAs, actor, request, runtime);
}

async function viewingAs(
  viewAs: unknown,
  actor: Actor,
  request: Request,
  { db, now }: Runtime,
): Promise<Actor> {
  if (typeof viewAs !== 'string' || request.method !== 'GET')
    throw new Problem('BAD_REQUEST', { detail: 'chưa đúng ở viewAs' });
  const viewing = viewAs.toLowerCase();
  const grants = await grantsOf(db, viewing);
  const provinces = [...new Set(grants.map(({ unit }) => unit.slice(0, 2)))];
  // Nobody's rights and another province's are refused alike.
  if (provinces.length === 0) throw new Problem('FORBIDDEN', { right: ACTIONS.VIEW_AS });
  const roles = provinces.map((it) => [it, requireRight(actor, 'VIEW_AS', it)] as const);
  for (const [province, role] of roles) {
    const { email: who, today } = actor;
    await noteView(db, { province, who, role, as: viewing, today, at: now() });
  }
  return { ...actor, grants, viewing };
}

/**
 * The role in which the actor may act on a unit (`48-20275` or `48`).
 * @throws Problem FORBIDDEN
 */
export function requireRight(actor: Actor, action: Action, unit: string): OfficerRole {
  const role = roleFor(actor.grants, action, unit, actor.today);
  if (role === null) throw new Problem('FORBIDDEN', { right: ACTIONS[action] });
  return role;
}

/** Whether the actor is one of a commune's own people, and not somebody looking on as one of them. */
export function isOwn(actor: Actor, commune: string): boolean {
  return actor.viewing === null && may(actor.grants, 'REPORT_SUBMIT', commune, actor.today);
}
