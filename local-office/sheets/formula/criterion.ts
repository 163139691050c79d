// What COUNTIF and its kin ask of a value: `>=5`, `<>`, `Thôn*`, or a plain value.
import { isFailure, numberOf, order, type Scalar } from './values.ts';

export function criterionOf(wanted: Scalar): (value: Scalar) => boolean {
  if (isFailure(wanted)) return (value) => isFailure(value) && value.error === wanted.error;
  if (typeof wanted !== 'string') return (value) => value !== null && value === (wanted ?? 0);
  const [, operator = '', text = ''] = /^(<=|>=|<>|=|<|>)?([\s\S]*)$/.exec(wanted) ?? [];
  const number = text.trim() === '' ? null : numberOf(text);
  if (operator === '<' || operator === '>' || operator === '<=' || operator === '>=') {
    const limit: Scalar = typeof number === 'number' ? number : text;
    return (value) => {
      if (value === null || typeof value !== typeof limit) return false;
      const difference = order(value, limit);
      if (operator === '<') return difference < 0;
      if (operator === '>') return difference > 0;
      return operator === '<=' ? difference <= 0 : difference >= 0;
    };
  }
  const equal = equalTo(text, typeof number === 'number' ? number : null, operator);
  return operator === '<>' ? (value) => !equal(value) : equal;
}

function equalTo(
  text: string,
  number: number | null,
  operator: string,
): (value: Scalar) => boolean {
  // `=` and `<>` alone ask for what is blank; an empty text also meets an empty text.
  if (text === '') return (value) => value === null || (operator === '' && value === '');
  const pattern = new RegExp(
    `^${text
      .replace(/[.+^${}()|[\]\\]/g, String.raw`\$&`)
      .replace(/~([*?])|([*?])/g, (_all, plain: string | undefined, wild: string | undefined) =>
        plain ? `\\${plain}` : wild === '*' ? '[\\s\\S]*' : '[\\s\\S]',
      )}$`,
    'i',
  );
  return (value) => {
    if (typeof value === 'number') return value === number;
    if (typeof value === 'boolean') return text.toUpperCase() === (value ? 'TRUE' : 'FALSE');
    return typeof value === 'string' && pattern.test(value);
  };
}
