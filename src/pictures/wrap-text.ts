const ELLIPSIS = '…';

/** How wide a text is, in pixels. */
export type Measure = (text: string) => number;

/**
 * Breaks a text into at most `maxLines` lines of at most `width`; what does not fit is left out, with an ellipsis.
 * Words are kept whole unless one alone is wider than a line.
 */
export function wrapText(text: string, width: number, maxLines: number, measure: Measure): string[] {
  const lines: string[] = [];
  let line = '';
  for (const word of pieces(text, width, measure)) {
    const longer = line === '' ? word : `${line} ${word}`;
    if (measure(longer) <= width) {
      line = longer;
      continue;
    }
    lines.push(line);
    line = word;
    // One line more than there may be says that something is left out.
    if (lines.length > maxLines) break;
  }
  lines.push(line);
  if (lines.length <= maxLines) return lines;
  const kept = lines.slice(0, maxLines);
  return [...kept.slice(0, -1), shortened(kept.at(-1) ?? '', width, measure)];
}

/** Words, those too wide for a line cut into parts. */
function pieces(text: string, width: number, measure: Measure): string[] {
  return text.split(' ').flatMap((word) => (measure(word) <= width ? [word] : cut(word, width, measure)));
}

function cut(word: string, width: number, measure: Measure): string[] {
  const parts: string[] = [];
  let part = '';
  for (const { segment } of new Intl.Segmenter().segment(word)) {
    if (part !== '' && measure(part + segment) > width) {
      parts.push(part);
      part = '';
    }
    part += segment;
  }
  return [...parts, part];
}

/** The line with an ellipsis at its end, short enough for it. */
function shortened(line: string, width: number, measure: Measure): string {
  let kept = [...new Intl.Segmenter().segment(line)].map(({ segment }) => segment);
  while (kept.length > 0 && measure(kept.join('').trimEnd() + ELLIPSIS) > width) kept = kept.slice(0, -1);
  return kept.join('').trimEnd() + ELLIPSIS;
}
