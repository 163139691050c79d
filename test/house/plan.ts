// The plan of the house: which room may import which, and which package belongs to whom.
//
//   index → functions → handlers → {store, sheets, xlsx, notify, identity, files} → domain
//   domain → zod, date-fns, @date-fns/tz            add-on → domain
//   local office → all of functions                  cli → functions, local office
import type { Arrow } from './imports.ts';

/** Rooms that stand between the domain and the stories, beside each other. */
const SIDE = ['store', 'sheets', 'xlsx', 'notify', 'identity', 'files'] as const;
/** `base` is problems, configuration, log and digest: words that every room above the domain shares. */
const BELOW = ['base', 'domain'] as const;

const ROOMS = {
  domain: ['domain'],
  base: BELOW,
  store: ['store', ...BELOW],
  sheets: ['sheets', ...BELOW],
  xlsx: ['xlsx', ...BELOW],
  notify: ['notify', ...BELOW],
  identity: ['identity', ...BELOW],
  files: ['files', ...BELOW],
  handlers: ['handlers', ...SIDE, ...BELOW],
  table: ['handlers', 'base'],
  index: ['table', 'handlers', ...SIDE, 'base'],
  addon: ['addon', 'domain'],
  office: ['office', 'table', 'handlers', ...SIDE, ...BELOW],
  cli: ['cli', 'office', 'table', 'handlers', ...SIDE, ...BELOW],
} as const;
type Room = keyof typeof ROOMS;

/** A package named here may be imported by these rooms alone. */
const OWNERS: Record<string, readonly Room[]> = {
  zod: ['domain', 'base', 'store', 'handlers', 'files', 'sheets', 'notify', 'cli', 'office'],
  'date-fns': ['domain'],
  '@date-fns/tz': ['domain'],
  'firebase-admin': ['store', 'index'],
  '@google-cloud/firestore': ['store'],
  '@google-cloud/functions-framework': ['handlers', 'table', 'office', 'cli'],
  'google-auth-library': ['identity', 'sheets', 'office'],
  googleapis: ['sheets'],
  '@cj-tech-master/excelts': ['xlsx'],
  pino: ['base'],
  yaml: ['files'],
  'csv-parse': ['files'],
  '@nghiavuive/lunar_date_vi': ['files'],
  nodemailer: ['notify'],
  '@firebase-bridge/firestore-admin': ['office'],
};
/** Rooms that may take any package that is nobody's own. */
const OPEN = new Set<Room>(['cli', 'office']);
/** Rooms that nothing of Node may enter: their code also runs in the add-on. */
const WITHOUT_NODE = new Set<Room>(['domain', 'addon']);
const BARRELS: Record<string, string> = {
  'date-fns': 'a sub-path such as date-fns/addDays',
  googleapis: 'googleapis/build/src/apis/sheets/index.js',
};

/** The room of a file of ours, by its path from the root. */
export function roomOf(path: string): Room | undefined {
  const [top, next = ''] = path.split('/');
  if (top === 'cli') return 'cli';
  if (top === 'local-office') return 'office';
  if (top === 'sheets-addon') return 'addon';
  if (top !== 'functions') return undefined;
  if (next === 'index.ts') return 'index';
  if (next === 'functions.ts') return 'table';
  if (next.endsWith('.ts')) return 'base';
  return next in ROOMS && !['base', 'table', 'index'].includes(next) ? (next as Room) : undefined;
}

/** What is wrong with an arrow, or null. */
export function faultOf({ from, to, typeOnly }: Arrow): string | null {
  const room = roomOf(from);
  if (room === undefined) return `${from}: expected a room of the house`;
  if (to.startsWith('node:'))
    return WITHOUT_NODE.has(room) ? `${from}: ${room} must not import ${to}` : null;
  if (/\.(ts|json)$/.test(to) && to.includes('/') && !to.startsWith('@')) {
    const target = roomOf(to);
    const allowed = target !== undefined && (ROOMS[room] as readonly Room[]).includes(target);
    return allowed ? null : `${from}: ${room} must not import ${to}`;
  }
  return faultOfPackage(from, room, to, typeOnly);
}

function faultOfPackage(from: string, room: Room, to: string, typeOnly: boolean): string | null {
  const name = to
    .split('/')
    .slice(0, to.startsWith('@') ? 2 : 1)
    .join('/');
  if (to in BARRELS) return `${from}: expected ${BARRELS[to]}, found ${to}`;
  const owners = OWNERS[name];
  if (owners === undefined) return OPEN.has(room) ? null : `${from}: ${room} must not import ${to}`;
  // The local office hands out a database without opening one, and answers in the shapes of the
  // Sheets API without calling it: the types are all it needs.
  const mayName =
    room === 'office' && typeOnly && (name === 'firebase-admin' || name === 'googleapis');
  return owners.includes(room) || mayName ? null : `${from}: ${room} must not import ${to}`;
}
