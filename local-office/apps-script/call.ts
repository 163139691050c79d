// What the page asks of the Apps Script host and what comes of it. One call is one execution of one
// global function of Code.js, as one account in one spreadsheet.

export interface ScriptCall {
  spreadsheetId: string;
  /** The account at the keyboard. */
  user: string;
  function: string;
  args: unknown[];
  /** What is selected in that person's window. */
  selection: { sheetId: number; range: string } | null;
}

/** What an execution wants of the window it was started from. */
export type ScriptEffect =
  | { kind: 'menu'; caption: string; items: ({ label: string; function: string } | null)[] }
  | { kind: 'sidebar'; title: string; html: string }
  | { kind: 'dialog'; title: string; html: string; width: number; height: number }
  | { kind: 'toast'; title: string; text: string; seconds: number }
  | { kind: 'alert'; title: string; text: string }
  | { kind: 'select'; sheetId: number; range: string };

export interface ScriptOutcome {
  /** What the function returned, as JSON. */
  value?: unknown;
  /** The message of what it threw. */
  error?: string;
  effects: ScriptEffect[];
  logs: string[];
}

export interface ScriptHost {
  run(call: ScriptCall): Promise<ScriptOutcome>;
  close(): Promise<void>;
}
