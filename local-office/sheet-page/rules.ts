// Data validation and conditional formats, from the words of the Sheets API into Univer's. A condition
// that Univer has no word for is left out: the sheet then says less, and never something else.
import type { DataValidationType, IRange, ISheetDataValidationRule } from '@univerjs/core';
import type {
  CFRuleType,
  CFSubRuleType,
  IConditionFormattingRule,
} from '@univerjs/preset-sheets-conditional-formatting';
import type { sheets_v4 } from 'googleapis/build/src/apis/sheets/index.js';
import type { StoredSheet } from '../sheets/store.ts';
import { boxesOf, boxOf } from './boxes.ts';
import type { Box } from './contract.ts';
import { englishFormula } from './formula-marks.ts';
import { styleOf } from './style.ts';

type Condition = sheets_v4.Schema$BooleanCondition;
type Rule = sheets_v4.Schema$DataValidationRule;

export function rangeOf({ top, left, bottom, right }: Box): IRange {
  return { startRow: top, startColumn: left, endRow: bottom, endColumn: right };
}

/** One rule for all cells that share it. */
export function validationsOf(sheet: StoredSheet): ISheetDataValidationRule[] {
  const groups = new Map<string, { rule: Rule; cells: [number, number][] }>();
  sheet.cells.forEach((row, r) =>
    row?.forEach((cell, c) => {
      if (!cell?.validation) return;
      const key = JSON.stringify(cell.validation);
      const group = groups.get(key) ?? { rule: cell.validation, cells: [] };
      group.cells.push([r, c]);
      groups.set(key, group);
    }),
  );
  return [...groups.values()].flatMap(({ rule, cells }, index) => {
    const words = validationWords(rule.condition ?? {});
    if (!words) return [];
    return {
      uid: `${sheet.properties.sheetId}-${index}`,
      ranges: boxesOf(cells).map(rangeOf),
      allowBlank: true,
      // STOP refuses what breaks the rule, WARNING marks it.
      errorStyle: rule.strict ? 1 : 2,
      showErrorMessage: true,
      ...(rule.inputMessage
        ? { prompt: rule.inputMessage, showInputMessage: true, error: rule.inputMessage }
        : {}),
      ...words,
    };
  });
}

type Words = Partial<ISheetDataValidationRule> & { type: `${DataValidationType}` };

const COMPARISONS: Record<string, string> = {
  NUMBER_GREATER: 'greaterThan',
  NUMBER_GREATER_THAN_EQ: 'greaterThanOrEqual',
  NUMBER_LESS: 'lessThan',
  NUMBER_LESS_THAN_EQ: 'lessThanOrEqual',
  NUMBER_EQ: 'equal',
  NUMBER_NOT_EQ: 'notEqual',
  NUMBER_BETWEEN: 'between',
  NUMBER_NOT_BETWEEN: 'notBetween',
};

function validationWords({ type, values }: Condition): Words | null {
  const given = (values ?? []).map((it) => it.userEnteredValue ?? '');
  const [first = '', second] = given;
  const operator = COMPARISONS[type ?? ''];
  if (operator !== undefined)
    return {
      type: 'decimal',
      operator: operator as NonNullable<Words['operator']>,
      formula1: first,
      ...(second === undefined ? {} : { formula2: second }),
    };
  switch (type ?? '') {
    case 'ONE_OF_LIST':
      return { type: 'list', formula1: JSON.stringify(given), renderMode: 1 };
    case 'ONE_OF_RANGE':
      return { type: 'list', formula1: first.startsWith('=') ? first : `=${first}`, renderMode: 1 };
    case 'BOOLEAN':
      return ticked(given);
    case 'CUSTOM_FORMULA':
      return { type: 'custom', formula1: englishFormula(first) };
    case 'DATE_IS_VALID':
      // Univer's own rule reads days month first; a day is a number, and any other number is seldom
      // typed where a day is asked for.
      return {
        type: 'decimal',
        operator: 'greaterThanOrEqual' as NonNullable<Words['operator']>,
        formula1: '1',
      };
    default:
      return null;
  }
}

/** A box may hold words of its own in place of true and false; unticked it may hold nothing. */
function ticked([on, off]: string[]): Words {
  return on === undefined
    ? { type: 'checkbox' }
    : { type: 'checkbox', formula1: on, formula2: off ?? '' };
}

/** In the order of the sheet: what comes first wins. */
export function conditionsOf(sheet: StoredSheet): IConditionFormattingRule[] {
  return sheet.conditionalFormats.flatMap(({ ranges, booleanRule }, index) => {
    const config = conditionWords(booleanRule?.condition ?? {});
    const boxes = (ranges ?? []).flatMap((range) => boxOf(range, sheet) ?? []);
    if (!config || boxes.length === 0) return [];
    return {
      cfId: `${sheet.properties.sheetId}-${index}`,
      ranges: boxes.map(rangeOf),
      stopIfTrue: false,
      rule: {
        type: 'highlightCell' as CFRuleType.highlightCell,
        style: styleOf(booleanRule?.format) ?? {},
        ...config,
      } as IConditionFormattingRule['rule'],
    };
  });
}

interface Highlight {
  subType: `${CFSubRuleType}`;
  operator?: string;
  value?: unknown;
}

const TEXT_CONDITIONS: Record<string, string> = {
  TEXT_CONTAINS: 'containsText',
  TEXT_NOT_CONTAINS: 'notContainsText',
  TEXT_STARTS_WITH: 'beginsWith',
  TEXT_ENDS_WITH: 'endsWith',
  TEXT_EQ: 'equal',
  BLANK: 'containsBlanks',
  NOT_BLANK: 'notContainsBlanks',
};

function conditionWords({ type, values }: Condition): Highlight | null {
  const given = (values ?? []).map((it) => it.userEnteredValue ?? '');
  const [first = ''] = given;
  if (type === 'CUSTOM_FORMULA') return { subType: 'formula', value: englishFormula(first) };
  const text = TEXT_CONDITIONS[type ?? ''];
  if (text !== undefined) return { subType: 'text', operator: text, value: first };
  const operator = COMPARISONS[type ?? ''];
  if (operator === undefined) return null;
  const numbers = given.map(Number);
  return { subType: 'number', operator, value: numbers.length > 1 ? numbers : numbers[0] };
}
