/** Relative luminance of `#rrggbb`, 0 to 1 (WCAG 2.2). */
function luminance(color: string): number {
  const [red = 0, green = 0, blue = 0] = [1, 3, 5].map((at) => {
    const channel = Number.parseInt(color.slice(at, at + 2), 16) / 255;
    return channel <= 0.04045 ? channel / 12.92 : ((channel + 0.055) / 1.055) ** 2.4;
  });
  return 0.2126 * red + 0.7152 * green + 0.0722 * blue;
}

/** Contrast ratio of two colours, 1 to 21 (WCAG 2.2). */
export function contrast(a: string, b: string): number {
  const [low = 0, high = 0] = [luminance(a), luminance(b)].toSorted((x, y) => x - y);
  return (high + 0.05) / (low + 0.05);
}

const WHITE = '#ffffff';
const BLACK = '#000000';
/** WCAG 1.4.3: text of normal size. */
const TEXT = 4.5;
/** WCAG 1.4.11: a coloured field against the page it lies on. */
const FIELD = 3;
/** Backgrounds of the pages for readers, light and dark. */
export const PAGES = { light: '#ffffff', dark: '#121212' } as const;

const times = (ratio: number): string => `${ratio.toFixed(2)}:1`;

/**
 * What readers with weak sight may not make out of a label's colour: the name on it in white or black, whichever is
 * better, and the field against the pages. Warnings, no faults: the colour is never the only sign of a label.
 */
export function contrastWarnings(labels: readonly { key: string; color: string }[]): string[] {
  return labels.flatMap(({ key, color }) => {
    const warnings: string[] = [];
    const text = Math.max(contrast(color, WHITE), contrast(color, BLACK));
    if (text < TEXT)
      warnings.push(`${key}: text on ${color} has a contrast of ${times(text)} at best; aim at ${TEXT}:1.`);
    for (const [name, page] of Object.entries(PAGES)) {
      const field = contrast(color, page);
      if (field < FIELD) {
        warnings.push(`${key}: ${color} on the ${name} page has a contrast of ${times(field)}; aim at ${FIELD}:1.`);
      }
    }
    return warnings;
  });
}
