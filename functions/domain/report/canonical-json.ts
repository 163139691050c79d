// One spelling for one value: the text that digests are taken of. Two machines that hold the same
// revision, whatever the order in which its keys were written, print the same bytes.

/**
 * JSON with keys in code-unit order and no spaces. Keys whose value is undefined are left out;
 * strings keep their normalisation form and numbers the shape JSON gives them.
 *
 * @throws TypeError where a value has no JSON form (NaN, an infinity, a function, undefined in a
 *   list): JSON would write null there, and two different values would share one digest.
 */
export function canonicalJson(value: unknown): string {
  let text = '';
  writeCanonicalJson(value, (piece) => {
    text += piece;
  });
  return text;
}

/** The same text piece by piece, for a value too large to be held as one string. */
export function writeCanonicalJson(value: unknown, write: (piece: string) => void): void {
  if (Array.isArray(value)) return writeList(value, write);
  if (typeof value === 'object' && value !== null) return writeObject(value, write);
  if (typeof value === 'number' && !Number.isFinite(value))
    throw new TypeError(`canonical JSON: expected a finite number, found ${value}`);
  const piece = JSON.stringify(value) as string | undefined;
  if (piece === undefined)
    throw new TypeError(`canonical JSON: expected a JSON value, found ${typeof value}`);
  write(piece);
}

function writeList(list: readonly unknown[], write: (piece: string) => void): void {
  write('[');
  for (let place = 0; place < list.length; place++) {
    if (place > 0) write(',');
    writeCanonicalJson(list[place], write);
  }
  write(']');
}

function writeObject(object: object, write: (piece: string) => void): void {
  const record = object as Record<string, unknown>;
  let separator = '{';
  // The default order of sort() is by code unit, the same on every machine and in every locale.
  for (const key of Object.keys(record).sort()) {
    if (record[key] === undefined) continue;
    write(`${separator}${JSON.stringify(key)}:`);
    writeCanonicalJson(record[key], write);
    separator = ',';
  }
  write(separator === '{' ? '{}' : '}');
}
