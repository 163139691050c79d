// What the clock on the wall shows somewhere, from the machine's table of time zones: Apps Script
// lives in the zone of its manifest, a spreadsheet in its own, and this machine perhaps in a third.

export interface Zone {
  name: string;
  /** Milliseconds that the wall clock is ahead of UTC at a moment. */
  offset(instant: number): number;
  /** The moment at which the wall clock shows this, both in milliseconds. */
  instantOf(wall: number): number;
}

/** Offsets change on the quarter of an hour. */
const QUARTER = 900_000;
const zones = new Map<string, Zone>();

/** @throws RangeError for a zone that the machine does not know */
export function zoneOf(name: string): Zone {
  const known = zones.get(name);
  if (known !== undefined) return known;
  const format = new Intl.DateTimeFormat('en-US', {
    timeZone: name,
    calendar: 'gregory',
    hourCycle: 'h23',
    year: 'numeric',
    month: 'numeric',
    day: 'numeric',
    hour: 'numeric',
    minute: 'numeric',
    second: 'numeric',
    era: 'short',
  });
  const offsets = new Map<number, number>();
  const offset = (instant: number): number => {
    if (!Number.isFinite(instant)) return 0;
    const quarter = Math.floor(instant / QUARTER) * QUARTER;
    const found = offsets.get(quarter) ?? wallAt(format, quarter) - quarter;
    offsets.set(quarter, found);
    return found;
  };
  const instantOf = (wall: number): number => wall - offset(wall - offset(wall));
  const zone = { name, offset, instantOf };
  zones.set(name, zone);
  return zone;
}

function wallAt(format: Intl.DateTimeFormat, instant: number): number {
  const parts = new Map(format.formatToParts(instant).map((part) => [part.type, part.value]));
  const of = (type: Intl.DateTimeFormatPartTypes) => Number(parts.get(type));
  const year = parts.get('era') === 'BC' ? 1 - of('year') : of('year');
  const wall = new Date(0);
  wall.setUTCFullYear(year, of('month') - 1, of('day'));
  wall.setUTCHours(of('hour'), of('minute'), of('second'));
  return wall.getTime();
}
