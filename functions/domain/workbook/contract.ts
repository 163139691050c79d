// The vocabulary of the workbook's contract: what a tab, a column and a line are. form.ts builds one
// from the plans in force; form-grids.ts writes it, read-book.ts reads it back.
import type { Period } from '../calendar/period.ts';
import type { Overlay, OverlaidIndicator } from '../plan/overlay.ts';
import type { AnswerType } from '../request/request.ts';

/** Raised when a change of the form means that an older workbook may be read wrongly. */
export const TEMPLATE_VERSION = 1;

export const TAB_KEYS = [
  'start',
  'unit',
  'villages',
  'members',
  'figures',
  'commune',
  'activities',
  'supportPoints',
  'difficulties',
  'recognitions',
  'adhoc',
  'funding',
] as const;
export type TabKey = (typeof TAB_KEYS)[number];

/** A coded word of a dropdown: the officer sees the name, the store keeps the code. */
export interface Word {
  code: string;
  name: string;
}

/**
 * `count` a whole number · `decimal` hours · `flag` a tick (`x`) · `word` one of a list ·
 * `village` and `team` refer to a row of tab 2 by code or by name · `code` a key kept as text.
 */
export type ColumnType =
  'text' | 'code' | 'count' | 'decimal' | 'date' | 'flag' | 'word' | 'village' | 'team';

export interface Column {
  key: string;
  header: string;
  type: ColumnType;
  width: number;
  words?: Word[];
  /** Grey: filled by the form, not typed. */
  locked?: boolean;
  /** Computed by the sheet from other cells; never read back. */
  computed?: 'percent' | 'lookup' | 'memberCount' | 'collaboratorCount';
  hint?: string;
  maxLength?: number;
  /** A number that is no quantity, such as a year: shown without marks between thousands. */
  ungrouped?: boolean;
  /** Free text in which personal numbers are looked for. */
  freeText?: boolean;
  indicator?: { canonicalId: string; side: 'numerator' | 'denominator' | 'percent' };
}

/** A line of a tab that lists one thing under another, such as "Tổng dân số". */
export interface Line {
  key: string;
  label: string;
  type: ColumnType;
  words?: Word[];
  locked?: boolean;
  hint?: string;
  freeText?: boolean;
}

export interface Tab {
  key: TabKey;
  name: string;
  columns: Column[];
  /** Where set, each line has its fixed key in column `field`, and its value in column `value`. */
  lines?: Line[];
  /** Rows are one per village team; they must not be lost. */
  perVillage?: boolean;
  /** Rows are the form's own, so that one counts even when the officer left it blank. */
  givenRows?: boolean;
}

export interface AdhocQuestion {
  request: string;
  title: string;
  dueWords: string;
  id: string;
  text: string;
  type: AnswerType;
  choices: string[];
  required: boolean;
}

export interface Form {
  period: Period;
  overlay: Overlay;
  tabs: Tab[];
  villageIndicators: OverlaidIndicator[];
  communeIndicators: OverlaidIndicator[];
  questions: readonly AdhocQuestion[];
}

/** The tabs that something is led to, as the form names them. */
export const TAB_NAMES = {
  members: '3. Thành viên',
  figures: '4. Số liệu kỳ',
  commune: '5. Số liệu xã',
  difficulties: '8. Khó khăn, kiến nghị',
} as const;

/** The add-on's menu in a commune's spreadsheet, as the ways to its items name it. */
export const COMMUNE_MENU = 'Tổ CNSCĐ';

/** Hidden tabs, by name. */
export const META_TAB = '_Meta';
export const WORDS_TAB = '_DanhMuc';
export const PREVIOUS_TAB = '_KyTruoc';
export const JOURNAL_TAB = '_NhatKy';
/** Only in a spreadsheet with the add-on: what it is checked by (context.ts). */
export const CONTEXT_TAB = '_QuyDinh';

export interface FormParts {
  overlay: Overlay;
  villageIndicators: OverlaidIndicator[];
  communeIndicators: OverlaidIndicator[];
  questions: readonly AdhocQuestion[];
}

/** Whether the plans in force oblige teams to report to their commune in this kind of period. */
export function teamsReport(overlay: Overlay): boolean {
  return overlay.obligations.some((it) => it.from === 'TEAM');
}
