// Session and ScriptApp: who is at the keyboard, and the signed word for it that the functions check.
import type { Execution } from '../execution.ts';
import { enumeration } from './enumeration.ts';
import { activeUser, userObject } from './user.ts';

type ScriptApp = GoogleAppsScript.Script.ScriptApp;
type Session = GoogleAppsScript.Base.Session;

export const SCRIPT_ENUMS: Pick<ScriptApp, 'AuthMode' | 'EventType' | 'WeekDay'> = {
  AuthMode: enumeration(['NONE', 'LIMITED', 'FULL', 'CUSTOM_FUNCTION']),
  EventType: enumeration(['CLOCK', 'ON_OPEN', 'ON_EDIT', 'ON_FORM_SUBMIT', 'ON_CHANGE']),
  WeekDay: enumeration([
    'MONDAY',
    'TUESDAY',
    'WEDNESDAY',
    'THURSDAY',
    'FRIDAY',
    'SATURDAY',
    'SUNDAY',
  ]),
};

export function scriptApp(execution: Execution): ScriptApp {
  return execution.guard<ScriptApp>('ScriptApp', {
    ...SCRIPT_ENUMS,
    getIdentityToken: () => {
      execution.permit('ScriptApp.getIdentityToken', 'openid');
      return execution.ask('identityToken');
    },
  });
}

export function session(execution: Execution): Session {
  return execution.guard<Session>('Session', {
    getActiveUser: () => {
      if (!execution.simple) execution.permit('Session.getActiveUser', 'userinfo.email');
      return activeUser(execution);
    },
    getEffectiveUser: () => {
      execution.permit('Session.getEffectiveUser', 'userinfo.email');
      return userObject(execution, execution.call.user);
    },
    getActiveUserLocale: () => 'vi',
    getScriptTimeZone: () => execution.zone.name,
  });
}
