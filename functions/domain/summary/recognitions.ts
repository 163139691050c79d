// Tab "Mô hình – khen thưởng". Models and initiatives are named; of those proposed for praise or
// praised, only collectives are, for the summary of a province carries no person's name.
import type { Grid } from '../grid/grid.ts';
import type { RollupRecognition } from '../rollup/rollup.ts';
import { RECOGNITION_WORDS } from '../workbook/words.ts';
import { code, count, words } from './cells.ts';
import { communeCell } from './communes.ts';
import { sheet, table, type Column } from './sheet.ts';
import { tabTitle } from './title.ts';
import type { View } from './view.ts';
import { wordOf } from './words.ts';

const RECOGNITIONS = 'Mô hình – khen thưởng';
export const NAME_WITHHELD = '(tên lưu ở bảng tính của xã)';

const ORDER = ['MODEL', 'INITIATIVE', 'COMMENDED', 'PROPOSED'] as const;

/** How the name of a collective begins. "Đoàn" or "Hội" alone may be a person's family name. */
const COLLECTIVE =
  /^(?:tập thể|nhân dân|cán bộ và nhân dân|tổ (?:cnscđ|công nghệ số|chuyển đổi số|dân phố|đề án 06)|thôn|khối phố|khu phố|ấp|bản|buôn|làng|ubnd|ủy ban|phòng|chi đoàn|đoàn (?:thanh niên|xã|phường)|hội (?:lhpn|liên hiệp|nông dân|cựu chiến binh|ccb)|mttq|trường (?:thpt|thcs|tiểu học|mầm non)|trạm y tế|công an (?:xã|phường)|hợp tác xã|htx|công ty) /;
/** A family name and one to four more, each with a capital: "Nguyễn Thị Hoa". */
const BARE_NAME =
  /^(?:Nguyễn|Trần|Lê|Phạm|Huỳnh|Hoàng|Phan|Vũ|Võ|Đặng|Bùi|Đỗ|Hồ|Ngô|Dương|Lý|Đinh|Trương|Lương|Đoàn|Mai|Trịnh|Đào|Lâm|Cao|Hà|Tạ|Thái|Châu)(?: \p{Lu}\p{L}*){1,4}$/u;
const TITLED_NAME =
  /(?<![\p{L}\p{M}])(?:[Ôô]ng|[Bb]à|[Aa]nh|[Cc]hị|[Đđ]ồng chí|[Đđ]\/c)\.? \p{Lu}\p{Ll}/u;
/** Words that go before or after a person's name. */
const PERSON =
  /(?<![\p{L}\p{M}])(?:ông|bà|anh|chị|em|cô|chú|bác|thầy|đồng chí|đ\/c|trưởng|phó|già|thành viên|bí thư|chủ tịch|nguyễn|trần|lê|phạm|huỳnh|hoàng|phan|vũ|võ|đặng|bùi|đỗ|hồ|ngô|dương|lý|đinh|trương|lương|đoàn văn|đoàn thị|mai|tô|hà|cao|lâm|tạ|tăng|thái|trịnh|đào|châu|quách|văn(?! h[oó][aá])|thị(?! (?:trấn|xã)))(?![\p{L}\p{M}])/u;

/** True where a name is surely that of a collective. In doubt it is taken for a person's. */
export function namesCollective(name: string): boolean {
  const folded = name.normalize('NFC').trim().toLowerCase().replace(/\s+/g, ' ');
  const rest = folded.replace(COLLECTIVE, '');
  return rest !== folded && !PERSON.test(rest) && !/[(,:;/]| [-–] /.test(rest);
}

/** True where the name of a model is, or holds, the name of a person: "ông Trần Văn B". */
function namesPerson(name: string): boolean {
  const composed = name.normalize('NFC').trim();
  return BARE_NAME.test(composed) || TITLED_NAME.test(composed);
}

/** The recognition as it may leave the commune, without names of persons. */
export function withoutPersons(it: RollupRecognition): RollupRecognition {
  const isWork = it.kind === 'MODEL' || it.kind === 'INITIATIVE';
  const kept = isWork ? !namesPerson(it.name) : namesCollective(it.name);
  return kept ? it : { ...it, name: NAME_WITHHELD };
}

export function recognitionGrid(view: View): Grid {
  const all = view.rollup.recognitions.map(withoutPersons);
  const rows = ORDER.flatMap((kind) => all.filter((it) => it.kind === kind));
  const columns: Column<RollupRecognition>[] = [
    { head: 'STT', width: 5, cell: (_, index) => count(index + 1, { align: 'center' }) },
    { head: 'Mã xã', width: 8, cell: (it) => code(it.unit) },
    {
      head: 'Xã, phường, đặc khu',
      width: 24,
      cell: (it) => communeCell(view, it.unit),
    },
    { head: 'Loại', width: 15, cell: (it) => words(wordOf(RECOGNITION_WORDS, it.kind)) },
    { head: 'Tên mô hình, tập thể', width: 40, cell: (it) => words(it.name) },
    { head: 'Nội dung, kết quả', width: 52, cell: (it) => words(it.content) },
    { head: 'Hình thức', width: 20, cell: (it) => words(it.form) },
    { head: 'Số quyết định', width: 18, cell: (it) => words(it.decisionNo) },
    { head: 'Ô trong bảng tính của xã', width: 26, cell: (it) => words(it.at) },
  ];
  const said = ORDER.map((kind) => ({
    word: wordOf(RECOGNITION_WORDS, kind).toLowerCase(),
    count: rows.filter((it) => it.kind === kind).length,
  })).filter((it) => it.count > 0);
  const title = tabTitle(view, 'Mô hình, sáng kiến, khen thưởng', [
    said.length > 0
      ? `${said.map((it) => `${it.count} ${it.word}`).join(', ')}. Tên cá nhân không đưa vào bảng của tỉnh.`
      : 'Kỳ này các xã không nêu mô hình, sáng kiến hay khen thưởng.',
  ]);
  const body = table(columns, rows, { frozen: true, filter: true });
  return sheet(
    RECOGNITIONS,
    [title, body],
    columns.map((column) => column.width),
    3,
  );
}
