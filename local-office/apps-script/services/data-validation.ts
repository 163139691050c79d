// SpreadsheetApp.DataValidation: the lists that a cell offers. Of the many rules that Apps Script has,
// those are here that a list needs; any other is refused by its name.
import type { sheets_v4 } from 'googleapis/build/src/apis/sheets/index.js';
import type { Execution } from '../execution.ts';

type Builder = GoogleAppsScript.Spreadsheet.DataValidationBuilder;
type Rule = GoogleAppsScript.Spreadsheet.DataValidation;

/** More than this Google does not take in one list. */
const LONGEST_LIST = 500;

const rules = new WeakMap<Rule, sheets_v4.Schema$DataValidationRule>();

/** As the Sheets API has it. */
export function validationRule(rule: Rule): sheets_v4.Schema$DataValidationRule {
  const found = rules.get(rule);
  if (found === undefined) throw new Error('expected a DataValidation, found something else');
  return found;
}

export function validationBuilder(execution: Execution): Builder {
  // What is not allowed is refused unless the script says otherwise.
  let rule: sheets_v4.Schema$DataValidationRule = { strict: true };
  const set = (more: sheets_v4.Schema$DataValidationRule): Builder => {
    rule = { ...rule, ...more };
    return builder;
  };
  const builder: Builder = execution.guard<Builder>('SpreadsheetApp.DataValidationBuilder', {
    requireValueInList: (values: string[], showDropdown: boolean = true) => {
      if (values.length > LONGEST_LIST)
        throw new Error(`The data validation rule has more than ${LONGEST_LIST} items.`);
      const condition = {
        type: 'ONE_OF_LIST',
        values: values.map((value) => ({ userEnteredValue: value })),
      };
      return set({ condition, showCustomUi: showDropdown });
    },
    setAllowInvalid: (allowed: boolean) => set({ strict: !allowed }),
    setHelpText: (inputMessage: string) => set({ inputMessage }),
    build: () => {
      if (rule.condition === undefined)
        throw new Error('A data validation rule needs criteria before it is built.');
      const built = rule;
      const made = execution.guard<Rule>('SpreadsheetApp.DataValidation', {
        getAllowInvalid: () => built.strict !== true,
        getHelpText: () => built.inputMessage ?? '',
      });
      rules.set(made, built);
      return made;
    },
  });
  return builder;
}
