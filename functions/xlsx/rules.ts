// What a spreadsheet checks while an officer types: lists to choose from, numbers from a least
// value, days; and the colours that follow from a formula. The real checks come on sending, since
// pasted values pass by these.
import type { DataValidation, Worksheet } from '@cj-tech-master/excelts';
import type { Grid, GridCondition, GridRange, GridRule } from '../domain/grid/grid.ts';
import { ruleWords } from '../domain/grid/rule-words.ts';
import { cellAddress } from '../domain/workbook/cell.ts';
import { overlayOf } from './look.ts';

/** The longest list that fits into a rule itself (Excel's own bound). */
const LONGEST_LIST = 255;
/** No team, plan or member of a report is older. */
const FIRST_DAY = new Date(Date.UTC(1950, 0, 1));

/** `A3:F90` of a zero-based range. */
export function rangeAddress({ top, left, bottom, right }: GridRange): string {
  return `${cellAddress(top, left)}:${cellAddress(bottom, right)}`;
}

/** Throws RangeError naming tab and range when a list cannot be written into a rule. */
export function addRules(sheet: Worksheet, grid: Grid): void {
  for (const rule of grid.rules ?? []) {
    // A range key keeps one rule for the whole range instead of one for each of its cells.
    sheet.dataValidations.add(`range:${rangeAddress(rule.range)}`, validation(rule, grid.name));
  }
}

export function addConditions(sheet: Worksheet, conditions: GridCondition[]): void {
  conditions.forEach(({ range, formula, tone }, index) =>
    sheet.addConditionalFormatting({
      ref: rangeAddress(range),
      rules: [
        {
          type: 'expression',
          formulae: [formula.replace(/^=/, '')],
          style: overlayOf(tone),
          priority: index + 1,
        },
      ],
    }),
  );
}

function validation(rule: GridRule, tab: string): DataValidation {
  const error = ruleWords(rule);
  const common = {
    allowBlank: true,
    showErrorMessage: true,
    errorTitle: 'Chưa đúng',
    ...(error === null ? {} : { error }),
  };
  switch (rule.kind) {
    case 'list':
      return {
        ...common,
        type: 'list',
        formulae: [listFormula(rule, tab)],
        showErrorMessage: rule.strict,
      };
    case 'checkbox':
      return {
        ...common,
        type: 'list',
        formulae: ['"x"'],
        showErrorMessage: false,
      };
    case 'wholeNumber':
      return {
        ...common,
        type: 'whole',
        operator: 'greaterThanOrEqual',
        formulae: [rule.min],
      };
    case 'decimal':
      return {
        ...common,
        type: 'decimal',
        operator: 'greaterThanOrEqual',
        formulae: [rule.min],
      };
    case 'date':
      return {
        ...common,
        type: 'date',
        operator: 'greaterThanOrEqual',
        formulae: [FIRST_DAY],
      };
  }
}

function listFormula(rule: Extract<GridRule, { kind: 'list' }>, tab: string): string {
  const { source, range } = rule;
  if (!Array.isArray(source)) {
    const [first, last] = [source.range, source.range].map(({ top, left, bottom, right }, end) =>
      cellAddress(end ? bottom : top, end ? right : left).replace(/^([A-Z]+)/, '$$$1$$'),
    );
    return `'${source.tab.replaceAll("'", "''")}'!${first}:${last}`;
  }
  const list = source.join(',');
  if (list.length > LONGEST_LIST || source.some((word) => /[,"]/.test(word)))
    throw new RangeError(
      `tab "${tab}" ${rangeAddress(range)}: expected a list without commas of at most ` +
        `${LONGEST_LIST} characters, found ${list.length}; give it as a range of another tab`,
    );
  return `"${list}"`;
}
