// How the product's tones and number formats look, whoever writes the sheet: one table of colours for
// files and for Google Sheets. Met and not met are bluish green and orange, which people who do not
// tell red from green still tell apart, and the cells carry words as well. Text stands at least
// 4.5 : 1 against its ground.
import type { NumberFormat, Tone } from './grid.ts';

export interface Paint {
  /** RRGGBB; white where there is none. */
  ground?: string;
  text: string;
  bold?: boolean;
  italic?: boolean;
  size?: number;
  /** A thin frame, so that a table reads as one. */
  framed?: boolean;
}

export const PALETTE: Record<Tone, Paint> = {
  title: { text: '1F3864', bold: true, size: 14 },
  subtitle: { text: '404040' },
  header: { ground: '1F4E79', text: 'FFFFFF', bold: true, framed: true },
  locked: { ground: 'F2F2F2', text: '404040', framed: true },
  entry: { ground: 'FFFDF0', text: '000000', framed: true },
  previous: { ground: 'DDEBF7', text: '1F3864', italic: true, framed: true },
  met: { ground: 'CDEBDD', text: '0B5139', framed: true },
  notMet: { ground: 'FBD9C4', text: '7F2704', framed: true },
  noData: { ground: 'E7E6E6', text: '595959', italic: true, framed: true },
  late: { ground: 'FFE8B3', text: '6B4300', framed: true },
  total: { ground: 'D6DCE4', text: '1F3864', bold: true, framed: true },
  note: { text: '595959', italic: true, size: 9 },
};

/**
 * Grounds of the add-on's marks in a commune's sheet, RRGGBB: what the check found, and a cell that
 * the province asked to have put right. None of them is a ground of the form.
 */
export const MARK_GROUNDS = { BLOCK: 'F4C7C3', WARN: 'FCE8B2', RETURNED: 'D9CCF2' } as const;

/** Has all Vietnamese letters in Excel, LibreOffice (as Liberation Sans) and Google Sheets. */
export const FONT = { name: 'Arial', size: 10 };
export const LINK = '0B57D0';

/** The spreadsheet puts the reader's own marks in place of ',' and '.': 1.234,5 in Viet Nam. */
export const NUMBER_FORMATS: Record<NumberFormat, string> = {
  integer: '#,##0',
  decimal: '#,##0.0',
  percent: '#,##0.0"%"',
  date: 'dd/mm/yyyy',
  dateTime: 'dd/mm/yyyy hh:mm',
  text: '@',
};
