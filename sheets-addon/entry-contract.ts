// What the panes of the entry tabs ask of the add-on's server side and what they get.

/** The three tabs in which the province types what it gives out. */
export type EntryKind = 'targets' | 'replies' | 'requests';

export interface EntryView {
  kind: EntryKind;
  /** "Quý IV năm 2025"; null where the tab is about no period. */
  period: string | null;
  /** The tab's name as it stands in the spreadsheet. */
  tab: string;
  /** The tab has just been made. */
  made: boolean;
  /** What differs from what the server says, and is right. `before` is null where it says nothing yet. */
  ready: { cell: string; what: string; before: string | null; after: string }[];
  faults: { cell: string; message: string }[];
  /** Lines that were sent earlier. */
  known: number;
  /** Given back when sending: who sends has seen what is sent. */
  seen: string;
  /** "14:05" */
  at: string;
}

export type EntryOutcome =
  /** The tab was changed since it was looked at: nothing was sent. */
  | { kind: 'changed'; view: EntryView }
  | {
      kind: 'sent';
      taken: { what: string; after: string }[];
      refused: { what: string; why: string }[];
      view: EntryView;
      /** What else has to be known, or null. */
      note: string | null;
    };
