// Vietnamese text as people type it: composed or decomposed letters, old or new placement of the
// tone, spaces and dashes pasted from a word processor. `fold` says when two spellings are one
// word, so that headings, names of places and answers from a list are recognised however typed.

/** Zero-width spaces and joiners, byte order marks, soft hyphens, variation selectors. */
const INVISIBLE = /[\p{Cf}\uFE00-\uFE0F]/gu;
const DASH = /[\p{Pd}\u2212]/gu;
/** Codes and keys: most of what is folded, and nothing in them needs it. */
const PLAIN_WORD = /^[A-Za-z0-9_]+$/;
const SPACES = /[\s\p{Cc}]+/gu;
/** ！ to ～, the East Asian twins of ASCII. */
const FULL_WIDTH = /[\uFF01-\uFF5E]/g;
/** Only at the end of a syllable: in hoàn, toán or huỳnh everybody writes the tone alike. */
const TONE_ON_FIRST_VOWEL = /(?:[òóỏõọ][ae]|[ùúủũụ]y)(?![\p{L}\p{M}])/gu;

/** Composed form (NFC), the one in which everything is stored, shown and compared. */
export function nfc(text: string): string {
  return text.normalize('NFC');
}

/**
 * A key for comparison, never for showing: NFC, lower case, all spaces folded to single ones and
 * trimmed, dashes made '-', invisible characters dropped, the old fonts' Ð (eth) made đ, and the
 * tone of a syllable ending in oa, oe or uy set on its second vowel (hòa → hoà, thủy → thuỷ).
 * Folding twice changes nothing. Letters keep their tones: `Hoà` and `Hoa` stay two names.
 */
export function fold(text: string): string {
  if (PLAIN_WORD.test(text)) return text.toLowerCase();
  return text
    .replace(INVISIBLE, '')
    .normalize('NFC')
    .toLowerCase()
    .normalize('NFC')
    .replace(/[ðɖ]/g, 'đ')
    .replace(DASH, '-')
    .replace(SPACES, ' ')
    .trim()
    .replace(TONE_ON_FIRST_VOWEL, toneOnSecondVowel);
}

/**
 * Typed text ready to be read as a number or a day: full-width forms made plain ASCII, invisible
 * characters dropped, all spaces folded to single ones and trimmed. Letters are left as they are.
 */
export function plain(text: string): string {
  return text
    .replace(INVISIBLE, '')
    .replace(FULL_WIDTH, (c) => String.fromCodePoint((c.codePointAt(0) ?? 0) - 0xfee0))
    .replace(SPACES, ' ')
    .trim();
}

/** What stands in a cell, for an issue's sentence: NFC, trimmed, at most 40 characters. */
export function excerpt(text: string): string {
  const whole = nfc(text.trim());
  return whole.length > 40 ? `${whole.slice(0, 39)}…` : whole;
}

/** `Quý IV năm 2025` → `quý IV năm 2025`, to go on inside a sentence. */
export function lowerFirst(text: string): string {
  return text.slice(0, 1).toLowerCase() + text.slice(1);
}

/** `òa` → `oà`: decomposed, the first vowel is a letter and its tone mark. */
function toneOnSecondVowel(vowels: string): string {
  const [first = '', tone = '', second = ''] = vowels.normalize('NFD');
  return nfc(first + second + tone);
}
