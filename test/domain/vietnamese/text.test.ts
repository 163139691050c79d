import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  excerpt,
  fold,
  lowerFirst,
  nfc,
  plain,
} from '../../../functions/domain/vietnamese/text.ts';

describe('two spellings of one word are the same', () => {
  it.each([
    ['decomposed and composed letters', 'Hoà Vang'.normalize('NFD'), 'Hoà Vang'],
    ['new and old tone placement, oa', 'Hoà', 'Hòa'],
    ['new and old tone placement, oe', 'sức khoẻ', 'sức khỏe'],
    ['new and old tone placement, uy', 'Thuỷ', 'Thủy'],
    ['the tone on the u of quý', 'Quý IV', 'Qúy IV'],
    ['upper and lower case', 'PHƯỜNG AN HẢI', 'phường An Hải'],
    ['a non-breaking space', 'Số\u00A0hộ', 'Số hộ'],
    ['spaces, tabs and line breaks in a row', ' Số \t\n hộ ', 'Số hộ'],
    ['a zero-width space', 'Số\u200B hộ', 'Số hộ'],
    ['a byte order mark at the start', '\uFEFFMã thôn', 'Mã thôn'],
    ['an en dash and a hyphen', 'Văn hóa – Xã hội', 'Văn hoá - Xã hội'],
    ['an em dash and a non-breaking hyphen', 'A—B', 'A\u2011B'],
    ['the old fonts’ eth for đ', 'Ðà Nẵng', 'Đà Nẵng'],
    ['tone before comma', 'Hòa, Thủy.', 'Hoà, Thuỷ.'],
  ])('%s', (_what, a, b) => {
    expect(fold(a)).toBe(fold(b));
  });
});

describe('different words stay different', () => {
  it.each([
    ['Hoà', 'Hoa'],
    ['Hoà', 'Hoá'],
    ['Thuý', 'Thuỷ'],
    ['Đà', 'Da'],
    ['Tổ 1', 'Tổ 10'],
    ['mùa', 'muà'],
  ])('%s and %s', (a, b) => {
    expect(fold(a)).not.toBe(fold(b));
  });
});

describe('fold', () => {
  it('leaves the tone alone inside a syllable, where everybody writes it alike', () => {
    expect(fold('hoàn toán huỳnh khoét hoài')).toBe('hoàn toán huỳnh khoét hoài');
  });

  const vietnamese = fc.string({
    unit: fc.constantFrom(
      ...Array.from('aăâeêioôơuưyđqhnAĐQU \u0300\u0301\u0303\u0309\u0323\u200B\u00A0–-.'),
    ),
  });

  it('folding twice changes nothing', () => {
    const any = fc.oneof(vietnamese, fc.string({ unit: 'binary' }));
    fc.assert(
      fc.property(any, (text) => {
        expect(fold(fold(text))).toBe(fold(text));
      }),
    );
  });

  it('does not see whether letters are composed', () => {
    fc.assert(
      fc.property(vietnamese, (text) => {
        expect(fold(text.normalize('NFD'))).toBe(fold(text.normalize('NFC')));
      }),
    );
  });
});

describe('nfc, plain and excerpt', () => {
  it('nfc composes and changes nothing else', () => {
    expect(nfc(' Tổ\u00A0Số '.normalize('NFD'))).toBe(' Tổ\u00A0Số ');
  });

  it('plain makes full-width signs ASCII and spaces single, and keeps case and dashes', () => {
    expect(plain('\u3000１２\u2009３％ –Ａ\u200B ')).toBe('12 3% –A');
  });

  it('excerpt keeps 40 characters', () => {
    expect(excerpt(` ${'ơ'.normalize('NFD').repeat(40)} `)).toBe('ơ'.repeat(40));
    expect(excerpt('ơ'.repeat(41))).toBe(`${'ơ'.repeat(39)}…`);
  });
});

describe('inside a sentence', () => {
  it.each([
    ['Quý IV năm 2025', 'quý IV năm 2025'],
    ['Đợt 1', 'đợt 1'],
    ['', ''],
  ])('"%s" goes on as "%s"', (text, said) => {
    expect(lowerFirst(text)).toBe(said);
  });
});
