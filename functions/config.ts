// The settings of the functions, read from the environment once, when the process starts. A pure
// function of the environment; what is missing or wrong is said in one sentence that names every
// variable at fault and prints no value, since a value may be a secret put in the wrong place.
import * as z from 'zod';
import { LOG_LEVELS } from './log.ts';
import type { LogLevel } from './log.ts';

export interface Config {
  /** Google Cloud project whose Firestore is used. */
  project: string;
  /** OAuth client ids whose ID tokens are taken; never empty, for none would mean any. */
  audiences: string[];
  /** Where the signing certificates are, or null for Google's own. */
  certsUrl: string | null;
  issuers: string[];
  /** Largest request body taken, in bytes. */
  maxBodyBytes: number;
  logLevel: LogLevel;
  sheets: {
    /** Where Google Sheets and Drive answer, or null for Google's own. */
    rootUrl: string | null;
    requestsPerMinute: number;
    /** The address of a spreadsheet without its id. */
    webUrl: string;
    /** Id of the folder in which spreadsheets are made, or null for the account's own drive. */
    folder: string | null;
  };
  /** The server by which reminders go out, and from whom; null: none, and they wait. */
  mail: { url: string; from: string } | null;
}

type Environment = Record<string, string | undefined>;

const LOOPBACK = new Set(['127.0.0.1', 'localhost', '[::1]']);
const commaList = z
  .string()
  .transform((text) =>
    text
      .split(',')
      .map((entry) => entry.trim())
      .filter((entry) => entry !== ''),
  )
  .pipe(z.array(z.string()).min(1));

function isSafeUrl(text: string): boolean {
  if (!URL.canParse(text)) return false;
  const url = new URL(text);
  return url.protocol === 'https:' || (url.protocol === 'http:' && LOOPBACK.has(url.hostname));
}

function isMailServer(text: string): boolean {
  return URL.canParse(text) && /^smtps?:$/.test(new URL(text).protocol);
}

const environment = z
  .object({
    project: z.string().regex(/^[a-z][a-z0-9-]{4,28}[a-z0-9]$/),
    ID_TOKEN_AUDIENCE: commaList,
    ID_TOKEN_CERTS_URL: z.string().refine(isSafeUrl).optional(),
    ID_TOKEN_ISSUERS: commaList.default(['https://accounts.google.com', 'accounts.google.com']),
    MAX_BODY_MB: z.coerce.number().min(1).max(32).default(8),
    LOG_LEVEL: z.enum(LOG_LEVELS).default('info'),
    SHEETS_ROOT_URL: z.string().refine(isSafeUrl).optional(),
    SHEETS_REQUESTS_PER_MINUTE: z.coerce.number().int().min(2).max(3000).default(60),
    SPREADSHEETS_URL: z
      .string()
      .refine(isSafeUrl)
      .default('https://docs.google.com/spreadsheets/d'),
    DRIVE_FOLDER: z
      .string()
      .regex(/^[\w-]{10,100}$/)
      .optional(),
    SMTP_URL: z.string().refine(isMailServer).optional(),
    MAIL_FROM: z
      .string()
      .regex(/^[^<>\r\n]*(<[^<>@\s]+@[^<>@\s]+>|[^<>@\s]+@[^<>@\s]+)$/)
      .optional(),
  })
  .superRefine(({ SMTP_URL, MAIL_FROM }, context) => {
    if ((SMTP_URL === undefined) === (MAIL_FROM === undefined)) return;
    const missing = SMTP_URL === undefined ? 'SMTP_URL' : 'MAIL_FROM';
    context.addIssue({ code: 'custom', path: [missing] });
  });

const EXPECTED: Record<string, string> = {
  project: 'GOOGLE_CLOUD_PROJECT (or GCLOUD_PROJECT) must be the id of a Google Cloud project',
  ID_TOKEN_AUDIENCE: 'ID_TOKEN_AUDIENCE must list at least one OAuth client id, comma-separated',
  ID_TOKEN_CERTS_URL: 'ID_TOKEN_CERTS_URL must be an https address (http only on this machine)',
  ID_TOKEN_ISSUERS: 'ID_TOKEN_ISSUERS must list at least one issuer, comma-separated',
  MAX_BODY_MB: 'MAX_BODY_MB must be a number from 1 to 32',
  LOG_LEVEL: `LOG_LEVEL must be one of ${LOG_LEVELS.join(', ')}`,
  SHEETS_ROOT_URL: 'SHEETS_ROOT_URL must be an https address (http only on this machine)',
  SHEETS_REQUESTS_PER_MINUTE: 'SHEETS_REQUESTS_PER_MINUTE must be a whole number from 2 to 3000',
  SPREADSHEETS_URL: 'SPREADSHEETS_URL must be an https address (http only on this machine)',
  SMTP_URL: 'SMTP_URL must be an smtp:// or smtps:// address, set together with MAIL_FROM',
  MAIL_FROM:
    'MAIL_FROM must be an e-mail address, with a name or without, set together with SMTP_URL',
  DRIVE_FOLDER:
    'DRIVE_FOLDER must be the id of a folder in Google Drive, the last part of its address',
};

/**
 * Reads the settings from an environment; a variable set to nothing counts as not set.
 * @throws Error with one sentence naming each variable that is missing or wrong
 */
export function parseConfig(env: Environment): Config {
  const set = Object.fromEntries(Object.entries(env).filter(([, value]) => value?.trim()));
  const read = environment.safeParse({
    ...set,
    project: set['GOOGLE_CLOUD_PROJECT'] ?? set['GCLOUD_PROJECT'],
  });
  if (!read.success) {
    const names = [...new Set(read.error.issues.map((issue) => String(issue.path[0])))];
    throw new Error(
      `The configuration is not complete: ${names.map((n) => EXPECTED[n]).join('; ')}.`,
    );
  }
  return {
    project: read.data.project,
    audiences: read.data.ID_TOKEN_AUDIENCE,
    certsUrl: read.data.ID_TOKEN_CERTS_URL ?? null,
    issuers: read.data.ID_TOKEN_ISSUERS,
    maxBodyBytes: Math.floor(read.data.MAX_BODY_MB * 1024 * 1024),
    logLevel: read.data.LOG_LEVEL,
    sheets: {
      rootUrl: read.data.SHEETS_ROOT_URL ?? null,
      requestsPerMinute: read.data.SHEETS_REQUESTS_PER_MINUTE,
      webUrl: read.data.SPREADSHEETS_URL,
      folder: read.data.DRIVE_FOLDER ?? null,
    },
    mail:
      read.data.SMTP_URL === undefined || read.data.MAIL_FROM === undefined
        ? null
        : { url: read.data.SMTP_URL, from: read.data.MAIL_FROM },
  };
}
