// Where the functions start in production: the environment becomes a configuration at once, so that
// a deployment with a setting amiss fails before it serves anybody, and the database is opened on
// the first request.
import { parseConfig } from './config.ts';
import { registerFunctions } from './functions.ts';
import type { Runtime } from './handlers/runtime.ts';
import { idTokenVerifier } from './identity/verify.ts';
import { jsonLog } from './log.ts';
import { openMailer } from './notify/mailer.ts';
import { applicationAuth, openSheets } from './sheets/open.ts';
import { openDatabase } from './store/open.ts';

const config = parseConfig(process.env);
let runtime: Runtime | undefined;

registerFunctions(() => {
  runtime ??= {
    db: openDatabase(config.project),
    verifier: idTokenVerifier(config),
    config,
    now: () => Date.now(),
    log: jsonLog(config.logLevel),
    sheets: openSheets({ ...config.sheets, auth: applicationAuth() }),
    mailer: config.mail === null ? null : openMailer(config.mail),
  };
  return runtime;
});
