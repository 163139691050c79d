// What a function needs from its surroundings, as one plain value. Production makes it from the
// environment, a test or the local office by hand; nothing here can tell which of them it was.
import type { Config } from '../config.ts';
import type { Instant } from '../domain/calendar/rule.ts';
import type { Verifier } from '../identity/verify.ts';
import type { Log } from '../log.ts';
import type { Database } from '../store/database.ts';

export interface Runtime {
  db: Database;
  verifier: Verifier;
  config: Pick<Config, 'maxBodyBytes'>;
  now: () => Instant;
  log: Log;
}
