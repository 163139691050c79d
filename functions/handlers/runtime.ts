// What a function needs from its surroundings, as one plain value. Production makes it from the
// environment, a test or the local office by hand; nothing here can tell which of them it was.
import type { Config } from '../config.ts';
import type { Instant } from '../domain/calendar/rule.ts';
import type { Verifier } from '../identity/verify.ts';
import type { Log } from '../log.ts';
import { Problem } from '../problem.ts';
import type { Mailer } from '../notify/mailer.ts';
import type { SheetsClient } from '../sheets/client.ts';
import type { Database } from '../store/database.ts';

export interface Runtime {
  db: Database;
  verifier: Verifier;
  config: Pick<Config, 'maxBodyBytes'>;
  now: () => Instant;
  log: Log;
  /** null: started without access to spreadsheets. */
  sheets: SheetsClient | null;
  /** null: started without a mail server; what is due to be sent waits. */
  mailer: Mailer | null;
  /** Figures are invented, for a demonstration; every tab of a summary says so. */
  synthetic?: boolean;
}

/** @throws Problem SHEETS_NOT_SET_UP */
export function requireSheets({ sheets }: Pick<Runtime, 'sheets'>): SheetsClient {
  if (sheets === null) throw new Problem('SHEETS_NOT_SET_UP');
  return sheets;
}
