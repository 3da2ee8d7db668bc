/** Longer lines are sentences. */
const MAX_LINE = 120;

/** Words that stand around a date in English and the larger European languages. */
const AROUND_A_DATE = new RegExp(
  `\\b(?:${[
    '(?:first |last )?(?:published|updated|posted|created|modified)|publicado|veröffentlicht|publié|pubblicato|dates?',
    'on|at|by|de|às|di|le|um|uhr|[ap]\\.?m\\.?|[a-z]{1,2}[sd]t|gmt|utc|bst|cet|ist|min(?:ute)?s? read|tempo de leitura|minutos?',
    '(?:mon|tues?|wed(?:nes)?|thu(?:rs)?|fri|sat(?:ur)?|sun)(?:day)?',
    '(?:jan|f[eé][bv]|m[aäe]r|a[pbv]r|ma[iyj]|mag|giu|ju[nil]|jui|lug|a[ug]o|aug|ao[uû]|se[pt]|o[ckut]t|nov|d[eé][cz]|dic)\\p{L}{0,7}',
  ].join('|')})\\b`,
  'giu',
);

const HAS_DATE =
  /\d{1,2}:\d{2}|\d\D{1,20}\b(?:19|20)\d{2}\b|\d{1,2}[/.-]\d{1,2}[/.-]\d{2,4}|\d{4}-\d{2}-\d{2}|\b\d+ min/;

/** Letters left over when a line's date and the words around it are taken away: a place, an agency. */
const MAX_LEFT_OVER = 15;

/** Whether a line states only when, or by whom, an article was published. */
export function isDateline(line: string, byline: string | null): boolean {
  if (line.length > MAX_LINE) return false;
  const isName =
    byline !== null && line.length < byline.length + 30 && line.toLowerCase().includes(byline.toLowerCase());
  if (isName || /^(?:By|BY|by) \p{Lu}[^.]{2,60}$/u.test(line)) return true;
  return HAS_DATE.test(line) && line.replace(AROUND_A_DATE, '').replace(/[^\p{L}]+/gu, '').length <= MAX_LEFT_OVER;
}
