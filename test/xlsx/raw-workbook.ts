// Workbooks written out by hand, part by part, for what our own writer never makes: files of other
// programs, files without results, damaged files.
import { zip } from '@cj-tech-master/excelts/archive';

const XML = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>';
const MAIN = 'http://schemas.openxmlformats.org/spreadsheetml/2006/main';
const DOCUMENT = 'http://schemas.openxmlformats.org/officeDocument/2006/relationships';
const PACKAGE = 'http://schemas.openxmlformats.org/package/2006';

export interface RawSheet {
  name: string;
  /** The inside of `<sheetData>`. */
  rows: string;
  /** What stands before and after `<sheetData>`. */
  before?: string;
  after?: string;
  state?: 'hidden' | 'veryHidden';
}

export interface RawOptions {
  /** Number formats by style index from 1: `<c s="1">` has the first. */
  formats?: string[];
  /** The inside of `<sst>`. */
  strings?: string;
  date1904?: boolean;
  /** Parts to add, or to leave out when undefined. */
  parts?: Record<string, string | Uint8Array | undefined>;
  /** Sizes of 64 bits, as writers of streams use. */
  zip64?: boolean;
}

export async function rawWorkbook(
  sheets: RawSheet[],
  options: RawOptions = {},
): Promise<Uint8Array> {
  const archive = zip({ reproducible: true, zip64: options.zip64 ?? 'auto' });
  for (const [path, content] of Object.entries({ ...parts(sheets, options), ...options.parts }))
    if (content !== undefined) archive.add(path, content);
  return archive.bytes();
}

/** The offset of each entry in the archive's directory. */
export function directoryEntries(bytes: Uint8Array): number[] {
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.length);
  const found: number[] = [];
  for (let at = 0; at < bytes.length - 46; at += 1)
    if (view.getUint32(at, true) === 0x02014b50) found.push(at);
  return found;
}

function parts(sheets: RawSheet[], { formats = [], strings, date1904 }: RawOptions) {
  const numFmts = formats.map(
    (code, index) => `<numFmt numFmtId="${164 + index}" formatCode="${escape(code)}"/>`,
  );
  const xfs = formats.map(
    (_code, index) => `<xf numFmtId="${164 + index}" applyNumberFormat="1"/>`,
  );
  const files: Record<string, string> = {
    '[Content_Types].xml': `${XML}<Types xmlns="${PACKAGE}/content-types"/>`,
    '_rels/.rels': `${XML}<Relationships xmlns="${PACKAGE}/relationships"><Relationship Id="rId1" Type="${DOCUMENT}/officeDocument" Target="xl/workbook.xml"/></Relationships>`,
    'xl/workbook.xml': `${XML}<workbook xmlns="${MAIN}" xmlns:r="${DOCUMENT}"><workbookPr${date1904 ? ' date1904="1"' : ''}/><sheets>${sheets
      .map(
        ({ name, state }, index) =>
          `<sheet name="${escape(name)}" sheetId="${index + 1}"${state ? ` state="${state}"` : ''} r:id="rId${index + 1}"/>`,
      )
      .join('')}</sheets></workbook>`,
    'xl/_rels/workbook.xml.rels': `${XML}<Relationships xmlns="${PACKAGE}/relationships">${sheets
      .map(
        (_sheet, index) =>
          `<Relationship Id="rId${index + 1}" Type="${DOCUMENT}/worksheet" Target="worksheets/sheet${index + 1}.xml"/>`,
      )
      .join(
        '',
      )}<Relationship Id="rId98" Type="${DOCUMENT}/styles" Target="styles.xml"/><Relationship Id="rId99" Type="${DOCUMENT}/sharedStrings" Target="sharedStrings.xml"/></Relationships>`,
    'xl/styles.xml': `${XML}<styleSheet xmlns="${MAIN}"><numFmts count="${formats.length}">${numFmts.join('')}</numFmts><fonts count="1"><font/></fonts><fills count="1"><fill/></fills><borders count="1"><border/></borders><cellXfs count="${formats.length + 1}"><xf numFmtId="0"/>${xfs.join('')}</cellXfs></styleSheet>`,
  };
  if (strings !== undefined)
    files['xl/sharedStrings.xml'] = `${XML}<sst xmlns="${MAIN}">${strings}</sst>`;
  sheets.forEach(({ rows, before = '', after = '' }, index) => {
    files[`xl/worksheets/sheet${index + 1}.xml`] =
      `${XML}<worksheet xmlns="${MAIN}" xmlns:r="${DOCUMENT}">${before}<sheetData>${rows}</sheetData>${after}</worksheet>`;
  });
  return files;
}

function escape(text: string): string {
  return text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('"', '&quot;');
}
