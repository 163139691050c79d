// Dates as cells keep them: days since 30 December 1899, with the time of day as a fraction, by the
// wall clock of the spreadsheet.

const DAY = 86_400_000;
const EPOCH = Date.UTC(1899, 11, 30);

/** `wall` is what the wall clock shows, in milliseconds since 1970. */
export function serialOf(wall: number): number {
  return (wall - EPOCH) / DAY;
}

/** The other way, to the millisecond. */
export function wallOfSerial(serial: number): number {
  return EPOCH + Math.round(serial * DAY);
}
