// One batch of requests onto one spreadsheet: each held against the API first, then applied in order
// to a draft. Whatever is wrong is said with the number and the name of its request, and the draft is
// thrown away.
import { openDraft, type Draft } from './draft.ts';
import type { Handlers } from './handler.ts';
import { CELL_REQUESTS } from './requests-cells.ts';
import { CHART_REQUESTS } from './requests-charts.ts';
import { DIMENSION_REQUESTS } from './requests-dimensions.ts';
import { METADATA_REQUESTS } from './requests-metadata.ts';
import { PROTECTION_REQUESTS } from './requests-protection.ts';
import { RANGE_REQUESTS } from './requests-ranges.ts';
import { SHEET_REQUESTS } from './requests-sheets.ts';
import { checkShape, invalid } from './shape.ts';
import {
  GoogleFault,
  type RequestOrigin,
  type SheetsRequest,
  type SheetsResponse,
  type StoredSpreadsheet,
} from './store.ts';

type AnyHandler = (draft: Draft, request: unknown) => SheetsResponse;

const HANDLERS: Handlers = {
  ...SHEET_REQUESTS,
  ...CELL_REQUESTS,
  ...DIMENSION_REQUESTS,
  ...RANGE_REQUESTS,
  ...PROTECTION_REQUESTS,
  ...CHART_REQUESTS,
  ...METADATA_REQUESTS,
};

export interface Applied {
  book: StoredSpreadsheet;
  recalculate: boolean;
  /** The requests with the ids that were given. */
  requests: SheetsRequest[];
  responses: SheetsResponse[];
}

/**
 * The spreadsheet after the requests; the one before is untouched.
 * @throws GoogleFault 400 and 403, as SpreadsheetStore.apply
 */
export function applyRequests(
  book: StoredSpreadsheet,
  given: readonly SheetsRequest[],
  who: Pick<Draft, 'by' | 'owner' | 'replaying'> & { recalculate: boolean },
  origin: RequestOrigin = 'OWN',
): Applied {
  if (given.length === 0) throw invalid('Must specify at least one request.');
  const requests = origin === 'OWN' ? ownCopy(given) : [...given];
  const draft = openDraft(book, who);
  draft.recalculate = who.recalculate;
  const responses = requests.map((request, index) => applyOne(draft, request, index));
  const { recalculate } = draft;
  return { book: draft.book, recalculate, requests, responses };
}

/** Checked, and as the journal gives them back, so that both ways lead to the same state. */
function ownCopy(given: readonly SheetsRequest[]): SheetsRequest[] {
  for (const [index, request] of given.entries())
    checkShape(request, 'Request', `requests[${index}]`);
  return JSON.parse(JSON.stringify(given)) as SheetsRequest[];
}

function applyOne(draft: Draft, request: SheetsRequest, index: number): SheetsResponse {
  const named = Object.entries(request).filter(([, body]) => body !== null && body !== undefined);
  const [first, second] = named;
  if (first === undefined) throw invalid(`Invalid requests[${index}]: No request set.`);
  const [name, body] = first as [keyof SheetsRequest, unknown];
  if (second !== undefined)
    throw invalid(
      `Invalid requests[${index}]: expected one request, found ${name} and ${second[0]}`,
    );
  const handler = HANDLERS[name] as AnyHandler | undefined;
  if (handler === undefined) throw invalid(`Invalid requests[${index}].${name}: not supported`);
  try {
    return handler(draft, body);
  } catch (error) {
    if (!(error instanceof GoogleFault) || error.code !== 400) throw error;
    throw invalid(`Invalid requests[${index}].${name}: ${error.message}`);
  }
}
