// The Date that Code.js sees: its clock is the office's, which can be moved, and its wall clock that
// of the script's manifest, whatever zone this machine is in.
import type { Zone } from './time-zone.ts';

const FIELDS = [
  'FullYear',
  'Month',
  'Date',
  'Hours',
  'Minutes',
  'Seconds',
  'Milliseconds',
] as const;
const DAY_ONLY = /^[+-]?\d{4,6}(-\d{2}){0,2}$/;

/**
 * Teaches a realm's own Date, whose methods are changed in place, and answers the constructor that
 * stands for it. `now` answers milliseconds since 1970.
 */
export function officeDate(plain: DateConstructor, now: () => number, zone: Zone): DateConstructor {
  const proto = plain.prototype;
  const wallOf = (date: Date): Date => new plain(date.getTime() + zone.offset(date.getTime()));
  const teach = (name: string, method: (this: Date, ...given: never[]) => unknown): void => {
    Object.defineProperty(proto, name, { value: method, writable: true, configurable: true });
  };

  for (const field of [...FIELDS, 'Day'] as const)
    teach(`get${field}`, function read(this: Date) {
      return wallOf(this)[`getUTC${field}`]();
    });
  for (const field of FIELDS)
    teach(`set${field}`, function write(this: Date, ...given: number[]) {
      const wall = wallOf(this);
      Reflect.apply(wall[`setUTC${field}`], wall, given);
      return this.setTime(zone.instantOf(wall.getTime()));
    });
  teach('getTimezoneOffset', function minutes(this: Date) {
    return -zone.offset(this.getTime()) / 60_000;
  });

  teach('toDateString', function day(this: Date) {
    return Number.isNaN(this.getTime()) ? 'Invalid Date' : dayText(wallOf(this));
  });
  teach('toTimeString', function time(this: Date) {
    return Number.isNaN(this.getTime()) ? 'Invalid Date' : timeText(this, wallOf(this), zone);
  });
  teach('toString', function text(this: Date) {
    if (Number.isNaN(this.getTime())) return 'Invalid Date';
    return `${dayText(wallOf(this))} ${timeText(this, wallOf(this), zone)}`;
  });
  for (const name of ['toLocaleString', 'toLocaleDateString', 'toLocaleTimeString'] as const) {
    const inherited = Reflect.get(proto, name);
    teach(name, function local(this: Date, locales?: string, options?: object) {
      return inherited.call(this, locales ?? 'en-US', { timeZone: zone.name, ...options });
    });
  }

  const parsed = plain.parse;
  const parse = (text: string): number => {
    const instant = parsed(text);
    if (Number.isNaN(instant) || DAY_ONLY.test(text.trim())) return instant;
    // Text that takes a zone behind it has none of its own.
    const wall = ['Z', ' UTC'].map((end) => parsed(text + end)).find((it) => !Number.isNaN(it));
    return wall === undefined ? instant : zone.instantOf(wall);
  };
  const given = (parts: unknown[]): unknown[] => {
    if (parts.length === 0) return [now()];
    if (parts.length > 1) return [zone.instantOf(plain.UTC(...(parts as [number, number])))];
    return typeof parts[0] === 'string' ? [parse(parts[0])] : parts;
  };
  const office = new Proxy(plain, {
    construct: (target, parts: unknown[], newTarget) =>
      Reflect.construct(target, given(parts), newTarget) as Date,
    apply: (target) => String(new target(now())),
  });
  Object.defineProperty(plain, 'now', { value: now, writable: true, configurable: true });
  Object.defineProperty(plain, 'parse', { value: parse, writable: true, configurable: true });
  Object.defineProperty(proto, 'constructor', {
    value: office,
    writable: true,
    configurable: true,
  });
  return office;
}

/** `Thu Nov 20 2025` */
function dayText(wall: Date): string {
  const [weekday = '', day = '', month = '', year = ''] = wall
    .toUTCString()
    .replace(',', '')
    .split(' ');
  return `${weekday} ${month} ${day} ${year}`;
}

/** `16:30:00 GMT+0700 (Indochina Time)` */
function timeText(date: Date, wall: Date, zone: Zone): string {
  const minutes = Math.round(zone.offset(date.getTime()) / 60_000);
  const two = (number: number) => String(number).padStart(2, '0');
  const ahead = two(Math.floor(Math.abs(minutes) / 60)) + two(Math.abs(minutes) % 60);
  const name = new Intl.DateTimeFormat('en-US', { timeZone: zone.name, timeZoneName: 'long' })
    .formatToParts(date.getTime())
    .find((part) => part.type === 'timeZoneName')?.value;
  const clock = wall.toISOString().replace(/^.*T([\d:]{8}).*$/, '$1');
  return `${clock} GMT${minutes < 0 ? '-' : '+'}${ahead} (${name})`;
}
