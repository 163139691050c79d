// The event that a simple trigger is given, made of Apps Script's own objects from what the page
// tells about an edit.
import type { Execution } from './execution.ts';
import { SCRIPT_ENUMS } from './services/identity-services.ts';
import { activeUser } from './services/user.ts';

/** What the page tells; the value of a single cell only, as typed. */
interface Edit {
  sheetId: number;
  range: string;
  value?: unknown;
  oldValue?: unknown;
}

/** The arguments of a function of Code.js, from those of the call. */
export function argumentsOf(execution: Execution): unknown[] {
  const { function: name, args } = execution.call;
  const { AuthMode } = SCRIPT_ENUMS;
  if (name === 'onInstall') return [{ authMode: AuthMode.FULL }];
  if (!execution.simple) return args;
  const event = {
    source: execution.make.spreadsheet(),
    user: activeUser(execution),
    authMode: AuthMode.LIMITED,
  };
  const edit = args[0] as Edit | undefined;
  if (edit === undefined || name === 'onOpen') return [event];
  const range = execution.make.spreadsheet().getSheetById(edit.sheetId)?.getRange(edit.range);
  if (range === undefined) throw new Error(`expected a sheet, found none with id ${edit.sheetId}`);
  return [
    { ...event, range, ...textAs('value', edit.value), ...textAs('oldValue', edit.oldValue) },
  ];
}

/** Left out of the event where there is nothing. */
function textAs(key: string, value: unknown): object {
  if (value === undefined || value === null || value === '') return {};
  return { [key]: typeof value === 'string' ? value : JSON.stringify(value) };
}
