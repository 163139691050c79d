import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { readPlanFiles } from '../../functions/files/plan-file.ts';
import { openOffice, type Office } from '../../local-office/office.ts';

let office: Office;
beforeAll(async () => {
  office = await openOffice({
    province: { code: '48', name: 'Thành phố Đà Nẵng' },
    plans: await readPlanFiles(['plans/quang-nam-2025.yaml']),
    units: {
      communes: [
        {
          province: '48',
          code: '20275',
          name: 'Phường An Hải',
          kind: 'phuong',
          zone: 'PLAIN',
          district: null,
          validFrom: '2025-07-01',
          validTo: null,
        },
      ],
      villages: [],
    },
    holidays: new Map(),
    log: () => undefined,
  });
  office.setClock(Date.parse('2025-12-27T08:00:00+07:00'));
});
afterAll(() => office.close());

const codeOf = async (response: Response) => ((await response.json()) as { code: string }).code;

describe('the functions under one address of this machine', () => {
  it('listens on 127.0.0.1 only', () => {
    expect(new URL(office.origin).hostname).toBe('127.0.0.1');
  });

  it('answers 404 to what is no function', async () => {
    for (const path of ['/', '/fn/', '/fn/deleteProvince', '/certs/x'])
      expect([path, (await fetch(office.origin + path)).status]).toEqual([path, 404]);
  });

  it('refuses who shows no token, as in the cloud', async () => {
    const response = await fetch(`${office.origin}/fn/provinceSummary?province=48&period=2025-Q4`);
    expect([response.status, await codeOf(response)]).toEqual([401, 'TOKEN_MISSING']);
  });

  it('answers a body that cannot be read in its own words', async () => {
    const response = await fetch(`${office.origin}/fn/submitWorkbook`, {
      method: 'POST',
      headers: { 'content-type': 'application/json' },
      body: '{"province": ',
    });
    expect([response.status, await codeOf(response)]).toEqual([400, 'BAD_REQUEST']);
  });

  it('rolls the province up on an event and shows it to the province', async () => {
    await office.officers.rollUp('48', '2025-Q4');
    const rollup = await office.officers.readSummary('48', '2025-Q4');
    expect(rollup).toMatchObject({
      computedAt: '2025-12-27T08:00:00+07:00',
      coverage: { expected: 1, reported: 0 },
    });
  });

  it('shows nothing of a period that was not rolled up', async () => {
    await expect(office.officers.readSummary('48', '2025-Q3')).rejects.toThrow('404');
  });
});
