import { describe, expect, it } from 'vitest';
import type { ReportContent } from '../../../functions/domain/report/content.ts';
import { rollUp } from '../../../functions/domain/rollup/roll-up.ts';
import { BA_NA, HOA_TIEN, QUANG_NAM, scene } from '../../cast.ts';
import { contentOf, figure, reportOf } from '../../report-makers.ts';

const SIGNED = { id: 'digital_signature', name: 'Người đã cài chữ ký số' };
const BANKED = { id: 'bank_account', name: 'Người có tài khoản ngân hàng' };
const plan = { ...QUANG_NAM, residentLists: { counters: [SIGNED, BANKED], clause: 'IV.2.2' } };

function listsOf(...contents: ReportContent[]) {
  const reports = contents.map((content) => reportOf(content));
  return rollUp(scene({ plans: [plan], reports })).residentLists;
}

describe('counts in place of lists of residents', () => {
  it('go by commune, then in the order of the plan, whatever order the report has', () => {
    const lists = [
      { id: BANKED.id, count: figure(0), kept: false },
      { id: SIGNED.id, count: figure(40), kept: true },
    ];
    const found = listsOf(
      contentOf(HOA_TIEN, [], { residentLists: lists }),
      contentOf(BA_NA, [], { residentLists: [{ id: SIGNED.id, count: null, kept: null }] }),
    );
    expect(found).toEqual([
      { unit: BA_NA.code, ...SIGNED, count: null, kept: null },
      { unit: HOA_TIEN.code, ...SIGNED, count: 40, kept: true },
      { unit: HOA_TIEN.code, ...BANKED, count: 0, kept: false },
    ]);
  });

  it('of an earlier period are not this period’s', () => {
    const old = contentOf(HOA_TIEN, [], {
      period: '2025-Q3',
      residentLists: [{ id: SIGNED.id, count: figure(40), kept: true }],
    });
    expect(listsOf(old)).toEqual([]);
  });

  it('of a list that no plan in force asks for are left out', () => {
    const lists = [{ id: 'pension', count: figure(7), kept: true }];
    expect(listsOf(contentOf(HOA_TIEN, [], { residentLists: lists }))).toEqual([]);
  });
});

describe('the number of the letter a report went out with', () => {
  it.each(['57/BC-UBND', null])('is carried beside the revision: %s', (officialNo) => {
    const reports = [reportOf(contentOf(HOA_TIEN, [], { officialNo }))];
    expect(rollUp(scene({ reports })).basis).toMatchObject([{ revision: 1, officialNo }]);
  });
});
