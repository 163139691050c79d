// Google Drive's files, as far as spreadsheets need them: made, found, renamed, shared, put in the
// trash. What an account may not see is not there for it.
import type { StoredFile } from './store.ts';
import { GoogleFault } from './store.ts';
import { meets, readQuery } from './drive-query.ts';
import type { Answer, Call, Route } from './rest-call.ts';
import { invalid } from './shape.ts';

const SPREADSHEET_TYPE = 'application/vnd.google-apps.spreadsheet';
const FILE = 'kind,id,name,mimeType';
const PERMISSION = 'kind,id,type,role';
const ANY_DRIVE = ['supportsAllDrives', 'supportsTeamDrives', 'enforceSingleParent'];

interface FileBody {
  name?: string | null;
  mimeType?: string | null;
  appProperties?: Record<string, string | null> | null;
  trashed?: boolean | null;
}

export const DRIVE_ROUTES: Route[] = [
  {
    method: 'POST',
    path: '/drive/v3/files',
    query: ANY_DRIVE,
    body: 'File',
    run(call) {
      // Every folder is the same one here.
      const body = onlyKnown(call.body, ['name', 'mimeType', 'appProperties', 'parents']);
      if (body.mimeType !== SPREADSHEET_TYPE)
        throw invalid(
          `Only files of type ${SPREADSHEET_TYPE} are supported, found ${String(body.mimeType)}`,
        );
      const id = call.store.create({
        title: body.name || 'Untitled',
        owner: call.account,
        appProperties: withProperties({}, body.appProperties),
        locale: 'en_US',
      });
      return answer(call, call.store.file(id));
    },
  },
  {
    method: 'GET',
    path: '/drive/v3/files',
    query: [
      'q',
      'orderBy',
      'pageSize',
      'pageToken',
      'spaces',
      'corpora',
      'includeItemsFromAllDrives',
      ...ANY_DRIVE,
    ],
    run(call) {
      const conditions = readQuery(call.query.get('q') ?? '');
      const order = call.query.get('orderBy') ?? 'createdTime';
      if (order !== 'createdTime')
        throw invalid(`Only orderBy=createdTime is supported, found ${order}`);
      const size = Number(call.query.get('pageSize') ?? 100);
      if (!Number.isInteger(size) || size < 1 || size > 1000)
        throw invalid(
          `Invalid value '${call.query.get('pageSize')}'. Values must be within the range: [1, 1000]`,
        );
      const token = call.query.get('pageToken');
      const from = token === null ? 0 : Number(token.replace(/^~/, ''));
      if (!Number.isInteger(from) || from < 0) throw invalid('Invalid Value');
      const found = call.store
        .files()
        .filter(
          (it) => call.store.accessOf(it.id, call.account) !== 'none' && meets(it, conditions),
        )
        .toSorted((a, b) => (a.createdAt < b.createdAt ? -1 : Number(a.createdAt > b.createdAt)));
      const files = found.slice(from, from + size).map((it) => resource(call, it));
      const more = from + size < found.length ? { nextPageToken: `~${from + size}` } : {};
      return {
        message: 'FileList',
        standard: `kind,incompleteSearch,nextPageToken,files(${FILE})`,
        body: { kind: 'drive#fileList', incompleteSearch: false, ...more, files },
      };
    },
  },
  {
    method: 'GET',
    path: '/drive/v3/files/{id}',
    query: [...ANY_DRIVE, 'acknowledgeAbuse'],
    run: (call) => answer(call, visible(call)),
  },
  {
    method: 'PATCH',
    path: '/drive/v3/files/{id}',
    query: ANY_DRIVE,
    body: 'File',
    run(call) {
      const file = visible(call, 'writer');
      const body = onlyKnown(call.body, ['name', 'appProperties', 'trashed']);
      const { name, trashed, appProperties } = body;
      if (typeof trashed === 'boolean' && call.store.accessOf(file.id, call.account) !== 'owner')
        throw notAllowed();
      call.store.changeFile(file.id, {
        ...(typeof name === 'string' ? { name } : {}),
        ...(typeof trashed === 'boolean' ? { trashed } : {}),
        ...(appProperties
          ? { appProperties: withProperties(file.appProperties, appProperties) }
          : {}),
      });
      return answer(call, call.store.file(file.id));
    },
  },
  {
    method: 'GET',
    path: '/drive/v3/files/{id}/permissions',
    query: [...ANY_DRIVE, 'pageSize', 'pageToken'],
    run(call) {
      const permissions = permissionsOf(visible(call, 'writer'));
      return {
        message: 'PermissionList',
        standard: `kind,permissions(${PERMISSION})`,
        body: { kind: 'drive#permissionList', permissions },
      };
    },
  },
  {
    method: 'POST',
    path: '/drive/v3/files/{id}/permissions',
    query: [...ANY_DRIVE, 'sendNotificationEmail', 'emailMessage'],
    body: 'Permission',
    run(call) {
      const file = visible(call, 'writer');
      const { type, role, emailAddress, ...rest } = call.body as Record<string, string | undefined>;
      const [other] = Object.keys(rest);
      if (other !== undefined) throw invalid(`The field ${other} is not writable`);
      if (type !== 'user' || (role !== 'writer' && role !== 'reader'))
        throw invalid(
          `Only permissions of a user as writer or reader are supported, found ${String(type)} ${String(role)}`,
        );
      if (emailAddress === undefined || !/^[^\s@]+@[^\s@]+$/.test(emailAddress))
        throw invalid(
          'The specified emailAddress is invalid or not applicable for the given permission type.',
        );
      const id =
        emailAddress.toLowerCase() === file.owner.toLowerCase()
          ? 'owner'
          : call.store.share(file.id, emailAddress, role);
      const body = permissionsOf(call.store.file(file.id)).find((it) => it.id === id);
      return { message: 'Permission', standard: PERMISSION, body };
    },
  },
  {
    method: 'PATCH',
    path: '/drive/v3/files/{id}/permissions/{permission}',
    query: ANY_DRIVE,
    body: 'Permission',
    run(call) {
      const file = visible(call, 'writer');
      const { role, ...rest } = call.body as Record<string, string | undefined>;
      const [other] = Object.keys(rest);
      if (other !== undefined) throw invalid(`The field ${other} is not writable`);
      if (role !== 'writer' && role !== 'reader')
        throw invalid(`Only the roles writer and reader are supported, found ${String(role)}`);
      const permission = file.permissions.find((it) => it.id === call.path['permission']);
      if (permission === undefined)
        throw new GoogleFault(
          404,
          'NOT_FOUND',
          `Permission not found: ${call.path['permission']}.`,
        );
      call.store.share(file.id, permission.emailAddress, role);
      const body = permissionsOf(call.store.file(file.id)).find((it) => it.id === permission.id);
      return { message: 'Permission', standard: PERMISSION, body };
    },
  },
  {
    method: 'DELETE',
    path: '/drive/v3/files/{id}/permissions/{permission}',
    query: ANY_DRIVE,
    run(call) {
      const file = visible(call, 'writer');
      const id = call.path['permission'] ?? '';
      if (id === 'owner') throw notAllowed();
      call.store.unshare(file.id, id);
      return { message: 'Permission', body: undefined };
    },
  },
];

function answer(call: Call, file: StoredFile): Answer {
  return { message: 'File', standard: FILE, body: resource(call, file) };
}

function resource(call: Call, file: StoredFile) {
  const role = call.store.accessOf(file.id, call.account);
  const canEdit = role === 'owner' || role === 'writer';
  return {
    kind: 'drive#file',
    id: file.id,
    name: file.name,
    mimeType: SPREADSHEET_TYPE,
    trashed: file.trashed,
    ...(Object.keys(file.appProperties).length > 0 ? { appProperties: file.appProperties } : {}),
    webViewLink: `${call.webUrl}/${file.id}/edit?usp=drivesdk`,
    createdTime: file.createdAt,
    owners: [{ emailAddress: file.owner }],
    ownedByMe: role === 'owner',
    capabilities: { canEdit, canShare: canEdit },
    ...(canEdit ? { permissions: permissionsOf(file) } : {}),
  };
}

function permissionsOf(file: StoredFile) {
  const kind = 'drive#permission';
  return [
    { kind, id: 'owner', type: 'user', role: 'owner', emailAddress: file.owner },
    ...file.permissions.map((it) => ({ kind, type: 'user', ...it })),
  ];
}

/** @throws GoogleFault 404 for what the account may not see, 403 for what it may only see */
function visible(call: Call, access: 'reader' | 'writer' = 'reader'): StoredFile {
  const id = call.path['id'] ?? '';
  const file = call.store.files().find((it) => it.id === id);
  const role = file === undefined ? 'none' : call.store.accessOf(id, call.account);
  if (file === undefined || role === 'none')
    throw new GoogleFault(404, 'NOT_FOUND', `File not found: ${id}.`);
  if (access === 'writer' && role === 'reader') throw notAllowed();
  return file;
}

function onlyKnown(body: unknown, names: readonly string[]): FileBody {
  for (const name of Object.keys(body as object))
    if (!names.includes(name))
      throw invalid(`The resource body includes fields which are not directly writable: ${name}`);
  return body as FileBody;
}

/** A property set to null goes. */
function withProperties(
  before: Record<string, string>,
  wish: Record<string, string | null> | null | undefined,
): Record<string, string> {
  const all: Record<string, string | null> = { ...before, ...wish };
  return Object.fromEntries(
    Object.entries(all).filter((it): it is [string, string] => it[1] !== null),
  );
}

function notAllowed(): GoogleFault {
  return new GoogleFault(
    403,
    'PERMISSION_DENIED',
    'The user does not have sufficient permissions for this file.',
  );
}
