// An account, as Apps Script shows one: its address.
import type { Execution } from '../execution.ts';

type User = GoogleAppsScript.Base.User;

export function userObject(execution: Execution, email: string): User {
  return execution.guard<User>('User', { getEmail: () => email });
}

/** The person at the keyboard; a simple trigger is not told who that is. */
export function activeUser(execution: Execution): User {
  return userObject(execution, execution.simple ? '' : execution.call.user);
}
