// A long text cut into cells so that each of them is still the same text after a script has written
// it: what a script writes is read as if it were typed.

/** What no spreadsheet takes for the beginning of a formula, a number or a sign of its own. */
const PLAIN_BEGINNING = /[\p{L}{["]/u;

/**
 * What begins with = + - ' or a digit may turn into a formula or a number, or lose its first sign.
 * Where a piece is cut does not matter to whoever joins them again, so each is cut where the next
 * begins with a letter or an opening sign. The first two, checksum and opening brace, stay.
 */
export function safePieces(pieces: readonly string[]): string[] {
  const safe = pieces.slice(0, 2);
  for (const piece of pieces.slice(2)) {
    const found = piece.search(PLAIN_BEGINNING);
    const cut = found < 0 ? piece.length : found;
    safe.push(`${safe.pop()}${piece.slice(0, cut)}`);
    if (cut < piece.length) safe.push(piece.slice(cut));
  }
  return safe;
}
