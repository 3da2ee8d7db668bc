/** Relative luminance of `#rrggbb`, 0 to 1 (WCAG 2.2). */
function luminance(color: string): number {
  const [red = 0, green = 0, blue = 0] = [1, 3, 5].map((at) => {
    const channel = Number.parseInt(color.slice(at, at + 2), 16) / 255;
    return channel <= 0.04045 ? channel / 12.92 : ((channel + 0.055) / 1.055) ** 2.4;
  });
  return 0.2126 * red + 0.7152 * green + 0.0722 * blue;
}

/** Contrast ratio of two colours, 1 to 21. */
export function contrast(a: string, b: string): number {
  const [one, other] = [luminance(a), luminance(b)];
  return (Math.max(one, other) + 0.05) / (Math.min(one, other) + 0.05);
}

/** Pages for readers, light and dark, as the server has them when it warns. */
const PAGES = { light: '#ffffff', dark: '#121212' } as const;
const TEXT = 4.5;
const FIELD = 3;

/** Where readers with weak sight may not make a colour out, with the contrast; empty: everywhere they can. */
export function weakPlaces(color: string): { place: 'text' | keyof typeof PAGES; ratio: number; needed: number }[] {
  if (!/^#[0-9a-f]{6}$/i.test(color)) return [];
  const text = Math.max(contrast(color, '#ffffff'), contrast(color, '#000000'));
  const places = [
    { place: 'text' as const, ratio: text, needed: TEXT },
    { place: 'light' as const, ratio: contrast(color, PAGES.light), needed: FIELD },
    { place: 'dark' as const, ratio: contrast(color, PAGES.dark), needed: FIELD },
  ];
  return places.filter(({ ratio, needed }) => ratio < needed);
}
