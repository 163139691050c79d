// The two messages for Zalo: what the teams still owe the commune, what communes owe the province.
import { describe, expect, it } from 'vitest';
import { chaseMessage } from '../../../functions/domain/report/chase-message.ts';
import { teamMessage } from '../../../functions/domain/report/team-message.ts';
import type { WorkbookContext } from '../../../functions/domain/workbook/context.ts';
import { TEMPLATE_VERSION } from '../../../functions/domain/workbook/contract.ts';
import { AN_HAI, fillIn, openDesk, QUANG_NAM, type Desk } from '../workbook/office.ts';
import { line, progressOf } from './progress-makers.ts';

function messageOf(desk: Desk, plans = [QUANG_NAM]): string {
  const context: WorkbookContext = {
    templateVersion: TEMPLATE_VERSION,
    province: { code: '48', name: 'Đà Nẵng' },
    commune: desk.commune,
    villages: desk.villages,
    period: desk.form.period.id,
    plans,
    holidays: [],
    previous: null,
    storeMemberNames: false,
  };
  return teamMessage(desk.book, context, '2025-12-18');
}

describe('the message to the teams', () => {
  it('greets, names the period and the due date, and what each team still owes', () => {
    const desk = fillIn(openDesk());
    const asked = desk.form.villageIndicators.filter(
      ({ indicator }) => indicator.numerator.source === 'typed' && !indicator.optional,
    );
    const [one, two] = asked;
    for (const it of [one, two]) desk.type('figures', 1, `n:${it?.canonicalId}`, null);
    const text = messageOf(desk);
    expect(text).toContain('Kính gửi các Tổ công nghệ số cộng đồng Phường An Hải,');
    expect(text).toContain('quý IV năm 2025, số liệu từ 15/09/2025 đến hết 14/12/2025');
    expect(text).toContain('trước ngày 20/12/2025 (muộn nhất 23:59 ngày 19/12/2025)');
    expect(text).toContain(
      `- Tổ dân phố 2: chưa có số liệu: ${one?.indicator.shortName}; ${two?.indicator.shortName}.`,
    );
    expect(text).not.toContain('Tổ dân phố 1:');
  });

  it('says once what several teams lack', () => {
    const desk = fillIn(openDesk({ households: Array.from({ length: 30 }, () => 100) }));
    const [one, two] = desk.form.villageIndicators.filter(
      ({ indicator }) => indicator.numerator.source === 'typed' && !indicator.optional,
    );
    for (let row = 0; row < 30; row += 1) desk.type('figures', row, `n:${one?.canonicalId}`, null);
    const missing = (text: string) => text.split('\n').filter((it) => it.startsWith('- '));
    expect(missing(messageOf(desk))).toEqual([
      `- Tất cả 30 tổ dân phố: chưa có số liệu: ${one?.indicator.shortName}.`,
    ]);

    desk.type('figures', 2, `n:${two?.canonicalId}`, null);
    const [most, third, ...rest] = missing(messageOf(desk));
    expect(most).toMatch(/^- Tổ dân phố 1, Tổ dân phố 2, Tổ dân phố 4, .* \(29 tổ dân phố\): chưa/);
    expect(third).toMatch(/^- Tổ dân phố 3: chưa có số liệu: .*; /);
    expect(rest).toEqual([]);
  });

  it('counts teams where one village has two', () => {
    const desk = fillIn(openDesk());
    const asked = desk.form.villageIndicators[0]?.canonicalId;
    desk.type('villages', 2, 'village', 'T001');
    desk.type('villages', 2, 'name', 'Tổ dân phố 1');
    desk.type('villages', 2, 'hasTeam', 'x');
    desk.type('villages', 2, 'team', 'T001B');
    for (const row of [0, 1]) desk.type('figures', row, `n:${asked}`, null);
    // The second team has no row of figures yet.
    expect(messageOf(desk)).toContain('- Tất cả 3 Tổ: chưa có số liệu:');
  });

  it('says so when nothing is missing', () => {
    const text = messageOf(fillIn(openDesk()));
    expect(text).toContain('đã đủ');
    expect(text).not.toContain('Còn thiếu');
  });

  it('counts a ticked row as answered only where there is a last report', () => {
    const desk = fillIn(openDesk());
    const id = desk.form.villageIndicators[0]?.canonicalId;
    desk.type('figures', 0, `n:${id}`, null);
    desk.type('figures', 0, 'keep', 'x');
    expect(messageOf(desk)).toContain('Tổ dân phố 1: chưa có số liệu');
  });

  it('asks for the team’s own report where a plan obliges it to report', () => {
    const plans = [QUANG_NAM, AN_HAI];
    const desk = fillIn(openDesk({ plans }));
    const asks = desk.form.tabs
      .find(({ key }) => key === 'figures')
      ?.columns.some(({ key }) => key === 'reportedOn');
    expect(asks).toBe(true);
    desk.type('figures', 0, 'reportedOn', { date: '2025-12-10' });
    const text = messageOf(desk, plans);
    expect(text).toMatch(/- Tổ dân phố 2: .*chưa gửi báo cáo của Tổ\./);
    expect(text).not.toMatch(/- Tổ dân phố 1: .*chưa gửi báo cáo/);
  });

  it('names nobody, and stands a workbook full of faults', () => {
    const desk = fillIn(openDesk());
    desk.type('figures', 0, 'hoursPerWeek', 'nhiều');
    desk.sheet('members').rows.splice(0, 2);
    expect(messageOf(desk)).not.toContain('Người 1');
    desk.book.tabs.splice(0, 99);
    expect(messageOf(desk)).toContain('Kính gửi');
  });
});

describe('the message to the communes', () => {
  it('names who has not sent, who was late, and the date', () => {
    expect(
      chaseMessage(
        progressOf([
          line('20194', 'Xã Hòa Vang', 'ON_TIME'),
          line('20197', 'Xã Bà Nà', 'LATE', 2),
          line('20275', 'Phường An Hải', 'MISSING'),
          line('20305', 'Phường Tân Hiệp', 'NOT_DUE'),
          line('20308', 'Đặc khu Hoàng Sa', 'EXEMPT'),
        ]),
      ),
    ).toBe(
      [
        'Kính gửi các xã, phường, đặc khu thuộc thành phố Đà Nẵng,',
        'Tình hình nộp báo cáo Tổ công nghệ số cộng đồng quý IV năm 2025, tính đến 20/12/2025 08:00:',
        '',
        'Hạn nộp: trước ngày 20/12/2025 (muộn nhất 23:59 ngày 19/12/2025).',
        '- Đã nộp: 2/4 đơn vị.',
        '- Quá hạn, chưa nộp (1): Phường An Hải.',
        '- Chưa nộp (1): Phường Tân Hiệp.',
        '- Nộp muộn (1): Xã Bà Nà (muộn 2 ngày).',
        '',
        'Đề nghị các đơn vị chưa nộp mở bảng tính của mình, chọn Tổ CNSCĐ → Kiểm tra số liệu, rồi Nộp báo cáo. Trân trọng cảm ơn!',
      ].join('\n'),
    );
  });

  it('has a paragraph for each due date, and none of them blames for a reminder', () => {
    const text = chaseMessage(
      progressOf([
        line('20194', 'Xã Hòa Vang', 'ON_TIME'),
        line('20275', 'Phường An Hải', 'NOT_DUE', null, {
          dueWords: 'chậm nhất ngày 25/12/2025 (hết 23:59 ngày 25/12/2025)',
          assumed: true,
        }),
        line('20305', 'Phường Tân Hiệp', 'NOT_DUE', null, { dueWords: null }),
      ]),
    );
    expect(text.match(/^(?:Hạn nộp|Không ấn định).*$/gm)).toEqual([
      'Hạn nộp: trước ngày 20/12/2025 (muộn nhất 23:59 ngày 19/12/2025).',
      'Hạn nộp: chậm nhất ngày 25/12/2025 (hết 23:59 ngày 25/12/2025) – hạn gợi ý.',
      'Không ấn định hạn nộp.',
    ]);
  });

  it('names a commune that owes two reports by one date once', () => {
    const text = chaseMessage(
      progressOf([
        line('20275', 'Phường An Hải', 'MISSING'),
        line('20275', 'Phường An Hải', 'MISSING'),
      ]),
    );
    expect(text).toContain('Quá hạn, chưa nộp (1): Phường An Hải.');
  });

  it('names a commune that owes reports by two dates under the one that needs it first', () => {
    const later = { dueWords: 'chậm nhất ngày 25/12/2025', lastDay: '2025-12-25' };
    const text = chaseMessage(
      progressOf([
        line('20194', 'Xã Hòa Vang', 'NOT_DUE', null, later),
        line('20194', 'Xã Hòa Vang', 'MISSING'),
        line('20275', 'Phường An Hải', 'ON_TIME'),
        line('20275', 'Phường An Hải', 'ON_TIME', null, later),
      ]),
    );
    expect(text.match(/Xã Hòa Vang/g)).toHaveLength(1);
    expect(text).toContain('Quá hạn, chưa nộp (1): Xã Hòa Vang.');
    expect(text).toContain('- Đã nộp: 1/2 đơn vị.');
    expect(text).not.toContain('25/12/2025');
  });

  it('thanks when all have sent', () => {
    expect(chaseMessage(progressOf([line('20194', 'Xã Hòa Vang', 'ON_TIME')]))).toContain(
      'đã nộp đủ',
    );
  });
});
