// The dropdown words that every plan shares. Words that differ by plan (posts, kinds of activity,
// topics, priority groups, places) come from the overlay.
import type { AnswerState } from '../report/difficulty.ts';
import { NO_ZONE_NAME, VILLAGE_KIND_NAMES, ZONE_NAMES } from '../unit/words.ts';
import type { Word } from './contract.ts';

const words = (table: Record<string, string>): Word[] =>
  Object.entries(table).map(([code, name]) => ({ code, name }));

export const ZONE_WORDS = words({ ...ZONE_NAMES, NONE: NO_ZONE_NAME });

export const VILLAGE_KIND_WORDS = words(VILLAGE_KIND_NAMES);

export const ROLE_WORDS = words({
  LEADER: 'Tổ trưởng',
  DEPUTY: 'Tổ phó',
  MEMBER: 'Thành viên',
  COLLABORATOR: 'Cộng tác viên',
});

export const APPROVER_WORDS = words({
  COMMUNE_CHAIR: 'Chủ tịch UBND cấp xã',
  VILLAGE_HEAD: 'Trưởng thôn/Tổ trưởng TDP',
  OTHER: 'Khác',
});

export const TRAINING_LEVEL_WORDS = words({
  PROVINCE: 'Tỉnh/thành phố',
  COMMUNE: 'Xã/phường',
  OTHER: 'Khác',
});

export const TRAINING_FORM_WORDS = words({
  IN_PERSON: 'Trực tiếp',
  ONLINE: 'Trực tuyến',
  BLENDED: 'Kết hợp',
});

export const DIFFICULTY_WORDS = words({
  STAFF: 'Nhân sự',
  EQUIPMENT: 'Thiết bị',
  NETWORK: 'Mạng',
  DIGITAL_SKILLS: 'Kỹ năng số',
  FUNDING: 'Kinh phí',
  PLATFORM: 'Nền tảng, ứng dụng',
  AWARENESS: 'Nhận thức người dân',
  MECHANISM: 'Cơ chế',
  OTHER: 'Khác',
});

export const ASK_LEVEL_WORDS = words({ COMMUNE: 'Xã', PROVINCE: 'Tỉnh', CENTRAL: 'Trung ương' });

export const DIFFICULTY_STATUS_WORDS = words({
  NEW: 'Mới',
  IN_PROGRESS: 'Đang xử lý',
  DONE: 'Đã xử lý',
});

/** What the province says of a difficulty, beside its answer. */
export const DIFFICULTY_ANSWER_WORDS = words({
  IN_PROGRESS: 'Đang xử lý',
  DONE: 'Đã xử lý',
  REFUSED: 'Không chấp thuận',
} satisfies Record<AnswerState, string>);

export const RECOGNITION_WORDS = words({
  MODEL: 'Mô hình',
  INITIATIVE: 'Sáng kiến',
  PROPOSED: 'Đề xuất khen',
  COMMENDED: 'Đã khen',
});

export const SUBJECT_WORDS = words({
  COLLECTIVE: 'Tập thể',
  INDIVIDUAL: 'Cá nhân',
  HOUSEHOLD: 'Hộ gia đình',
  BUSINESS: 'Doanh nghiệp',
});
