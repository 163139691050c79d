// Tabs 6 to 11: what an invented commune did in the period, what it found hard and what it is proud
// of. The sentences are made up, the words of the dropdowns are the plan's.
import { addDays, daysBetween } from '../functions/domain/calendar/local.ts';
import { dataWindow } from '../functions/domain/calendar/window.ts';
import { TRAINING_KIND } from '../functions/domain/workbook/form-events.ts';
import { sheetOf, type Book } from './synthesis-book.ts';
import type { Random } from './synthesis-random.ts';
import { isCommuneTeam, SYNTHETIC_NOTE, type Team } from './synthesis-villages.ts';

const DIFFICULTIES = [
  {
    category: 'EQUIPMENT',
    description: 'Nhiều Tổ dùng điện thoại cá nhân, máy cũ nên khó hướng dẫn.',
    cause: 'Chưa có thiết bị dùng chung.',
    proposal: 'Trang bị máy tính bảng dùng chung cho các Tổ.',
    askLevel: 'PROVINCE',
  },
  {
    category: 'NETWORK',
    description: 'Một số khu vực sóng di động yếu, thao tác dịch vụ công hay bị gián đoạn.',
    cause: 'Trạm phát sóng ở xa khu dân cư.',
    proposal: 'Đề nghị doanh nghiệp viễn thông bổ sung trạm.',
    askLevel: 'PROVINCE',
  },
  {
    category: 'STAFF',
    description: 'Thành viên Tổ kiêm nhiều việc, ít thời gian xuống hộ.',
    cause: 'Chưa có chế độ hỗ trợ ổn định.',
    proposal: 'Bố trí kinh phí hoạt động hằng năm.',
    askLevel: 'COMMUNE',
  },
  {
    category: 'AWARENESS',
    description: 'Người cao tuổi ngại dùng chữ ký số và tài khoản thanh toán.',
    cause: 'Lo bị lừa đảo trên mạng.',
    proposal: 'Tăng hướng dẫn trực tiếp kèm nội dung an toàn thông tin.',
    askLevel: 'COMMUNE',
  },
] as const;

const MODELS = [
  ['Sáng thứ Bảy số', 'Mỗi sáng thứ Bảy có một bàn hướng dẫn tại nhà sinh hoạt cộng đồng.'],
  ['Con dạy cha mẹ dùng VNeID', 'Học sinh giúp người thân cài đặt và dùng thử tại nhà.'],
  ['Chợ không tiền mặt', 'Các sạp trong chợ đều có mã QR, tổ viên trực hướng dẫn tiểu thương.'],
] as const;

const PER_TEAM = 3_000_000;

export function typeEvents(book: Book, teams: readonly Team[], random: Random): void {
  typeActivities(book, teams, random);
  typeSupportPoints(book, random);
  typeDifficulties(book, random);
  typeRecognitions(book, random);
  typeFunding(book, teams, random);
}

function typeActivities(book: Book, teams: readonly Team[], random: Random): void {
  const sheet = sheetOf(book, 'activities');
  const { kinds, topics, dataWindow: mode } = book.form.overlay;
  if (!sheet || kinds.length === 0 || topics.length === 0) return;
  const villages = teams.filter((team) => !isCommuneTeam(team)).map((team) => team.village);
  const { from, to } = dataWindow(book.form.period, mode);
  const rows = random.whole(6, 12);
  for (let row = 0; row < rows; row += 1) {
    const kind = random.pick(kinds);
    const sessions = random.whole(1, 6);
    const day = addDays(from, random.whole(0, daysBetween(from, to)));
    sheet.type(row, 'on', random.chance(0.8) ? { date: day } : null);
    if (villages.length > 0 && random.chance(0.6))
      sheet.type(row, 'village', random.pick(villages));
    sheet.type(row, 'kind', kind.name);
    sheet.type(row, 'topic', random.pick(topics).name);
    sheet.type(row, 'sessions', sessions);
    sheet.type(row, 'hours', sessions * 2);
    sheet.type(row, 'attendances', sessions * random.whole(15, 60));
    sheet.type(row, 'households', sessions * random.whole(8, 30));
    sheet.type(row, 'note', SYNTHETIC_NOTE);
    if (kind.code !== TRAINING_KIND) continue;
    sheet.type(row, 'trainingLevel', sheet.word('trainingLevel', 'COMMUNE'));
    sheet.type(row, 'trainingForm', sheet.word('trainingForm', 'IN_PERSON'));
    sheet.type(row, 'teamMembers', random.whole(10, 60));
  }
}

function typeSupportPoints(book: Book, random: Random): void {
  const sheet = sheetOf(book, 'supportPoints');
  if (!sheet) return;
  for (const [row, place] of book.form.overlay.supportPlaces.slice(0, 3).entries()) {
    sheet.type(row, 'name', `Điểm hỗ trợ số ${row + 1} (mô phỏng)`);
    sheet.type(row, 'place', place.name);
    sheet.type(row, 'schedule', 'Sáng thứ Ba, thứ Năm');
    sheet.type(row, 'served', random.whole(20, 200));
  }
}

function typeDifficulties(book: Book, random: Random): void {
  const sheet = sheetOf(book, 'difficulties');
  if (!sheet || random.chance(0.4)) return;
  const one = random.pick(DIFFICULTIES);
  sheet.type(0, 'category', sheet.word('category', one.category));
  sheet.type(0, 'description', `${one.description} (${SYNTHETIC_NOTE})`);
  sheet.type(0, 'cause', one.cause);
  sheet.type(0, 'proposal', one.proposal);
  sheet.type(0, 'askLevel', sheet.word('askLevel', one.askLevel));
  sheet.type(0, 'status', sheet.word('status', random.pick(['NEW', 'IN_PROGRESS'])));
}

function typeRecognitions(book: Book, random: Random): void {
  const sheet = sheetOf(book, 'recognitions');
  if (!sheet || random.chance(0.7)) return;
  const [name, content] = random.pick(MODELS);
  sheet.type(0, 'kind', sheet.word('kind', 'MODEL'));
  sheet.type(0, 'subject', sheet.word('subject', 'COLLECTIVE'));
  sheet.type(0, 'name', name);
  sheet.type(0, 'content', `${content} (${SYNTHETIC_NOTE})`);
}

function typeFunding(book: Book, teams: readonly Team[], random: Random): void {
  const sheet = sheetOf(book, 'funding');
  const policy = book.form.overlay.plans.find((plan) => plan.funding.policy)?.funding.policy;
  if (!sheet || !policy || teams.length === 0) return;
  const budgeted = teams.length * PER_TEAM;
  sheet.type(0, 'year', Number(book.form.period.end.slice(0, 4)));
  sheet.type(0, 'policy', policy.document);
  sheet.type(0, 'budgeted', budgeted);
  sheet.type(0, 'spent', Math.round((budgeted * random.whole(50, 100)) / 100));
  sheet.type(0, 'source', `Ngân sách (${SYNTHETIC_NOTE})`);
}
