// What a Google spreadsheet checks and paints while an officer types, from the rules of a grid.
import type { sheets_v4 } from 'googleapis/build/src/apis/sheets/index.js';
import type { GridCondition, GridRange, GridRule } from '../domain/grid/grid.ts';
import { ruleWords } from '../domain/grid/rule-words.ts';
import { cellAddress } from '../domain/workbook/cell.ts';
import { localFormula } from './cell-data.ts';
import { overlayFormat } from './cell-format.ts';

type Request = sheets_v4.Schema$Request;

/** Half-open, as the API counts. */
export function gridRange(sheetId: number, range: GridRange): sheets_v4.Schema$GridRange {
  return {
    sheetId,
    startRowIndex: range.top,
    endRowIndex: range.bottom + 1,
    startColumnIndex: range.left,
    endColumnIndex: range.right + 1,
  };
}

export function ruleRequest(sheetId: number, rule: GridRule): Request {
  const inputMessage = ruleWords(rule);
  return {
    setDataValidation: {
      range: gridRange(sheetId, rule.range),
      rule: {
        condition: conditionOf(rule),
        strict: rule.kind === 'list' ? rule.strict : rule.kind !== 'checkbox',
        showCustomUi: true,
        ...(inputMessage === null ? {} : { inputMessage }),
      },
    },
  };
}

function conditionOf(rule: GridRule): sheets_v4.Schema$BooleanCondition {
  switch (rule.kind) {
    case 'list':
      return Array.isArray(rule.source)
        ? { type: 'ONE_OF_LIST', values: rule.source.map((word) => ({ userEnteredValue: word })) }
        : { type: 'ONE_OF_RANGE', values: [{ userEnteredValue: `=${rangeText(rule.source)}` }] };
    // There is no kind of its own for whole numbers; the add-on tells of a fraction.
    case 'wholeNumber':
    case 'decimal':
      return { type: 'NUMBER_GREATER_THAN_EQ', values: [{ userEnteredValue: String(rule.min) }] };
    case 'date':
      return { type: 'DATE_IS_VALID' };
    // Ticked it holds x, else nothing: a box that nobody ticked says as little as a blank cell.
    case 'checkbox':
      return { type: 'BOOLEAN', values: [{ userEnteredValue: 'x' }] };
  }
}

function rangeText({ tab, range }: { tab: string; range: GridRange }): string {
  const fixed = (row: number, column: number) =>
    cellAddress(row, column).replace(/^([A-Z]+)/, '$$$1$$');
  return `'${tab.replaceAll("'", "''")}'!${fixed(range.top, range.left)}:${fixed(range.bottom, range.right)}`;
}

export function conditionRequest(
  sheetId: number,
  { range, formula, tone }: GridCondition,
  index: number,
): Request {
  return {
    addConditionalFormatRule: {
      index,
      rule: {
        ranges: [gridRange(sheetId, range)],
        booleanRule: {
          condition: {
            type: 'CUSTOM_FORMULA',
            values: [{ userEnteredValue: localFormula(formula) }],
          },
          format: overlayFormat(tone),
        },
      },
    },
  };
}
