// CSV as Excel, LibreOffice and people write it: with or without a byte order mark, any line
// ending, comma or semicolon. Columns are known by their heading, in any order. Values stay text:
// a code such as 00922 must not become a number on the way in.
import { readFile } from 'node:fs/promises';
import { CsvError, parse } from 'csv-parse/sync';
import { FileFault, whyUnreadable } from './file-fault.ts';

export interface CsvColumns {
  required: readonly string[];
  optional?: readonly string[];
}

export interface CsvRow {
  /** Where the row begins in the file, counted from 1. */
  line: number;
  /** Trimmed fields by column; an optional column that the file lacks is absent. */
  record: Record<string, string>;
}

export interface CsvFault {
  line: number;
  message: string;
}

interface Line {
  line: number;
  cells: string[];
}

/** The rows of a CSV file. Throws FileFault with every fault of the file, each with its line. */
export async function readCsv(path: string, columns: CsvColumns): Promise<CsvRow[]> {
  const { rows, faults } = await loadCsv(path, columns);
  if (faults.length > 0) throw new FileFault(faults);
  return rows;
}

/**
 * What can be read of a CSV file, and its faults as `file:line: message`, for who has more to say
 * about the rows. A file that is not there or not UTF-8 is a fault, too.
 */
export async function loadCsv(
  path: string,
  columns: CsvColumns,
): Promise<{ rows: CsvRow[]; faults: string[] }> {
  const bytes = await readFile(path).catch((error: unknown) => whyUnreadable(error));
  if (typeof bytes === 'string') return { rows: [], faults: [`${path}: ${bytes}`] };
  const text = decode(bytes);
  if (text === undefined) {
    const fault = 'expected UTF-8 text (in Excel: save as "CSV UTF-8"), found another encoding';
    return { rows: [], faults: [`${path}: ${fault}`] };
  }
  const { rows, faults } = parseCsv(text, columns);
  return { rows, faults: faults.map(({ line, message }) => `${path}:${line}: ${message}`) };
}

/**
 * The rows of CSV text, and everything wrong with its shape. A wrong heading leaves no rows; a row
 * of the wrong length is left out. Blank lines and rows of empty fields are passed over.
 */
export function parseCsv(
  text: string,
  columns: CsvColumns,
): { rows: CsvRow[]; faults: CsvFault[] } {
  const { lines, fault } = splitLines(text);
  if (fault) return { rows: [], faults: [fault] };
  const [heading, ...body] = lines;
  if (heading === undefined)
    return {
      rows: [],
      faults: [{ line: 1, message: `expected ${columns.required.join(',')}, found nothing` }],
    };
  const names = heading.cells.map((cell) => columnNamed(cell, columns));
  const headingFaults = faultsOfHeading(heading, names, columns);
  if (headingFaults.length > 0) return { rows: [], faults: headingFaults };

  const faults: CsvFault[] = [];
  const rows: CsvRow[] = [];
  for (const { line, cells } of body) {
    if (cells.every((cell) => cell === '')) continue;
    const message = faultOfRow(cells, names);
    if (message === undefined) rows.push({ line, record: recordOf(cells, names) });
    else faults.push({ line, message });
  }
  return { rows, faults };
}

/** Undefined where the bytes are not UTF-8; the decoder drops a byte order mark. */
function decode(bytes: Uint8Array): string | undefined {
  try {
    return new TextDecoder('utf-8', { fatal: true }).decode(bytes);
  } catch {
    return undefined;
  }
}

function splitLines(text: string): { lines: Line[]; fault?: CsvFault } {
  const unified = text.replace(/^\uFEFF/, '').replace(/\r\n?/g, '\n');
  try {
    const parsed = parse(unified, {
      delimiter: delimiterOf(unified),
      info: true,
      relax_column_count: true,
      skip_empty_lines: true,
    }) as unknown as { record: string[]; info: { lines: number } }[];
    const lines = parsed.map(({ record, info }) => ({
      // The parser counts to where a row ends; quoted fields may have run over several lines.
      line: info.lines - (record.join('').split('\n').length - 1),
      cells: record.map((cell) => cell.trim()),
    }));
    return { lines };
  } catch (error) {
    if (!(error instanceof CsvError)) throw error;
    const line = typeof error['lines'] === 'number' ? error['lines'] : 1;
    return { lines: [], fault: { line, message: `expected CSV, found: ${error.message}` } };
  }
}

/** Whichever of `;` and `,` the heading has more of, outside quotes. */
function delimiterOf(text: string): ';' | ',' {
  const heading = text.split('\n').find((line) => line.trim() !== '') ?? '';
  const bare = heading.replace(/"[^"]*"/g, '');
  return bare.split(';').length > bare.split(',').length ? ';' : ',';
}

/** The column that a heading means, case aside; the heading itself where no column is meant. */
function columnNamed(heading: string, columns: CsvColumns): string {
  const wanted = heading.toLowerCase();
  const known = [...columns.required, ...(columns.optional ?? [])];
  return known.find((name) => name.toLowerCase() === wanted) ?? heading;
}

function faultsOfHeading(heading: Line, names: string[], columns: CsvColumns): CsvFault[] {
  const known = [...columns.required, ...(columns.optional ?? [])];
  const complaint = (message: string) => ({ line: heading.line, message });
  const missing = columns.required.filter((name) => !names.includes(name));
  const unknown = names.filter((name) => name !== '' && !known.includes(name));
  const twice = known.filter((name) => names.indexOf(name) !== names.lastIndexOf(name));
  return [
    ...missing.map((name) => complaint(`expected a column ${name}, found none`)),
    ...unknown.map((name) =>
      complaint(`expected only the columns ${known.join(', ')}, found "${name}"`),
    ),
    ...twice.map((name) => complaint(`expected one column ${name}, found more`)),
  ];
}

function faultOfRow(cells: string[], names: string[]): string | undefined {
  if (cells.length < names.length) return `expected ${names.length} fields, found ${cells.length}`;
  const stray = cells.findIndex((cell, index) => cell !== '' && (names[index] ?? '') === '');
  if (stray === -1) return undefined;
  return `expected nothing in field ${stray + 1}, which has no heading, found "${cells[stray]}"`;
}

function recordOf(cells: string[], names: string[]): Record<string, string> {
  return Object.fromEntries(
    names.flatMap((name, index) => (name === '' ? [] : [[name, cells[index] ?? '']])),
  );
}
