// What stands in the small office of the page tests: its people, one commune's form, a summary that
// links into it with a chart, an add-on of a few lines, and what the office would tell of itself.
import type { Grid } from '../../functions/domain/grid/grid.ts';
import { sheetIdOf } from '../../functions/domain/grid/sheet-id.ts';
import { formGrids } from '../../functions/domain/workbook/form-grids.ts';
import type { SheetsRequest } from '../../local-office/sheets/store.ts';
import { openDesk } from '../domain/workbook/office.ts';

export const NOW = Date.UTC(2025, 11, 18, 1, 30);
export const OWNER = 'chot-so@mo-phong.example';
export const CAST = {
  officer: 'vhxh.48-20332@mo-phong.example',
  colleague: 'vhxh2.48-20332@mo-phong.example',
  reader: 'lanh-dao.48-20332@mo-phong.example',
  neighbour: 'vhxh.48-20308@mo-phong.example',
  staff: 'so-khcn.48@mo-phong.example',
};
const DA_NANG = { unit: '48', unitName: 'Thành phố Đà Nẵng' };
const HOA_TIEN = { unit: '48-20332', unitName: 'Xã Hòa Tiến' };
export const PEOPLE = [
  { email: CAST.staff, name: 'Trần Thị Mai', role: 'provinceStaff', ...DA_NANG },
  { email: CAST.officer, name: 'Nguyễn Văn An', role: 'communeOfficer', ...HOA_TIEN },
  { email: CAST.colleague, name: 'Lê Thu Hà', role: 'communeOfficer', ...HOA_TIEN },
  { email: CAST.reader, name: 'Phạm Minh Long', role: 'communeLeader', ...HOA_TIEN },
  {
    email: CAST.neighbour,
    name: 'Võ Ngọc Chi',
    role: 'communeOfficer',
    unit: '48-20308',
    unitName: 'Xã Bà Nà',
  },
  { email: OWNER, name: 'Chốt Số', role: 'admin', ...DA_NANG },
];

export const SCOPES = ['spreadsheets.currentonly', 'script.container.ui', 'userinfo.email'].map(
  (scope) => `https://www.googleapis.com/auth/${scope}`,
);

/** A menu, a sidebar that asks back, a mark on a cell, and a trigger that answers typing. */
export const CODE = `
function onOpen() {
  SpreadsheetApp.getUi().createMenu('Tổ CNSCĐ')
    .addItem('Kiểm tra số liệu', 'markCell').addSeparator().addItem('Hướng dẫn', 'showGuide').addToUi();
}
function markCell() {
  const range = SpreadsheetApp.getActive().getActiveSheet().getActiveRange();
  range.setNote('Tử số lớn hơn mẫu số.').setBackground('#f4c7c3');
  SpreadsheetApp.getActive().toast('Có 1 dòng lỗi', 'Kiểm tra', 5);
}
function showGuide() {
  const html = HtmlService.createHtmlOutputFromFile('Sidebar').setTitle('Hướng dẫn');
  SpreadsheetApp.getUi().showSidebar(html);
}
function greet(name) {
  if (!name) throw new Error('Thiếu tên');
  return 'Chào ' + name + ', ' + Session.getActiveUser().getEmail();
}
function goTo(cell) {
  const sheet = SpreadsheetApp.getActive().getActiveSheet();
  sheet.getRange(cell).activate();
}
function onEdit(event) {
  if (event.value === 'sai') event.range.setBackground('#fce8b2');
}`;
export const SIDEBAR = `<!doctype html><html lang="vi"><head><meta charset="utf-8"></head>
<body style="font: 14px system-ui; padding: 12px"><p id="said">…</p><button id="ask">Hỏi</button>
<button id="go">Đến ô</button><button id="fail">Hỏi sai</button><a id="out" href="LINK">Bảng tính khác</a>
<script>
const said = document.getElementById('said');
const show = (text, object) => { said.textContent = text + (object ? ' ' + object.mark : ''); };
const on = (id, act) => document.getElementById(id).addEventListener('click', act);
on('ask', () => google.script.run.withSuccessHandler(show).withUserObject({ mark: '✓' }).greet('Lan'));
on('fail', () => google.script.run.withFailureHandler((error) => show('Lỗi: ' + error.message)).greet(''));
on('go', () => google.script.run.goTo('B3'));
</script></body></html>`;

export function communeForm(): Grid[] {
  const { form, commune, villages } = openDesk({ code: '20332', name: 'Xã Hòa Tiến' });
  return formGrids(form, { commune, villages, previous: null, holidays: new Map() });
}

export const OFFICE = {
  now: '2025-12-18T08:30+07:00',
  plan: 'Kế hoạch tổ công nghệ số cộng đồng (mô phỏng)',
  period: '2025-Q4',
  synthetic: true,
  jobs: [
    {
      name: 'rollUpProvince',
      title: 'Tổng hợp số liệu toàn tỉnh',
      when: '07:00 hằng ngày',
      lastRun: null,
    },
    {
      name: 'publishSummary',
      title: 'Ghi bảng tổng hợp của tỉnh',
      when: '07:15 hằng ngày',
      lastRun: { at: '2025-12-18T07:15+07:00', outcome: 'DONE', detail: null },
    },
  ],
};

export function progressOf(form: string, summary: string) {
  const due = 'trước ngày 20/12/2025 (muộn nhất 23:59 ngày 19/12/2025)';
  const statuses = ['ON_TIME', 'LATE', 'MISSING', 'NOT_DUE', 'NOT_DUE', 'ON_TIME'] as const;
  return {
    province: '48',
    provinceName: 'Thành phố Đà Nẵng',
    period: '2025-Q4',
    periodLabel: 'Quý IV năm 2025',
    at: '2025-12-18T08:30+07:00',
    lines: statuses.map((status, index) => ({
      commune: String(20332 + index),
      name: [
        'Xã Hòa Tiến',
        'Xã Bà Nà',
        'Phường An Hải',
        'Xã Tân Hiệp',
        'Xã Thăng Trường',
        'Xã Hòa Vang',
      ][index],
      obligation: 'QN-R1',
      timeliness: {
        status,
        lateByDays: status === 'LATE' ? 2 : null,
        dueWords: due,
        lastDay: '2025-12-19',
        assumed: false,
      },
      report:
        status === 'ON_TIME' || status === 'LATE'
          ? { revision: 1, submittedAt: '2025-12-17T16:30:00+07:00', by: CAST.officer }
          : null,
      spreadsheet:
        index === 2
          ? { id: null, url: null, state: 'FORBIDDEN' }
          : { id: form, url: `http://127.0.0.1/spreadsheets/d/${form}/edit`, state: 'READY' },
    })),
    summary: { id: summary, url: `http://127.0.0.1/spreadsheets/d/${summary}/edit` },
  };
}

export function summaryGrid(form: string): Grid {
  const gid = sheetIdOf('4. Số liệu kỳ');
  const link = `/spreadsheets/d/${form}/edit#gid=${gid}&range=C5`;
  return {
    name: 'Theo xã',
    columns: [{ width: 26 }, { width: 14 }, { width: 14 }],
    rows: [
      [{ value: 'Theo xã', tone: 'title' }],
      ['Xã', 'Đạt', 'Chưa đạt'].map((value) => ({ value, tone: 'header' as const })),
      ...[
        ['Hòa Tiến', 8, 4],
        ['Bà Nà', 5, 7],
        ['An Hải', 10, 2],
      ].map(([name = '', met = 0, other = 0]) => [
        { value: name, link, framed: true },
        { value: met, tone: 'met' as const, format: 'integer' as const },
        { value: other, tone: 'notMet' as const, format: 'integer' as const },
      ]),
    ],
    frozenRows: 2,
    frozenColumns: 1,
    protected: true,
  };
}

export function chartRequest(): SheetsRequest {
  const sheetId = sheetIdOf('Theo xã');
  const column = (index: number) => ({
    sourceRange: {
      sources: [
        {
          sheetId,
          startRowIndex: 1,
          endRowIndex: 5,
          startColumnIndex: index,
          endColumnIndex: index + 1,
        },
      ],
    },
  });
  return {
    addChart: {
      chart: {
        spec: {
          title: 'Chỉ tiêu đạt và chưa đạt theo xã',
          basicChart: {
            chartType: 'BAR',
            stackedType: 'STACKED',
            headerCount: 1,
            domains: [{ domain: column(0) }],
            series: [{ series: column(1) }, { series: column(2) }],
          },
        },
        position: {
          overlayPosition: { anchorCell: { sheetId, rowIndex: 1, columnIndex: 2 } },
        },
      },
    },
  };
}
