// Tab "Ghi chú phương pháp": how the figures came about, in sentences an officer can quote when
// asked, and the list of reports they were computed from.
import type { Grid } from '../grid/grid.ts';
import type { Plan } from '../plan/plan.ts';
import type { Rollup } from '../rollup/rollup.ts';
import { communeTitle } from '../unit/words.ts';
import { formatDate, formatDateTime } from '../vietnamese/date.ts';
import { line, words } from './cells.ts';
import { sheet, table, type Block, type Column } from './sheet.ts';
import { computedWords, coverageWords, SYNTHETIC, tabTitle } from './title.ts';
import { communeOf } from './places.ts';
import type { View } from './view.ts';
import { hasDeadline } from './words.ts';

const METHOD = 'Ghi chú phương pháp';

interface Remark {
  subject: string;
  said: string;
}

export function methodGrid(view: View): Grid {
  const columns: Column<Remark>[] = [
    { head: 'Mục', width: 28, cell: (it) => words(it.subject, { bold: true }) },
    { head: 'Nội dung', width: 110, cell: (it) => words(it.said) },
  ];
  const blocks = [
    tabTitle(view, 'Ghi chú phương pháp'),
    table(columns, [...dataRemarks(view), ...ruleRemarks(view)]),
    basisBlock(view),
  ];
  return { ...sheet(METHOD, blocks, [28, 110]), landscape: false };
}

function dataRemarks(view: View): Remark[] {
  const { rollup, input, plans } = view;
  const missing = view.communes.filter((it) => it.report === null).map((it) => it.name);
  return [
    ...(input.synthetic ? [{ subject: 'Số liệu mô phỏng', said: SYNTHETIC }] : []),
    ...view.windows.map(({ from, to, plans: names }) => ({
      subject: 'Kỳ và chốt số liệu',
      said:
        `${view.period.label}: hoạt động từ ngày ${formatDate(from)} đến hết ngày ${formatDate(to)}; ` +
        `kết quả lũy kế đến ngày chốt ${formatDate(to)}. Áp dụng cho ${names.join(', ')}.`,
    })),
    {
      subject: 'Phạm vi',
      said:
        `${coverageWords(rollup)}.` +
        (missing.length > 0 ? ` Chưa có báo cáo được tính của: ${missing.join(', ')}.` : ''),
    },
    ...(rollup.excluded ?? []).map(({ unit, reason }) => ({
      subject: 'Không tính vào kỳ này',
      said: `${excludedName(view, unit)}: ${reason}. Không có trong mẫu số của các tỷ lệ.`,
    })),
    { subject: 'Số cũ', said: carriedWords(view) },
    ...plans.map((plan) => ({ subject: 'Kế hoạch', said: planWords(plan) })),
    { subject: 'Không được tính', said: leftOutWords(view) },
  ];
}

/** A commune left out of the period is in no table that a name could be taken from. */
function excludedName({ input }: View, code: string): string {
  const commune = input.units.communes.findLast((it) => it.code === code);
  return commune === undefined ? code : `${communeTitle(commune)} (${code})`;
}

function carriedWords(view: View): string {
  const carried = view.indicators.flatMap((indicator) => {
    const figure = view.figure(indicator.canonicalId, view.rollup.province);
    return figure && figure.carriedForward > 0
      ? [`${indicator.shortName}: ${figure.carriedForward}`]
      : [];
  });
  const rule =
    'Chỉ tiêu lũy kế chưa có số mới thì giữ giá trị gần nhất của kỳ trước và ghi "số cũ"; số phát sinh trong kỳ không bao giờ giữ lại.';
  return carried.length > 0
    ? `${rule} Số giá trị giữ lại: ${carried.join('; ')}.`
    : `${rule} Kỳ này không có giá trị nào giữ lại.`;
}

/** The document as one cites it: title, number, day, who issued it, how long it holds. */
function planWords(plan: Plan): string {
  const number = plan.documentNo ? `số ${plan.documentNo}` : 'văn bản nguồn chưa ghi số';
  const day = plan.issuedOn ? ` ngày ${formatDate(plan.issuedOn)}` : '';
  const from = formatDate(plan.validity.from);
  const validity = plan.validity.to
    ? `hiệu lực từ ${from} đến ${formatDate(plan.validity.to)}`
    : `hiệu lực từ ${from}`;
  return `${plan.title} (${number}${day}; ${plan.issuer}; ${validity}).`;
}

function leftOutWords(view: View): string {
  const { timeliness } = view.rollup;
  const files = new Set(
    view.input.issues.filter((it) => it.severity === 'BLOCK').map((it) => it.file),
  ).size;
  const inside = new Set(
    timeliness.filter((it) => it.internal || it.level === 'TEAM').map((it) => it.obligation),
  );
  const undated = new Set(
    timeliness.filter((it) => !it.internal && !hasDeadline(it)).map((it) => it.obligation),
  );
  return [
    files > 0
      ? `${files} bảng tính còn lỗi phải sửa, kể tên ở tab Tiến độ nộp.`
      : 'Không có bảng tính nào bị loại vì lỗi.',
    ...(inside.size > 0
      ? [`Báo cáo trong nội bộ xã (${[...inside].join(', ')}) không vào tỷ lệ đúng hạn của tỉnh.`]
      : []),
    ...(undated.size > 0
      ? [`Báo cáo mà kế hoạch không ghi ngày (${[...undated].join(', ')}) không bị tính là muộn.`]
      : []),
    ...(view.rollup.activitiesOutsideWindow > 0
      ? [`${view.rollup.activitiesOutsideWindow} dòng hoạt động có ngày ngoài kỳ số liệu.`]
      : []),
    'Giá trị chỉ có tử số hoặc chỉ có mẫu số không được cộng vào tỷ lệ và được đếm là thiếu.',
  ].join(' ');
}

function ruleRemarks(view: View): Remark[] {
  return [
    {
      subject: 'Ô trống',
      said: 'Ô trống là chưa có số liệu; số 0 là xã xác nhận bằng 0. Ô trống không bao giờ được coi là 0.',
    },
    {
      subject: 'Tỷ lệ',
      said: 'Tỷ lệ của xã, vùng, tỉnh đều tính lại từ tổng tử số và tổng mẫu số, không lấy bình quân các tỷ lệ. Ô giữ đủ chữ số thập phân và chỉ hiển thị một chữ số; so với mục tiêu bằng số chưa làm tròn.',
    },
    {
      subject: 'Mục tiêu',
      said: '"≥ 80%" là đạt từ đúng 80%; "> 90%" là phải trên 90%. Mục tiêu theo vùng được xét riêng cho từng vùng; xã chưa rõ vùng ghi "Chưa xác định vùng" và không xét đạt hay chưa đạt.',
    },
    {
      subject: 'Thời hạn',
      said: '"Trước ngày 20" nghĩa là muộn nhất 23:59 ngày 19, giờ Việt Nam. Nộp trong chính ngày 20 là "Muộn trong ngày". Xã bị trả lại rồi nộp lại vẫn tính theo lần nộp đầy đủ đầu tiên.',
    },
    {
      subject: 'Người và lượt',
      said: 'Lượt người là số lần có mặt, một người dự ba buổi là ba lượt. Lượt người, số buổi và số người không cộng với nhau.',
    },
    {
      subject: 'Dữ liệu cá nhân',
      said: 'Tên ở cột họ tên thành viên và tên cá nhân, hộ gia đình được khen không rời bảng tính của xã. Phần viết tự do (ghi chú, mô tả, đề xuất…) được gửi như xã đã viết, trong đó số điện thoại, số căn cước, số tài khoản được thay bằng dấu •.',
    },
    {
      subject: 'Tính lúc',
      said: `${computedWords(view.rollup)} (giờ Việt Nam), từ ${view.rollup.basis.length} báo cáo kể ở dưới.`,
    },
    {
      subject: 'Mã đối chiếu số liệu',
      said: `${view.input.digest} (SHA-256; cùng báo cáo thì cùng mã, trên mọi máy).`,
    },
  ];
}

function basisBlock(view: View): Block {
  type Basis = Rollup['basis'][number];
  const columns: Column<Basis>[] = [
    { head: 'Báo cáo', width: 28, cell: (it) => words(it.report, { wrap: false }) },
    {
      head: 'Xã, bản được tính, lúc nhận, nguồn, mã đối chiếu',
      width: 110,
      cell: (it) =>
        words(
          `${view.nameOf(communeOf(it.report.split('_')[0] ?? ''))}, bản ${it.revision}, ` +
            `${formatDateTime(Date.parse(it.submittedAt))}, ${it.submittedBy}, ${it.digest.slice(0, 16)}`,
        ),
    },
  ];
  return table(columns, view.rollup.basis, {
    caption: line('Các báo cáo đã dùng để tính', { tone: 'subtitle', bold: true }),
    none: 'Chưa có báo cáo nào.',
  });
}
