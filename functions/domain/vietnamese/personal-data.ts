// A guard against personal data in places that want counts or plain words (Law 91/2025/QH15 on
// personal data protection). It only points, and an officer decides; so it would rather pass an
// odd number than cry at every amount, date and document number, or nobody would heed it.
import { fold, plain } from './text.ts';

export type PersonalNumber = 'CCCD' | 'PHONE' | 'ACCOUNT';

/** What never is a person's number: addresses on the web, mail, days and years. */
const NOT_A_RUN = [
  /(?:https?:\/\/|www\.)(?!zalo\.me\/)\S+/giu,
  /(?<![\p{L}\d])(?!zalo\.me\/)[\p{L}\d-]+(?:\.[\p{L}\d-]+)*\.\p{L}{2,}\/\S*/giu,
  /\S+@\S+/gu,
  /(?<!\d)\d{1,2} ?[/.-] ?\d{1,2} ?[/.-] ?(?:19|20)\d{2}(?!\d)/g,
  /(?<!\d)(?:19|20)\d{2}[/.-]\d{1,2}[/.-]\d{1,2}(?!\d)/g,
  /(?<![\d.])(?:19|20)\d{2}(?: ?[- ] ?(?:19|20)\d{2})+(?![\d.])/g,
];
/** Stands for each digit of what was passed over, so that the digits of a text keep their count. */
const PASSED_OVER = '\uE000';
/** Also full-width. Folding a text neither makes digits nor takes any away. */
const DIGIT = /[0-9\uFF10-\uFF19]/g;
const MASK = '•';
const RUN = /\+?\d(?:[ .-]?\d){8,}/g;
const AMOUNT = /^[1-9]\d{0,2}(?:[ .]\d{3})+$/;
const UNIT_OF_AMOUNT = /^ ?(?:đồng|đ|vnđ|vnd|triệu|tỷ|tỉ|nghìn|ngàn|%)(?!\p{L})/u;
const DOCUMENT_SYMBOL = /^ ?\/ ?\p{L}/u;

/**
 * Whether free text holds what looks like a person's identity number (12 digits from 0, or the 9
 * of the old card), a phone (0 or +84), or a bank account (9 to 16 digits), also when written in
 * groups with spaces, dots or dashes. Amounts of money, document numbers, dossier codes, days,
 * years and web addresses are passed over. Returns the first found, else null.
 */
export function looksPersonal(text: string): PersonalNumber | null {
  return personalRun(text)?.kind ?? null;
}

/**
 * The text with every digit of such a number replaced by '•', so that the rest keeps its words and
 * its length; text without one comes back as it is.
 */
export function maskPersonal(text: string): string {
  let masked = text;
  // Anew after each number: with it gone, what stood beside it may read differently.
  for (let run = personalRun(masked); run !== null; run = personalRun(masked)) {
    const { from, to } = run;
    let at = -1;
    masked = masked.replace(DIGIT, (digit) => {
      at += 1;
      return at >= from && at < to ? MASK : digit;
    });
  }
  return masked;
}

/** The first personal number, by which of the text's digits it takes: from `from` to before `to`. */
function personalRun(text: string): { kind: PersonalNumber; from: number; to: number } | null {
  let typed = fold(plain(text.split(PASSED_OVER).join('|'))).replace(/[()]/g, '');
  for (const pattern of NOT_A_RUN)
    typed = typed.replace(pattern, (passed) => `|${PASSED_OVER.repeat(digitsIn(passed))}`);
  for (const run of typed.matchAll(RUN)) {
    const kind = judgeRun(run[0], typed.slice(run.index + run[0].length));
    if (kind === null) continue;
    const before = typed.slice(0, run.index);
    const from = digitsIn(before);
    return { kind, from, to: from + digitsIn(run[0]) };
  }
  return null;
}

function digitsIn(text: string): number {
  return text.match(/[\d\uE000]/g)?.length ?? 0;
}

function judgeRun(run: string, after: string): PersonalNumber | null {
  const groups = run.replace('+', '').split(/[ .-]/);
  const digits = groups.join('');
  if (DOCUMENT_SYMBOL.test(after) || UNIT_OF_AMOUNT.test(after)) return null;
  // 01 02 03 04 05 is a list of hamlets; 09.12.34.56.78 is a phone.
  const listed = groups.length > 1 && groups.every((group) => group.length < 3);
  if (!listed || run.includes('.')) {
    if (/^0\d{11}$/.test(digits)) return 'CCCD';
    if (/^(?:0\d{9}|02\d{9}|840?\d{9})$/.test(digits)) return 'PHONE';
  }
  if (digits.startsWith('0') && groups.length > 1) return null;
  if (AMOUNT.test(run) || digits.endsWith('00000')) return null;
  // 1900 and 1800 are toll numbers of an office.
  if (/^1[89]00\d{4,6}$/.test(digits)) return null;
  const inGroups = groups.slice(0, -1).every((group) => group.length === 3 || group.length === 4);
  if (groups.length > 1 && (!inGroups || (groups.at(-1)?.length ?? 0) > 4)) return null;
  if (groups.length === 1 && digits.length === 9) return 'CCCD';
  return digits.length <= 16 ? 'ACCOUNT' : null;
}

/** Before these words a heading counts people or households and asks for nobody's number. */
const COUNTS = /(?<!\p{L})(?:có|được|đã|hộ|người|dân|tỷ lệ|tỉ lệ|lượt|tổng)(?!\p{L})/u;
const PERSONAL_HEADINGS: [PersonalNumber | 'BIRTH', RegExp][] = [
  [
    'CCCD',
    /(?<!\p{L})(?:cccd|cmnd|cmtnd|căn cước|chứng minh (?:nhân dân|thư)|(?:số|mã) định danh cá nhân)(?!\p{L})/u,
  ],
  [
    'PHONE',
    /(?<!\p{L})(?:sđt|số đt|đtdđ|(?:số )?điện thoại(?! thông minh)|số di động|số zalo)(?!\p{L})/u,
  ],
  [
    'ACCOUNT',
    /(?<!\p{L})(?:stk|số tk|số tài khoản|tài khoản ngân hàng|số thẻ ngân hàng)(?!\p{L})(?!.*(?<!\p{L})(?:được|đã|mới|mở|kích hoạt|thanh toán|định danh|dịch vụ công|dvc|vneid|điện tử)(?!\p{L}))/u,
  ],
  ['BIRTH', /(?<!\p{L})(?:(?:ngày|tháng|năm) sinh|sinh ngày|sinh năm)(?! hoạt)(?!\p{L})/u],
];

/**
 * Whether a column's heading asks for a person's identity number, phone, account or birth, however
 * typed. `Hộ có tài khoản thanh toán` counts households and does not. The members' own optional
 * phone column is the caller's exception.
 */
export function personalColumn(header: string): PersonalNumber | 'BIRTH' | null {
  const typed = fold(header);
  for (const [kind, words] of PERSONAL_HEADINGS) {
    const found = words.exec(typed);
    if (found && !COUNTS.test(typed.slice(0, found.index))) return kind;
  }
  return null;
}
