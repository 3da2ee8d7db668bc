import { oneLine } from '../common/one-line.js';
import type { Figure, Mark, Paint, Words } from './figure.js';

/**
 * The figure as an SVG element for a page. Presentation attributes only, because the content security policy allows no
 * style; `currentColor` follows the page's light or dark setting. The table is not in it: put it after.
 */
export function figureSvg({ id, title, description, width, height, marks }: Figure): string {
  const [titleId, descriptionId] = [`${id}-title`, `${id}-description`];
  const head =
    `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 ${number(width)} ${number(height)}" width="100%" ` +
    `role="img" aria-labelledby="${escaped(titleId)} ${escaped(descriptionId)}" font-family="system-ui, sans-serif">` +
    `<title id="${escaped(titleId)}">${escaped(title)}</title>` +
    `<desc id="${escaped(descriptionId)}">${escaped(description)}</desc>`;
  return `${head}${marks.map(element).join('')}</svg>`;
}

function element(mark: Mark): string {
  switch (mark.kind) {
    case 'bar':
      return (
        `<rect x="${number(mark.x)}" y="${number(mark.y)}" width="${number(mark.width)}" height="${number(mark.height)}" ` +
        `${fill(mark.fill)} stroke="currentColor" stroke-opacity="0.45" stroke-width="0.75">${said(mark.says)}</rect>`
      );
    case 'dot':
      return (
        `<circle cx="${number(mark.x)}" cy="${number(mark.y)}" r="${number(mark.radius)}" ${fill(mark.fill)} ` +
        `stroke="currentColor" stroke-width="1">${said(mark.says)}</circle>`
      );
    case 'stroke': {
      const points = mark.points.map(([x, y]) => `${number(x)},${number(y)}`).join(' ');
      const dashes = mark.dashed === true ? ' stroke-dasharray="4 3"' : '';
      return (
        `<polyline points="${points}" fill="none" stroke="${color(mark.paint)}"${opacity('stroke', mark.paint)} ` +
        `stroke-width="${number(mark.width)}"${dashes}/>`
      );
    }
    case 'words':
      return words(mark);
  }
}

function words({ x, y, text, size, anchor, paint, bold }: Words): string {
  const weight = bold === true ? ' font-weight="700"' : '';
  return (
    `<text x="${number(x)}" y="${number(y)}" font-size="${number(size)}" text-anchor="${anchor}" direction="ltr" ` +
    `${fill(paint)}${weight}>${escaped(text)}</text>`
  );
}

const said = (text: string): string => `<title>${escaped(text)}</title>`;
const color = (paint: Paint): string => (paint === 'ink' || paint === 'soft' ? 'currentColor' : escaped(paint));
const opacity = (of: 'fill' | 'stroke', paint: Paint): string => (paint === 'soft' ? ` ${of}-opacity="0.75"` : '');
const fill = (paint: Paint): string => `fill="${color(paint)}"${opacity('fill', paint)}`;

/** To a hundredth: more only makes the page longer. */
const number = (value: number): string => String(Math.round(value * 100) / 100);

const ESCAPES: Record<string, string> = { '&': '&amp;', '<': '&lt;', '>': '&gt;', '"': '&quot;', "'": '&#39;' };
// Not allowed in XML, escaped or not.
const FORBIDDEN = /[\uFFFE\uFFFF]/g;
const escaped = (text: string): string =>
  oneLine(text)
    .replace(FORBIDDEN, '')
    .replace(/[&<>"']/g, (character) => ESCAPES[character] ?? character);
