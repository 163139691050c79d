// Every place of a spreadsheet that a reference can stand in: formulas in cells, conditions of
// formats and of validations. When a tab is renamed or removed, or its rows and columns move, the
// references follow.
import type { sheets_v4 } from 'googleapis/build/src/apis/sheets/index.js';
import { enter } from './cells.ts';
import { openSheet, writeCell, type Draft } from './draft.ts';
import { mapReferences, type Reference } from './formula/tokens.ts';
import { sharedValue } from './kept-values.ts';
import type { StoredSheet } from './store.ts';

type Rule = sheets_v4.Schema$DataValidationRule;

/** Follows a tab under its new name; null where it is gone. */
export function renameTab(draft: Draft, from: string, to: string | null): void {
  const same = from.toLowerCase();
  // Inside quotes an apostrophe is doubled.
  const words = same.replaceAll("'", "''");
  mapBook(
    draft,
    (reference) => {
      if (reference.tab?.toLowerCase() !== same) return reference;
      return to === null ? null : { ...reference, tab: to };
    },
    (formula) => formula.toLowerCase().includes(words),
  );
}

/**
 * Changes all references; one that stays is to be given back as it came. A formula in which no
 * reference can be `meant` is passed over.
 */
export function mapBook(
  draft: Draft,
  change: (reference: Reference, sheet: StoredSheet) => Reference | null,
  meant: (formula: string) => boolean = () => true,
): void {
  for (const before of draft.book.sheets) {
    const here = (reference: Reference) => change(reference, before);
    // Cells below each other share their rule.
    const rules = new Map<Rule, Rule>();
    const ruleAfter = (rule: Rule): Rule => {
      const after = rules.get(rule) ?? mapValidation(rule, here);
      rules.set(rule, after);
      return after;
    };
    for (const [row, cells] of before.cells.entries())
      for (const [column, cell] of cells.entries()) {
        if (cell === undefined) continue;
        const formula = cell.entered?.formulaValue;
        const changed = formula && meant(formula) ? mapReferences(formula, here) : formula;
        const rule = cell.validation && ruleAfter(cell.validation);
        if (changed === formula && rule === cell.validation) continue;
        const next = { ...cell };
        if (changed && changed !== formula) enter(draft, next, { formulaValue: changed });
        if (rule) next.validation = rule;
        writeCell(draft, openSheet(draft, current(draft, before)), row, column, next);
      }
    const formats = before.conditionalFormats.map((it) => mapRule(it, here));
    if (formats.some((it, index) => it !== before.conditionalFormats[index]))
      openSheet(draft, current(draft, before)).conditionalFormats = formats;
  }
}

function current(draft: Draft, sheet: StoredSheet): StoredSheet {
  const id = sheet.properties.sheetId;
  return draft.book.sheets.find((it) => it.properties.sheetId === id) ?? sheet;
}

function mapRule(
  rule: sheets_v4.Schema$ConditionalFormatRule,
  change: (reference: Reference) => Reference | null,
): sheets_v4.Schema$ConditionalFormatRule {
  const condition = rule.booleanRule?.condition;
  const changed = condition && mapCondition(condition, change);
  return changed === condition || changed === undefined
    ? rule
    : { ...rule, booleanRule: { ...rule.booleanRule, condition: changed } };
}

function mapValidation(
  rule: sheets_v4.Schema$DataValidationRule,
  change: (reference: Reference) => Reference | null,
): sheets_v4.Schema$DataValidationRule {
  const changed = rule.condition && mapCondition(rule.condition, change);
  return changed === rule.condition || changed === undefined
    ? rule
    : sharedValue({ ...rule, condition: changed });
}

function mapCondition(
  condition: sheets_v4.Schema$BooleanCondition,
  change: (reference: Reference) => Reference | null,
): sheets_v4.Schema$BooleanCondition {
  const texts = (condition.values ?? []).map((it) => it.userEnteredValue);
  if (!texts.some((it) => it?.startsWith('='))) return condition;
  const mapped = texts.map((it) => (it?.startsWith('=') ? mapReferences(it, change) : it));
  if (mapped.every((it, index) => it === texts[index])) return condition;
  const values = (condition.values ?? []).map((value, index) =>
    mapped[index] ? { ...value, userEnteredValue: mapped[index] } : value,
  );
  return { ...condition, values };
}
