// Files as Drive keeps them: found again by what the functions wrote on them, shared with officers,
// put into the trash.
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { OFFICER, openGoogle, refusal, ROBOT, STRANGER, VIEWER, type Google } from './office.ts';

let google: Google;
beforeAll(async () => {
  google = await openGoogle();
});
afterAll(() => google.close());

const mimeType = 'application/vnd.google-apps.spreadsheet';

async function created(name: string, appProperties: Record<string, string>): Promise<string> {
  const { data } = await google
    .drive(ROBOT)
    .files.create({ requestBody: { name, mimeType, appProperties } });
  return data.id ?? '';
}

async function found(account: string, q: string, options: object = {}): Promise<string[]> {
  const { data } = await google.drive(account).files.list({ q, fields: 'files(name)', ...options });
  return (data.files ?? []).map((it) => it.name ?? '');
}

describe('a file', () => {
  it('is made, read, renamed, put in the trash and taken out', async () => {
    const { files } = google.drive(ROBOT);
    const made = await files.create({
      requestBody: { name: 'Xã Trà My', mimeType, appProperties: { commune: '48-1' } },
      fields: 'id,appProperties,webViewLink,trashed',
    });
    const fileId = made.data.id ?? '';
    expect(made.data).toEqual({
      id: fileId,
      appProperties: { commune: '48-1' },
      trashed: false,
      webViewLink: `https://docs.google.com/spreadsheets/d/${fileId}/edit?usp=drivesdk`,
    });
    expect((await files.get({ fileId })).data).toEqual({
      kind: 'drive#file',
      id: fileId,
      name: 'Xã Trà My',
      mimeType,
    });
    await files.update({
      fileId,
      requestBody: {
        name: 'Xã Trà Tân',
        appProperties: { period: '2025-Q4', commune: null as never },
        trashed: true,
      },
    });
    expect((await files.get({ fileId, fields: 'name,trashed,appProperties' })).data).toEqual({
      name: 'Xã Trà Tân',
      trashed: true,
      appProperties: { period: '2025-Q4' },
    });
    expect((await refusal(google.sheets(ROBOT).get({ spreadsheetId: fileId }))).code).toBe(404);
    await files.update({ fileId, requestBody: { trashed: false } });
    expect((await google.sheets(ROBOT).get({ spreadsheetId: fileId })).data.properties?.title).toBe(
      'Xã Trà Tân',
    );
  });

  it('of another kind is not made', async () => {
    const made = google
      .drive(ROBOT)
      .files.create({ requestBody: { name: 'a', mimeType: 'text/plain' } });
    expect((await refusal(made)).code).toBe(400);
  });

  it('is found by what was written on it', async () => {
    await created('Một', { tinh: '77', xa: "a'b" });
    await created('Hai', { tinh: '77', xa: 'c' });
    const gone = await created('Ba', { tinh: '77', xa: 'c' });
    await google.drive(ROBOT).files.update({ fileId: gone, requestBody: { trashed: true } });
    const tinh = "appProperties has { key='tinh' and value='77' }";
    expect(await found(ROBOT, tinh)).toEqual(['Một', 'Hai', 'Ba']);
    expect(await found(ROBOT, `${tinh} and trashed = false`)).toEqual(['Một', 'Hai']);
    expect(await found(ROBOT, `trashed=true and ${tinh}`)).toEqual(['Ba']);
    expect(
      await found(
        ROBOT,
        String.raw`appProperties has {key='xa' and value='a\'b'} and mimeType = '${mimeType}'`,
      ),
    ).toEqual(['Một']);
    expect(await found(ROBOT, `${tinh} and mimeType = 'text/plain'`)).toEqual([]);
    expect(await found(ROBOT, `name = 'Hai' and ${tinh}`)).toEqual(['Hai']);
    expect(await found(STRANGER, tinh)).toEqual([]);
  });

  it('is listed page by page', async () => {
    for (const name of ['1', '2', '3', '4', '5']) await created(name, { trang: 'x' });
    const names: string[] = [];
    let pageToken: string | undefined;
    let pages = 0;
    do {
      const { data } = await google.drive(ROBOT).files.list({
        q: "appProperties has { key='trang' and value='x' }",
        pageSize: 2,
        ...(pageToken ? { pageToken } : {}),
      });
      names.push(...(data.files ?? []).map((it) => it.name ?? ''));
      pageToken = data.nextPageToken ?? undefined;
      pages += 1;
    } while (pageToken !== undefined);
    expect({ names, pages }).toEqual({ names: ['1', '2', '3', '4', '5'], pages: 3 });
  });

  it.each([
    ['a search that is none', "fullText contains 'x'"],
    ['a search joined by or', "trashed = false or name = 'a'"],
    ['a search that is broken off', "name = 'a"],
  ])('is not found by %s', async (_what, q) => {
    expect((await refusal(google.drive(ROBOT).files.list({ q }))).code).toBe(400);
  });

  it('takes no field that is not its own to set', async () => {
    const fileId = await created('x', {});
    const call = google
      .drive(ROBOT)
      .files.update({ fileId, requestBody: { mimeType: 'text/plain' } });
    expect((await refusal(call)).message).toContain('not directly writable: mimeType');
  });
});

describe('sharing', () => {
  it('gives, changes and takes away access', async () => {
    const fileId = await created('Xã Nam Giang', {});
    const { permissions } = google.drive(ROBOT);
    const give = (emailAddress: string, role: string) =>
      permissions.create({
        fileId,
        sendNotificationEmail: false,
        requestBody: { type: 'user', role, emailAddress },
        fields: 'id,role,emailAddress',
      });
    const officer = await give(OFFICER, 'reader');
    expect(officer.data).toMatchObject({ role: 'reader', emailAddress: OFFICER });
    await give(VIEWER, 'reader');
    expect((await give(OFFICER, 'writer')).data.id).toBe(officer.data.id);
    const listed = await permissions.list({ fileId, fields: 'permissions(role,emailAddress)' });
    expect(listed.data.permissions).toEqual([
      { role: 'owner', emailAddress: ROBOT },
      { role: 'reader', emailAddress: VIEWER },
      { role: 'writer', emailAddress: OFFICER },
    ]);
    const requests = [{ addSheet: { properties: { title: 'Của cán bộ' } } }];
    const write = () =>
      google.sheets(OFFICER).batchUpdate({ spreadsheetId: fileId, requestBody: { requests } });
    expect((await write()).status).toBe(200);
    expect((await permissions.delete({ fileId, permissionId: officer.data.id ?? '' })).status).toBe(
      204,
    );
    expect((await refusal(write())).code).toBe(403);
    expect(
      (await refusal(permissions.delete({ fileId, permissionId: officer.data.id ?? '' }))).code,
    ).toBe(404);
  });

  it.each<[string, string, (fileId: string) => Promise<unknown>, number]>([
    [
      'a stranger does not even see it',
      STRANGER,
      (fileId) => google.drive(STRANGER).files.get({ fileId }),
      404,
    ],
    [
      'a reader does not rename it',
      VIEWER,
      (fileId) => google.drive(VIEWER).files.update({ fileId, requestBody: { name: 'x' } }),
      403,
    ],
    [
      'a reader does not share it',
      VIEWER,
      (fileId) =>
        google.drive(VIEWER).permissions.create({
          fileId,
          requestBody: { type: 'user', role: 'reader', emailAddress: 'a@b.vn' },
        }),
      403,
    ],
    [
      'a writer does not throw it away',
      OFFICER,
      (fileId) => google.drive(OFFICER).files.update({ fileId, requestBody: { trashed: true } }),
      403,
    ],
    [
      'a writer does not put the owner out',
      OFFICER,
      (fileId) => google.drive(OFFICER).permissions.delete({ fileId, permissionId: 'owner' }),
      403,
    ],
    [
      'nobody becomes its owner',
      ROBOT,
      (fileId) =>
        google.drive(ROBOT).permissions.create({
          fileId,
          requestBody: { type: 'user', role: 'owner', emailAddress: OFFICER },
        }),
      400,
    ],
    [
      'it is not shared with everybody',
      ROBOT,
      (fileId) =>
        google
          .drive(ROBOT)
          .permissions.create({ fileId, requestBody: { type: 'anyone', role: 'reader' } }),
      400,
    ],
    [
      'it is not shared with what is no address',
      ROBOT,
      (fileId) =>
        google.drive(ROBOT).permissions.create({
          fileId,
          requestBody: { type: 'user', role: 'reader', emailAddress: 'can bo' },
        }),
      400,
    ],
  ])('%s', async (_what, _who, call, code) => {
    const fileId = await created('Xã Nam Giang', {});
    google.store.share(fileId, OFFICER, 'writer');
    google.store.share(fileId, VIEWER, 'reader');
    expect((await refusal(call(fileId))).code).toBe(code);
  });
});
