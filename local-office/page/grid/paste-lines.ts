// Text of a clipboard as rows of cells, the way spreadsheet programs write it.

/** Cells part by tabs; one in quotes may hold tabs, line ends and doubled quotes. */
export function linesOf(text: string): string[][] {
  const lines: string[][] = [[]];
  const cells = /(?:"((?:[^"]|"")*)"(?=\t|\r?\n|$)|([^\t\r\n]*))(\t|\r?\n|$)/g;
  for (const [, quoted, plain, end] of text.replace(/\r?\n$/, '').matchAll(cells)) {
    lines.at(-1)?.push(quoted?.replaceAll('""', '"') ?? plain ?? '');
    if (end === '') break;
    if (end !== '\t') lines.push([]);
  }
  return lines;
}
