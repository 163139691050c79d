// Formulas are kept as a Vietnamese spreadsheet spells them, `;` between arguments and `,` in decimals;
// Univer knows the English spelling only. Text and names in quotes stay as they are.

const QUOTED = /("(?:[^"]|"")*"|'(?:[^']|'')*')/;

/** For Univer: `=IF(A1>1,5;"a;b";0)` becomes `=IF(A1>1.5,"a;b",0)`. */
export function englishFormula(formula: string): string {
  return outsideQuotes(formula, (part) =>
    part.replace(/(?<![A-Za-z$\d])(\d+),(\d+)/g, '$1.$2').replaceAll(';', ','),
  );
}

/** For the office: the other way round. */
export function vietnameseFormula(formula: string): string {
  return outsideQuotes(formula, (part) =>
    part.replaceAll(',', ';').replace(/(?<![A-Za-z$\d])(\d+)\.(\d+)/g, '$1,$2'),
  );
}

function outsideQuotes(formula: string, change: (part: string) => string): string {
  return formula
    .split(QUOTED)
    .map((part, index) => (index % 2 === 1 ? part : change(part)))
    .join('');
}
