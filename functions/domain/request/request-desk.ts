// What the functions tell of a request: the shapes that travel between functions and add-on.
import type { AdhocAnswerLine } from '../report/content.ts';
import type { DeskTimeliness, ReturnedReport, StandingReport } from '../report/desk.ts';
import type { AdhocRequest } from './request.ts';

/** Communes that owe an answer, without those freed; of them those who gave one, late, or not in time. */
export interface RequestCounts {
  asked: number;
  answered: number;
  late: number;
  missing: number;
}

/** One of the answer of `adhocRequests` (GET ?province[&commune]). */
export interface RequestLine extends AdhocRequest {
  /** "trước ngày 20/12/2025 (muộn nhất 23:59 ngày 19/12/2025)" */
  dueWords: string;
  /** Asked for one commune, of that commune alone. */
  counts: RequestCounts;
  /** How the commune's own answer stands; only where one commune is asked about. */
  own?: {
    report: StandingReport | null;
    returned: ReturnedReport | null;
    /** Of the revision that stands. */
    answers: AdhocAnswerLine[];
    timeliness: DeskTimeliness;
  };
}
