import { describe, expect, it } from 'vitest';
import type { IssueCode } from '../../../functions/domain/workbook/messages.ts';
import { issueMessage, MESSAGES } from '../../../functions/domain/workbook/messages.ts';
import type { Issue } from '../../../functions/domain/workbook/issue.ts';
import {
  AN_HAI,
  fillIn,
  openDesk,
  QUANG_NAM,
  QUANG_NGOC,
  QUANG_TRI,
  TUYEN_QUANG,
  type Desk,
} from './office.ts';

const FIGURES = '4. Số liệu kỳ';

interface Case {
  name: string;
  code: IssueCode;
  severity: Issue['severity'];
  /** Sets the desk and gives the cell that the issue must name. */
  when: (desk: Desk) => string | void;
  says?: string | RegExp;
  desk?: () => Desk;
  /** Compared with the quarter before, which this makes. */
  before?: (desk: Desk) => void;
}

const anHai = () => fillIn(openDesk({ plans: [QUANG_NAM, AN_HAI] }));
const tuyenQuang = () => fillIn(openDesk({ plans: [TUYEN_QUANG], province: '08', code: '00691' }));
const quangTri = () =>
  fillIn(openDesk({ plans: [QUANG_TRI], province: '44', code: '19333', period: '2025-M12' }));
const quangNgoc = () =>
  fillIn(
    openDesk({ plans: [QUANG_NGOC], province: '38', code: '16498', period: '2026-Q1', zone: null }),
  );
const members = (desk: Desk, team: string, count: number, more: Record<string, string> = {}) => {
  for (let row = 0; row < count; row += 1) {
    desk.type('members', row + 8, 'team', team);
    desk.type('members', row + 8, 'name', `Thêm ${row + 1}`);
    desk.type('members', row + 8, 'role', 'Thành viên');
    for (const [key, value] of Object.entries(more)) desk.type('members', row + 8, key, value);
  }
};
const dropTab = (desk: Desk, key: Parameters<Desk['sheet']>[0]) => {
  desk.book.tabs.splice(desk.book.tabs.indexOf(desk.sheet(key)), 1);
};
const dropColumn = (desk: Desk, key: Parameters<Desk['sheet']>[0], column: string) => {
  const { rows } = desk.sheet(key);
  const place = rows[0]?.indexOf(column) ?? -1;
  for (const row of rows) row.splice(place, 1);
};
const addColumn = (
  desk: Desk,
  key: Parameters<Desk['sheet']>[0],
  header: string,
  value: string,
) => {
  const { rows } = desk.sheet(key);
  rows[1]?.push(header);
  rows[2]?.push(value);
};

const CASES: Case[] = [
  // Whole workbook
  {
    name: 'the figures tab deleted',
    code: 'TAB_MISSING',
    severity: 'BLOCK',
    when: (d) => dropTab(d, 'figures'),
  },
  {
    name: 'the activities tab deleted',
    code: 'TAB_MISSING',
    severity: 'WARN',
    when: (d) => dropTab(d, 'activities'),
  },
  {
    name: 'a tab of other headings',
    code: 'HEADER_MISSING',
    severity: 'WARN',
    when: (d) => {
      d.sheet('difficulties').rows = [['Danh sách'], ['Một']];
    },
  },
  {
    name: 'the key row deleted',
    code: 'KEY_ROW_MISSING',
    severity: 'INFO',
    when: (d) => {
      d.sheet('figures').rows.shift();
      return 'A1';
    },
  },
  {
    name: 'a column deleted',
    code: 'COLUMN_MISSING',
    severity: 'WARN',
    when: (d) => dropColumn(d, 'figures', 'hoursPerWeek'),
  },
  {
    name: 'a column copied beside itself',
    code: 'COLUMN_TWICE',
    severity: 'WARN',
    when: (d) =>
      d
        .sheet('figures')
        .rows.forEach((row, index) => row.push(index === 0 ? 'n:hh_informed' : null)),
  },
  {
    name: 'another commune’s code typed into tab 1',
    code: 'WRONG_COMMUNE',
    severity: 'BLOCK',
    when: (d) => d.type('unit', 'communeCode', 'value', '20467'),
  },
  {
    name: 'a column of the officer’s own',
    code: 'EXTRA_COLUMN',
    severity: 'INFO',
    when: (d) => addColumn(d, 'figures', 'Ghi nhớ', 'xem lại'),
  },
  {
    name: 'the hidden card deleted',
    code: 'META_MISSING',
    severity: 'WARN',
    when: (d) => {
      d.book.tabs = d.book.tabs.filter((tab) => tab.name !== '_Meta');
    },
  },
  ...(
    [
      ['commune', '20194', 'WRONG_COMMUNE', 'BLOCK'],
      ['period', '2025-Q3', 'WRONG_PERIOD', 'BLOCK'],
      ['templateVersion', '0.5', 'OLD_TEMPLATE', 'WARN'],
      ['plans', 'ke-hoach-khac', 'WRONG_PLANS', 'WARN'],
    ] as const
  ).map(([key, value, code, severity]): Case => ({
    name: `a card that says ${key} ${value}`,
    code,
    severity,
    when: (d) => {
      const card = d.book.tabs
        .find((tab) => tab.name === '_Meta')
        ?.rows.find((row) => row[0] === key);
      if (card) card[1] = value;
    },
  })),

  {
    name: 'the form sent back as it was made',
    code: 'REPORT_EMPTY',
    severity: 'BLOCK',
    desk: () => openDesk(),
    when: () => undefined,
  },

  // A single cell
  {
    name: '“abc” in a count',
    code: 'NOT_A_NUMBER',
    severity: 'BLOCK',
    when: (d) => d.type('figures', 0, 'n:hh_informed', 'abc'),
    says: /“abc”/,
  },
  {
    name: '#REF! in a count',
    code: 'ERROR_VALUE',
    severity: 'BLOCK',
    when: (d) => d.type('figures', 0, 'n:hh_informed', { error: '#REF!' }),
  },
  {
    name: '12,5 households',
    code: 'NOT_WHOLE',
    severity: 'BLOCK',
    when: (d) => d.type('figures', 0, 'n:hh_informed', 12.5),
  },
  {
    name: 'the number 1.234 in a count',
    code: 'AMBIGUOUS_NUMBER',
    severity: 'BLOCK',
    when: (d) => d.type('unit', 'residents', 'value', 1.234),
    says: /1\.234 hoặc 1,234/,
  },
  {
    name: '1.234 hours as text',
    code: 'AMBIGUOUS_NUMBER',
    severity: 'BLOCK',
    when: (d) => d.type('figures', 0, 'hoursPerWeek', '1.234'),
  },
  {
    name: '80% in a count',
    code: 'PERCENT_IN_COUNT',
    severity: 'BLOCK',
    when: (d) => d.type('figures', 0, 'n:hh_informed', '80%'),
  },
  {
    name: 'a date in a count',
    code: 'DATE_IN_NUMBER',
    severity: 'BLOCK',
    when: (d) => d.type('figures', 0, 'n:hh_informed', { date: '2025-10-12' }),
  },
  {
    name: '-1 households',
    code: 'NEGATIVE',
    severity: 'BLOCK',
    when: (d) => d.type('figures', 0, 'n:hh_informed', -1),
  },
  {
    name: '31/02/2025 as a date',
    code: 'NOT_A_DATE',
    severity: 'WARN',
    when: (d) => d.type('villages', 0, 'decisionDate', '31/02/2025'),
  },
  {
    name: 'the year 2025 in a cell that shows dates, which is 17/07/1905',
    code: 'NOT_A_DATE',
    severity: 'WARN',
    when: (d) => d.type('villages', 0, 'decisionDate', { date: '1905-07-17' }),
    says: /“17\/07\/1905” không phải một ngày hợp lệ/,
  },
  {
    name: '31/12/1989 as the day of a decision',
    code: 'NOT_A_DATE',
    severity: 'WARN',
    when: (d) => d.type('unit', 'yearlyPlanDate', 'value', '31/12/1989'),
  },
  {
    name: '“chưa rõ” as a tick',
    code: 'NOT_A_FLAG',
    severity: 'WARN',
    when: (d) => d.type('villages', 0, 'zalo', 'chưa rõ'),
  },
  {
    name: 'a role that no list has',
    code: 'UNKNOWN_WORD',
    severity: 'WARN',
    when: (d) => d.type('members', 0, 'role', 'Cố vấn'),
  },
  {
    name: 'a very long area',
    code: 'TEXT_TOO_LONG',
    severity: 'INFO',
    when: (d) => d.type('members', 0, 'area', 'tuyến '.repeat(40)),
  },
  {
    name: 'a decision of next year',
    code: 'DATE_IN_FUTURE',
    severity: 'WARN',
    when: (d) => d.type('villages', 0, 'decisionDate', { date: '2026-01-05' }),
  },
  {
    name: '“kế hoạch 15” as a document number',
    code: 'DOCUMENT_NUMBER_FORM',
    severity: 'WARN',
    when: (d) => d.type('unit', 'yearlyPlanNo', 'value', 'kế hoạch 15'),
  },
  {
    name: 'an e-mail without @',
    code: 'EMAIL_FORM',
    severity: 'WARN',
    when: (d) => d.type('unit', 'contactEmail', 'value', 'canbo.xa'),
  },
  {
    name: 'a telephone of 8 digits',
    code: 'PHONE_FORM',
    severity: 'WARN',
    when: (d) => d.type('unit', 'contactPhone', 'value', '02363847'),
  },

  // Personal data
  {
    name: 'a column of ID numbers',
    code: 'PERSONAL_COLUMN',
    severity: 'BLOCK',
    when: (d) => addColumn(d, 'figures', 'Số CCCD', '048090001234'),
    says: /số căn cước/,
  },
  {
    name: 'a phone number in a note',
    code: 'PERSONAL_TEXT',
    severity: 'WARN',
    when: (d) => d.type('figures', 0, 'note', 'gọi 0905 123 456'),
  },

  // Commune and villages
  {
    name: 'more adults than citizens from 16',
    code: 'POPULATION_ORDER',
    severity: 'WARN',
    desk: anHai,
    when: (d) => {
      d.type('unit', 'citizens16', 'value', 100);
      return d.type('unit', 'adults', 'value', 200);
    },
  },
  {
    name: 'fewer residents than households',
    code: 'POPULATION_ORDER',
    severity: 'WARN',
    when: (d) => d.type('unit', 'residents', 'value', 500),
  },
  {
    name: 'residents of the villages that do not add up',
    code: 'POPULATION_SUM',
    severity: 'WARN',
    desk: quangNgoc,
    when: (d) => {
      d.type('villages', 0, 'residents', 1000);
      d.type('villages', 1, 'residents', 900);
      return d.type('unit', 'residents', 'value', 2000);
    },
  },
  {
    name: 'a village row without its code',
    code: 'VILLAGE_CODE_MISSING',
    severity: 'BLOCK',
    when: (d) => {
      d.type('villages', 0, 'village', null);
    },
  },
  {
    name: 'a village that the unit list lacks',
    code: 'VILLAGE_UNKNOWN',
    severity: 'WARN',
    when: (d) => {
      d.type('villages', 2, 'name', 'Tổ dân phố 99');
      return d.type('villages', 2, 'village', 'T099');
    },
  },
  {
    name: 'a listed village left out',
    code: 'VILLAGE_MISSING',
    severity: 'WARN',
    when: (d) => {
      d.sheet('villages').rows.splice(3, 1);
    },
  },
  {
    name: 'one village twice under one team',
    code: 'VILLAGE_TWICE',
    severity: 'BLOCK',
    when: (d) => {
      d.type('villages', 2, 'name', 'Tổ dân phố 1');
      d.type('villages', 2, 'hasTeam', 'x');
      return d.type('villages', 2, 'village', 'T001');
    },
  },
  {
    name: 'two villages of one name',
    code: 'VILLAGE_NAME_TWICE',
    severity: 'WARN',
    when: (d) => d.type('villages', 1, 'name', 'TỔ  DÂN PHỐ 1'),
  },
  {
    name: 'a village without its kind',
    code: 'VILLAGE_KIND_MISSING',
    severity: 'INFO',
    when: (d) => d.type('villages', 0, 'kind', null),
  },
  {
    name: 'a village without its name',
    code: 'VILLAGE_NAME_MISSING',
    severity: 'WARN',
    when: (d) => d.type('villages', 0, 'name', null),
  },
  {
    name: 'a village without households',
    code: 'HOUSEHOLDS_MISSING',
    severity: 'WARN',
    when: (d) => d.type('villages', 0, 'households', null),
  },
  {
    name: 'a village of 0 households',
    code: 'HOUSEHOLDS_ZERO',
    severity: 'WARN',
    when: (d) => d.type('villages', 0, 'households', 0),
  },
  {
    name: 'households other than the unit list’s',
    code: 'HOUSEHOLDS_CHANGED',
    severity: 'INFO',
    when: (d) => d.type('villages', 0, 'households', 320),
  },
  {
    name: 'Zalo members without a group',
    code: 'ZALO_WITHOUT_GROUP',
    severity: 'WARN',
    when: (d) => {
      d.type('villages', 0, 'zaloMembers', 20);
      return d.type('villages', 0, 'zalo', 'không');
    },
  },
  {
    name: 'a zone other than the unit list’s',
    code: 'ZONE_DIFFERS',
    severity: 'WARN',
    when: (d) => d.type('villages', 0, 'zone', 'Miền núi'),
    says: /ghi “Miền núi”, danh sách đơn vị của tỉnh ghi “Đồng bằng”/,
  },
  {
    name: 'a commune without a zone',
    code: 'ZONE_MISSING',
    severity: 'WARN',
    desk: () => fillIn(openDesk({ zone: null })),
    when: () => undefined,
  },

  // Figures
  {
    name: 'figures of a village that tab 2 lacks',
    code: 'FIGURE_ROW_UNKNOWN',
    severity: 'BLOCK',
    when: (d) => {
      d.type('figures', 2, 'n:hh_informed', 5);
      return d.type('figures', 2, 'village', 'T050');
    },
  },
  {
    name: 'a village whose figures row was deleted',
    code: 'FIGURE_ROW_MISSING',
    severity: 'WARN',
    when: (d) => {
      d.sheet('figures').rows.splice(3, 1);
    },
  },
  {
    name: 'a figures row entered twice',
    code: 'FIGURE_ROW_TWICE',
    severity: 'BLOCK',
    when: (d) => {
      d.type('figures', 2, 'n:hh_informed', 5);
      return d.type('figures', 2, 'village', 'T001');
    },
  },
  {
    name: '313 of 312 households',
    code: 'NUMERATOR_ABOVE_DENOMINATOR',
    severity: 'BLOCK',
    when: (d) => d.type('figures', 0, 'n:hh_informed', 313),
    says: /313 lớn hơn .*312/,
  },
  {
    name: 'a figure without its denominator',
    code: 'DENOMINATOR_MISSING',
    severity: 'WARN',
    desk: anHai,
    when: (d) => d.type('commune', 'adult_digital_literacy', 'numerator', 10),
  },
  {
    name: 'a blank figure',
    code: 'FIGURES_BLANK',
    severity: 'INFO',
    when: (d) => d.type('figures', 1, 'n:hh_digital_signature', null),
    says: /1\/2 dòng/,
  },
  {
    name: 'a blank figure of the commune',
    code: 'COMMUNE_FIGURE_BLANK',
    severity: 'INFO',
    desk: anHai,
    when: () => undefined,
  },
  {
    name: '7 hours a week where 8 are asked',
    code: 'HOURS_BELOW_MINIMUM',
    severity: 'WARN',
    when: (d) => d.type('figures', 0, 'hoursPerWeek', 7),
    says: /KH Quảng Nam 2025, mục II\.2/,
  },
  {
    name: '169 hours a week',
    code: 'HOURS_ABOVE_WEEK',
    severity: 'WARN',
    when: (d) => d.type('figures', 0, 'hoursPerWeek', 169),
  },
  {
    name: 'more active members than members',
    code: 'ACTIVE_MEMBERS_DIFFER',
    severity: 'WARN',
    when: (d) => d.type('figures', 0, 'activeMembers', 5),
  },
  {
    name: 'a team’s report of tomorrow',
    code: 'REPORTED_AFTER_TODAY',
    severity: 'WARN',
    desk: anHai,
    when: (d) => d.type('figures', 0, 'reportedOn', { date: '2025-12-19' }),
  },
  {
    name: 'a stock figure below the last quarter’s',
    code: 'FIGURE_DECREASED',
    severity: 'WARN',
    before: () => undefined,
    when: (d) => d.type('figures', 0, 'n:hh_informed', 155),
  },
  {
    name: 'a jump from 50 to 81 per cent',
    code: 'FIGURE_JUMPED',
    severity: 'WARN',
    before: () => undefined,
    when: (d) => d.type('figures', 0, 'n:hh_informed', 253),
    says: /50,0% thành 81,1%/,
  },
  {
    name: 'rows like the last quarter’s, not ticked as kept',
    code: 'FIGURES_UNCHANGED',
    severity: 'WARN',
    before: () => undefined,
    when: () => undefined,
    says: /^2 dòng/,
  },

  // Teams and members
  {
    name: 'three members where four are asked (Quảng Nam II.2.a)',
    code: 'TEAM_TOO_SMALL',
    severity: 'WARN',
    when: (d) => {
      d.type('members', 0, 'leftOn', { date: '2025-11-30' });
      return 'A3';
    },
    says: /3 thành viên, quy định ít nhất 4/,
  },
  {
    name: 'nine members where eight are the most (An Hải II.1.a)',
    code: 'TEAM_TOO_LARGE',
    severity: 'WARN',
    desk: anHai,
    when: (d) => members(d, 'T001', 5),
    says: /9 thành viên, quy định nhiều nhất 8/,
  },
  {
    name: 'eleven members without collaborators (Tuyên Quang II.1.1.3)',
    code: 'TEAM_NEEDS_COLLABORATORS',
    severity: 'WARN',
    desk: tuyenQuang,
    when: (d) => members(d, 'T001', 7),
  },
  {
    name: 'a teacher as leader of a village team (Tuyên Quang II.1.1.2)',
    code: 'TEAM_ROLE_POST',
    severity: 'WARN',
    desk: tuyenQuang,
    when: (d) => {
      d.type('members', 0, 'post', 'Giáo viên');
    },
    says: /Tổ trưởng là “Giáo viên”/,
  },
  {
    name: 'a commune team without the Women’s Union (Quảng Trị III.3.1.2)',
    code: 'TEAM_POST_MISSING',
    severity: 'WARN',
    desk: quangTri,
    when: (d) => members(d, 'XA', 5, { post: 'Giáo viên' }),
  },
  {
    name: 'a village without a team (Tuyên Quang I.2)',
    code: 'TEAM_MISSING',
    severity: 'WARN',
    desk: tuyenQuang,
    when: (d) => {
      d.type('villages', 1, 'hasTeam', null);
    },
    says: /Chưa có Tổ ở Tổ dân phố 2/,
  },
  {
    name: 'a team without a decision',
    code: 'TEAM_WITHOUT_DECISION',
    severity: 'WARN',
    when: (d) => d.type('villages', 1, 'decisionNo', null) && 'A4',
  },
  {
    name: 'two teams of a village that was merged (Quảng Nam II.2.a)',
    code: 'TEAM_NOT_REORGANISED',
    severity: 'WARN',
    when: (d) => {
      d.type('villages', 0, 'mergedFrom', 'Tổ 21, 22');
      for (const column of ['village', 'name', 'hasTeam', 'households', 'decisionNo'])
        d.type(
          'villages',
          2,
          column,
          { village: 'T001', hasTeam: 'x', decisionNo: '1/QĐ' }[column] ?? 9,
        );
      d.type('villages', 2, 'team', 'T001B');
      return 'A3';
    },
    says: /vẫn còn 2 Tổ; hạn 31\/12\/2025 \(KH Quảng Nam 2025, mục II\.2\.a; II\.2\.d\)/,
  },
  {
    name: 'a village without its Zalo group (Quảng Ngọc IV.2.2)',
    code: 'TEAM_WITHOUT_ZALO',
    severity: 'INFO',
    desk: quangNgoc,
    when: () => undefined,
  },
  {
    name: 'members without an area (An Hải II.3.b)',
    code: 'TEAM_AREA_MISSING',
    severity: 'INFO',
    desk: anHai,
    when: () => undefined,
  },
  {
    name: 'no plan of the commune’s own',
    code: 'DOCUMENT_MISSING',
    severity: 'INFO',
    when: () => undefined,
    says: /kế hoạch năm của xã/,
  },
  {
    name: 'a members’ tab that nobody filled in',
    code: 'MEMBERS_BLANK',
    severity: 'INFO',
    when: (d) => {
      d.sheet('members').rows.length = 2;
    },
  },
  {
    name: 'a member of an unknown team',
    code: 'MEMBER_TEAM_UNKNOWN',
    severity: 'WARN',
    when: (d) => d.type('members', 0, 'team', 'T077'),
  },
  {
    name: 'a member without a team',
    code: 'MEMBER_TEAM_MISSING',
    severity: 'WARN',
    when: (d) => d.type('members', 0, 'team', null),
  },
  {
    name: 'a member without a name',
    code: 'MEMBER_NAME_MISSING',
    severity: 'WARN',
    when: (d) => d.type('members', 0, 'name', null),
  },
  {
    name: 'a member without a role',
    code: 'MEMBER_ROLE_MISSING',
    severity: 'WARN',
    when: (d) => d.type('members', 2, 'role', null),
  },
  {
    name: 'a member who joined after the team’s decision (C12)',
    code: 'MEMBERS_CHANGED_SINCE_DECISION',
    severity: 'INFO',
    when: (d) => {
      d.type('members', 0, 'joinedOn', { date: '2025-11-02' });
      return 'A3';
    },
    says: /1 thay đổi thành viên sau quyết định ngày 28\/10\/2025/,
  },
  {
    name: 'fewer active members than members',
    code: 'ACTIVE_MEMBERS_DIFFER',
    severity: 'INFO',
    when: (d) => d.type('figures', 0, 'activeMembers', 3),
  },
  {
    name: 'one person twice in a team',
    code: 'MEMBER_TWICE',
    severity: 'WARN',
    when: (d) => d.type('members', 1, 'name', ' người  1'),
  },
  {
    name: 'two leaders',
    code: 'TWO_LEADERS',
    severity: 'WARN',
    when: (d) => d.type('members', 1, 'role', 'Tổ trưởng') && 'A3',
  },
  {
    name: 'no leader',
    code: 'NO_LEADER',
    severity: 'WARN',
    when: (d) => d.type('members', 0, 'role', 'Thành viên') && 'A3',
  },
  {
    name: 'leaving before joining',
    code: 'LEFT_BEFORE_JOINED',
    severity: 'WARN',
    when: (d) => d.type('members', 0, 'leftOn', { date: '2025-01-01' }),
  },
  {
    name: 'a joining approved by the wrong person (Tuyên Quang II.1.1.3)',
    code: 'APPROVER_DIFFERS',
    severity: 'WARN',
    desk: tuyenQuang,
    when: (d) => d.type('members', 0, 'joinApprover', 'Chủ tịch UBND cấp xã'),
  },
  {
    name: 'a joining approved by nobody',
    code: 'APPROVER_MISSING',
    severity: 'INFO',
    desk: tuyenQuang,
    when: () => undefined,
  },
  {
    name: 'members who look after more households than there are',
    code: 'AREA_HOUSEHOLDS_ABOVE',
    severity: 'WARN',
    when: (d) => d.type('members', 0, 'households', 313) && 'A3',
  },

  // Events
  {
    name: 'an activity without its kind',
    code: 'ACTIVITY_KIND_MISSING',
    severity: 'WARN',
    when: (d) => d.type('activities', 0, 'attendances', 20) && 'C3',
  },
  {
    name: 'an activity of 15 December in the quarter that closed on the 14th',
    code: 'ACTIVITY_OUTSIDE_WINDOW',
    severity: 'WARN',
    when: (d) => {
      d.type('activities', 0, 'kind', 'Hướng dẫn người dân');
      return d.type('activities', 0, 'on', { date: '2025-12-15' });
    },
    says: /15\/09\/2025 – 14\/12\/2025/,
  },
  {
    name: 'an activity in a village nobody knows',
    code: 'ACTIVITY_VILLAGE_UNKNOWN',
    severity: 'WARN',
    when: (d) => d.type('activities', 0, 'village', 'Thôn Lạ'),
  },
  {
    name: 'an activity held 0 times',
    code: 'ACTIVITY_SESSIONS_ZERO',
    severity: 'WARN',
    when: (d) => d.type('activities', 0, 'sessions', 0),
  },
  {
    name: 'a training without attendance of members',
    code: 'TRAINING_ATTENDANCE_MISSING',
    severity: 'INFO',
    when: (d) => {
      d.type('activities', 0, 'kind', 'Tập huấn, bồi dưỡng');
    },
  },
  {
    name: 'a difficulty without words',
    code: 'DIFFICULTY_DESCRIPTION_MISSING',
    severity: 'WARN',
    when: (d) => d.type('difficulties', 0, 'category', 'Mạng') && 'B3',
  },
  {
    name: 'a difficulty addressed to nobody',
    code: 'DIFFICULTY_LEVEL_MISSING',
    severity: 'WARN',
    when: (d) => d.type('difficulties', 0, 'description', 'Sóng yếu') && 'E3',
  },
  {
    name: 'a model without a name',
    code: 'RECOGNITION_INCOMPLETE',
    severity: 'WARN',
    when: (d) => d.type('recognitions', 0, 'kind', 'Mô hình') && 'C3',
  },
  {
    name: 'a commendation of nobody knows whom',
    code: 'RECOGNITION_SUBJECT_MISSING',
    severity: 'WARN',
    when: (d) => {
      d.type('recognitions', 0, 'name', 'Tổ dân phố 1');
      d.type('recognitions', 0, 'kind', 'Đề xuất khen');
      return 'B3';
    },
  },
  {
    name: 'a commendation without a decision',
    code: 'RECOGNITION_DECISION_MISSING',
    severity: 'WARN',
    when: (d) => {
      d.type('recognitions', 0, 'name', 'Tổ dân phố 1');
      d.type('recognitions', 0, 'kind', 'Đã khen');
      return 'F3';
    },
  },
  {
    name: 'a support point without a name',
    code: 'SUPPORT_POINT_NAME_MISSING',
    severity: 'WARN',
    desk: anHai,
    when: (d) => d.type('supportPoints', 0, 'served', 3) && 'A3',
  },
  {
    name: 'money without a year',
    code: 'FUNDING_YEAR_MISSING',
    severity: 'WARN',
    when: (d) => d.type('funding', 0, 'spent', 100_000) && 'A3',
  },
  {
    name: 'more spent than budgeted',
    code: 'FUNDING_OVERSPENT',
    severity: 'WARN',
    when: (d) => {
      d.type('funding', 0, 'year', 2025);
      d.type('funding', 0, 'budgeted', 100_000);
      return d.type('funding', 0, 'spent', 200_000);
    },
  },
];

/** Raised by who receives files or answers requests, not by the checks of a workbook. */
const ELSEWHERE: IssueCode[] = [
  'COMMUNE_UNKNOWN',
  'UNREADABLE_FILE',
  'RECEIPT_UNKNOWN',
  'SAME_RECEIPT_TIME',
  'SUPERSEDED_FILE',
  'PERIOD_UNKNOWN',
  'RECEIVED_AFTER_NOW',
  'PERIOD_NOT_DUE',
  'PERIOD_NOT_BEGUN',
  'ADHOC_ANSWER_MISSING',
  'ADHOC_EMPTY',
  'ADHOC_QUESTION_UNKNOWN',
  'ADHOC_QUESTION_TWICE',
  'ADHOC_PERCENT_RANGE',
  'ADHOC_YES_NO',
  'ADHOC_CHOICE',
];

describe('a faultless workbook', () => {
  it('raises nothing but what the commune has not written down yet', () => {
    const { content, issues } = fillIn(openDesk()).receive();
    expect(content).not.toBeNull();
    expect(issues.map((issue) => issue.code)).toEqual(['DOCUMENT_MISSING', 'DOCUMENT_MISSING']);
  });
});

describe('each mistake is found where it stands', () => {
  it.each(CASES)(
    '$name → $code, $severity',
    ({ code, severity, when, says, desk: make, before }) => {
      const desk = make?.() ?? fillIn(openDesk());
      const previous = before ? (before(desk), desk.receive().content) : null;
      const cell = when(desk);
      const found = desk.issues(code, previous);
      expect(
        found.length,
        `${code} among ${desk
          .receive(previous)
          .issues.map((it) => it.code)
          .join()}`,
      ).toBeGreaterThan(0);
      expect(found.map((issue) => issue.severity)).toContain(severity);
      if (typeof cell === 'string') expect(found.map((issue) => issue.cell)).toContain(cell);
      const words = found.map((issue) => issueMessage(issue)).join('\n');
      if (says) expect(words).toMatch(says);
      expect(words).toBe(words.normalize('NFC'));
      expect(words).not.toMatch(/undefined|NaN|null|\[object/);
    },
  );

  it('every sentence of the catalogue is one that a mistake brings up', () => {
    const tried = new Set([...CASES.map((one) => one.code), ...ELSEWHERE]);
    expect(Object.keys(MESSAGES).filter((code) => !tried.has(code as IssueCode))).toEqual([]);
  });
});

describe('what blocks and what does not', () => {
  it('a workbook with a blocking issue has no content to count', () => {
    const desk = fillIn(openDesk());
    desk.type('figures', 0, 'n:hh_informed', 313);
    expect(desk.receive().content).toBeNull();
  });

  it('a team of eleven in Tuyên Quang is warned about and still counts', () => {
    const desk = tuyenQuang();
    members(desk, 'T001', 7);
    expect(desk.receive().content).not.toBeNull();
  });

  it('six members of a village team in Tuyên Quang are only told of: C1', () => {
    const desk = tuyenQuang();
    members(desk, 'T001', 2);
    expect(desk.issues('TEAM_TOO_LARGE').map((issue) => issue.severity)).toEqual(['INFO']);
  });

  it('blank is not zero: 0 is a figure, a blank is none', () => {
    const desk = fillIn(openDesk());
    desk.type('figures', 0, 'n:hh_informed', 0);
    desk.type('figures', 1, 'n:hh_informed', null);
    const figures = desk
      .receive()
      .content?.villageFigures.filter((it) => it.indicator === 'hh_informed');
    expect(figures?.map((it) => it.numerator?.value ?? null)).toEqual([0, null]);
  });

  it('two plans that bind one team are both named', () => {
    const desk = anHai();
    desk.type('members', 0, 'leftOn', { date: '2025-11-30' });
    const small = desk.issues('TEAM_TOO_SMALL').filter((issue) => issue.facts['team'] === 'T001');
    expect(small.map((issue) => [issue.facts['plan'], issue.facts['min']])).toEqual([
      ['KH Quảng Nam 2025', 4],
      ['KH phường An Hải 2025', 5],
    ]);
  });

  it('the row ticked as kept is not asked about', () => {
    const desk = fillIn(openDesk());
    const previous = desk.receive().content;
    desk.type('figures', 0, 'keep', 'x');
    desk.type('figures', 1, 'keep', 'x');
    expect(desk.issues('FIGURES_UNCHANGED', previous)).toEqual([]);
  });

  it('issues come in the order of tabs, rows and columns', () => {
    const desk = fillIn(openDesk());
    desk.type('activities', 0, 'sessions', 'x');
    desk.type('figures', 1, 'n:hh_informed', 'b');
    desk.type('figures', 0, 'n:hh_digital_signature', 'a');
    desk.type('figures', 0, 'n:hh_informed', 'a');
    const blocks = desk.receive().issues.filter((issue) => issue.severity === 'BLOCK');
    expect(blocks.map((issue) => `${issue.tab}!${issue.cell}`)).toEqual([
      `${FIGURES}!E3`,
      `${FIGURES}!M3`,
      `${FIGURES}!E4`,
      '6. Hoạt động!E3',
    ]);
  });
});
