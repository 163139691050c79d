// Bytes as Apps Script gives and takes them: numbers from -128 to 127.

export function signed(bytes: Uint8Array): number[] {
  return [...bytes].map((byte) => (byte > 127 ? byte - 256 : byte));
}

/** Bytes of either sign, or of a text in UTF-8. */
export function bytesOf(data: string | readonly number[]): Uint8Array {
  return typeof data === 'string' ? Buffer.from(data) : Uint8Array.from(data);
}
