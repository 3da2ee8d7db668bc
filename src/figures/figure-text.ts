import { oneLine } from '../common/one-line.js';

/** Average width of a character against the size of the font, for text whose font is not known yet. */
const CHARACTER = 0.58;

/** Text of others on one line, without characters that cannot be seen but change what is. */
export const plain = oneLine;

/** Plain text cut to a width, in units of the figure. */
export function fitted(text: string, width: number, size: number): string {
  const characters = [...plain(text)];
  const room = Math.max(1, Math.floor(width / (size * CHARACTER)));
  if (characters.length <= room) return characters.join('');
  return `${characters
    .slice(0, room - 1)
    .join('')
    .trimEnd()}…`;
}

export const widthOf = (text: string, size: number): number => [...text].length * size * CHARACTER;

const WHOLE = new Intl.NumberFormat('en');
export const whole = (value: number): string => WHOLE.format(value);

/** A share as whole percent; what is there but rounds to nothing is "<1 %". */
export function percent(part: number, all: number): string {
  if (all === 0 || part === 0) return '0 %';
  const rounded = Math.round((100 * part) / all);
  return rounded === 0 ? '<1 %' : `${rounded} %`;
}

const MONTHS = ['Jan', 'Feb', 'Mar', 'Apr', 'May', 'Jun', 'Jul', 'Aug', 'Sep', 'Oct', 'Nov', 'Dec'];

/** `2026-03` as "Mar 2026"; a year stays as it is. */
export function periodName(period: string): string {
  const [year = '', month] = period.split('-');
  return month === undefined ? year : `${MONTHS[Number(month) - 1] ?? month} ${year}`;
}

/** "1 verdict", "2 verdicts". */
export const counted = (count: number, one: string, many = `${one}s`): string =>
  `${whole(count)} ${count === 1 ? one : many}`;
