// The parts of an .xlsx file that carry cells, unpacked with a firm ceiling. Files come by mail and
// from any machine: sizes written in the archive may lie, so each part is inflated under a limit
// instead of being measured afterwards, and parts we do not need (pictures, charts, comments,
// macros) are never unpacked, so that a fault in one of them costs nobody a report.
import { crc32, inflateRawSync } from 'node:zlib';
import { BufferReader, RemoteZipReader } from '@cj-tech-master/excelts/archive';
import { UnreadableWorkbook } from './unreadable.ts';

/** A commune's workbook is some 50 KB packed and 1 MB unpacked; a bloated one reaches 5 and 30. */
const LARGEST_FILE = 20 * 2 ** 20;
const LARGEST_UNPACKED = 40 * 2 ** 20;
/** Cells with something in them or merged; a commune of 200 villages and 1,500 members fills some 60,000. */
const MOST_CELLS = 150_000;

const WANTED =
  /^(?:\[Content_Types\]\.xml|_rels\/\.rels|xl\/(?:workbook|styles|sharedStrings)\.xml|xl\/_rels\/workbook\.xml\.rels|xl\/worksheets\/sheet\d+\.xml)$/;
const SHEET = /^xl\/worksheets\//;
/**
 * Formatted cells and rows without a value: of a bloated file nearly everything. Only those that
 * say where they stand; the others hold the place of what follows them.
 */
const BLANKS = /<(?:c|row)(?=[^<>]* r=)[^<>]*\/>/g;
/** A day in "strict" files. Without a zone the library would take it for this machine's own. */
const DAY_WITHOUT_ZONE = /( t="d"[^<>]{0,99}><v>\d{4}-\d{2}-\d{2}T[\d:.]+)</g;
/**
 * `0.0\%`, as LibreOffice writes `0.0"%"`: neither is a percentage, nor `0\h` a time of day. The
 * library forgets the backslash but knows quotes.
 */
const ESCAPED_LETTER = /\\(&\w+;|[^<>"])/g;
/** The library spreads a named range out over every cell of it; nothing here is read by name. */
const NAMED_RANGES = /<definedNames>[^]*?<\/definedNames>/g;
const MERGED = /<mergeCell [^<>]*?ref="([A-Z]+)(\d+):([A-Z]+)(\d+)"/g;
/** Seven digits are enough for any row of a sheet; the library walks down to the last one. */
const BEYOND_ANY_SHEET = /<(?:c|row)\s[^<>]*?\br=["'](?:[A-Z]{4,}|[A-Z]*\d{8})/;
const ROOT_PREFIX = /<(\w+):(?:workbook|worksheet|styleSheet|sst)[\s>]/;
const STORED = 0;
const DEFLATED = 8;

/** Path → bytes; the sheets come without their blank cells. Throws UnreadableWorkbook. */
export async function unpackParts(bytes: Uint8Array): Promise<Record<string, Uint8Array>> {
  refuseOtherFiles(bytes);
  const parts: Record<string, Uint8Array> = {};
  let room = LARGEST_UNPACKED;
  let cells = 0;
  try {
    const zip = await RemoteZipReader.fromReader(new BufferReader(bytes));
    for (const entry of zip.getEntries()) {
      const path = entry.path.replaceAll('\\', '/').replace(/^\//, '');
      if (!WANTED.test(path)) continue;
      if (entry.isEncrypted) throw new UnreadableWorkbook('ENCRYPTED');
      const packed = await zip.getRawCompressedData(entry);
      if (!packed) throw new Error(`${path}: expected data, found none`);
      const part = inflate(packed, entry.compressionMethod, room);
      if (part.length !== entry.uncompressedSize || crc32(part) !== entry.crc32)
        throw new Error(`${path}: expected the size and checksum of the archive's directory`);
      room -= part.length;
      const xml = mend(path, Buffer.from(part.buffer, part.byteOffset, part.length).toString());
      if (SHEET.test(path)) {
        cells += countCells(xml) + countMerged(xml);
        if (BEYOND_ANY_SHEET.test(xml)) throw new UnreadableWorkbook('TOO_LARGE');
      }
      if (cells > MOST_CELLS) throw new UnreadableWorkbook('TOO_LARGE');
      parts[path] = Buffer.from(xml);
    }
  } catch (error) {
    throw error instanceof UnreadableWorkbook ? error : new UnreadableWorkbook('DAMAGED', error);
  }
  if (!parts['xl/workbook.xml']) throw new UnreadableWorkbook('NOT_A_WORKBOOK');
  return parts;
}

/** What other programs write rightly and the library would read wrongly. */
function mend(path: string, text: string): string {
  // <x:worksheet>, as programs on .NET write it: the library looks for plain names.
  const prefix = ROOT_PREFIX.exec(text)?.[1];
  const xml = prefix ? text.replaceAll(`<${prefix}:`, '<').replaceAll(`</${prefix}:`, '</') : text;
  if (path === 'xl/styles.xml') return xml.replace(ESCAPED_LETTER, '&quot;$1&quot;');
  if (SHEET.test(path)) return xml.replace(BLANKS, '').replace(DAY_WITHOUT_ZONE, '$1Z<');
  if (path === 'xl/workbook.xml') return xml.replace(NAMED_RANGES, '');
  return xml;
}

function countCells(xml: string): number {
  let count = 0;
  for (let at = xml.indexOf('</c>'); at >= 0; at = xml.indexOf('</c>', at + 4)) count += 1;
  return count;
}

/** A few letters can merge a whole sheet, of which the library then makes every cell. */
function countMerged(xml: string): number {
  let count = 0;
  for (const [, left = '', top, right = '', bottom] of xml.matchAll(MERGED))
    count +=
      (Math.abs(columnOf(right) - columnOf(left)) + 1) *
      (Math.abs(Number(bottom) - Number(top)) + 1);
  return count;
}

function columnOf(letters: string): number {
  return Array.from(letters).reduce((sum, letter) => sum * 26 + letter.charCodeAt(0) - 64, 0);
}

function inflate(packed: Uint8Array, method: number, room: number): Uint8Array {
  if (method === STORED) {
    if (packed.length > room) throw new UnreadableWorkbook('TOO_LARGE');
    return packed;
  }
  if (method !== DEFLATED) throw new Error(`expected method 0 or 8, found ${method}`);
  try {
    return inflateRawSync(packed, { maxOutputLength: Math.max(room, 1) });
  } catch (error) {
    const overflow = error instanceof RangeError;
    throw overflow ? new UnreadableWorkbook('TOO_LARGE', error) : error;
  }
}

/** Names the files that people send by mistake before any of them is taken for a broken zip. */
function refuseOtherFiles(bytes: Uint8Array): void {
  if (bytes.length === 0) throw new UnreadableWorkbook('EMPTY');
  if (bytes.length > LARGEST_FILE) throw new UnreadableWorkbook('TOO_LARGE');
  const file = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.length);
  const magic = file.toString('hex', 0, 4);
  // An .xls of 1997–2003 and an .xlsx under a password are both OLE containers.
  if (magic === 'd0cf11e0')
    throw new UnreadableWorkbook(
      file.includes(Buffer.from('EncryptedPackage', 'utf16le')) ? 'ENCRYPTED' : 'OLD_XLS',
    );
  if (magic !== '504b0304') throw new UnreadableWorkbook('NOT_A_WORKBOOK');
}
