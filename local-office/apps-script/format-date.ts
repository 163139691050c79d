// A moment in the patterns of Java's SimpleDateFormat, as Utilities.formatDate writes it.
import type { Zone } from './time-zone.ts';

const MONTHS = [
  'January',
  'February',
  'March',
  'April',
  'May',
  'June',
  'July',
  'August',
  'September',
  'October',
  'November',
  'December',
];
const WEEKDAYS = ['Sunday', 'Monday', 'Tuesday', 'Wednesday', 'Thursday', 'Friday', 'Saturday'];
/** A run of one letter, a text in quotes, or two quotes that stand for one. */
const PIECE = /''|'(?:[^']|'')*'|([A-Za-z])\1*/g;

/** @throws Error for a letter that is not known here */
export function formatDate(instant: number, zone: Zone, pattern: string): string {
  const ahead = zone.offset(instant);
  const wall = new Date(instant + ahead);
  return pattern.replace(PIECE, (piece) => {
    if (piece === "''") return "'";
    if (piece.startsWith("'")) return piece.slice(1, -1).replaceAll("''", "'");
    return field(wall, ahead, piece);
  });
}

function field(wall: Date, ahead: number, piece: string): string {
  const number = (value: number) => String(value).padStart(piece.length, '0');
  const month = MONTHS[wall.getUTCMonth()] ?? '';
  const weekday = WEEKDAYS[wall.getUTCDay()] ?? '';
  const hours = wall.getUTCHours();
  switch (piece.charAt(0)) {
    case 'y':
      return piece.length === 2
        ? String(wall.getUTCFullYear()).slice(-2)
        : number(wall.getUTCFullYear());
    case 'M':
      if (piece.length < 3) return number(wall.getUTCMonth() + 1);
      return piece.length === 3 ? month.slice(0, 3) : month;
    case 'd':
      return number(wall.getUTCDate());
    case 'H':
      return number(hours);
    case 'h':
      return number(hours % 12 === 0 ? 12 : hours % 12);
    case 'm':
      return number(wall.getUTCMinutes());
    case 's':
      return number(wall.getUTCSeconds());
    case 'S':
      return number(wall.getUTCMilliseconds());
    case 'a':
      return hours < 12 ? 'AM' : 'PM';
    case 'E':
      return piece.length < 4 ? weekday.slice(0, 3) : weekday;
    case 'u':
      return number(wall.getUTCDay() === 0 ? 7 : wall.getUTCDay());
    case 'Z':
      return zoneText(ahead, '');
    case 'X':
      return ahead === 0 ? 'Z' : zoneText(ahead, piece.length === 3 ? ':' : '');
    default:
      throw new Error(
        `Utilities.formatDate with "${piece}" is not implemented in the local office`,
      );
  }
}

/** `+0700` */
function zoneText(ahead: number, between: string): string {
  const minutes = Math.abs(Math.round(ahead / 60_000));
  const two = (value: number) => String(value).padStart(2, '0');
  return `${ahead < 0 ? '-' : '+'}${two(Math.floor(minutes / 60))}${between}${two(minutes % 60)}`;
}
