/** A run of characters as pdf.js reports it; `transform` is [a, b, c, d, x, y] in the page's own space. */
export interface PdfTextItem {
  str: string;
  dir: string;
  width: number;
  transform: number[];
  fontName: string;
}

/** Size and orientation of a page: pdf.js's viewport at scale 1. */
export interface PdfViewport {
  width: number;
  height: number;
  transform: number[];
}

/** A run of characters where a reader sees it: points from the page's left and top, turned upright. */
export interface Glyphs {
  text: string;
  left: number;
  right: number;
  /** Of the baseline, growing downwards. */
  y: number;
  size: number;
  font: string;
  rtl: boolean;
}

/** What stands on a page, in the order in which the file draws it. */
export interface PageText {
  glyphs: Glyphs[];
  top: number;
  bottom: number;
}

/** Directions of writing are told apart in steps of 15°: a crooked scan is upright, a stamp across the page is not. */
const STEP = Math.PI / 12;

/**
 * Puts a page's characters where a reader sees them. Only the direction in which most of the page is written is kept:
 * what runs across it is a stamp or a watermark. What lies outside the page (printers' marks) is not seen either.
 */
export function pageText(items: readonly PdfTextItem[], viewport: PdfViewport): PageText {
  const placed = items.map((item) => ({ item, matrix: multiplied(viewport.transform, item.transform) }));
  const angle = mainDirection(placed) * STEP;
  const along = { x: Math.cos(angle), y: Math.sin(angle) };
  const upright = (x: number, y: number) => ({ x: x * along.x + y * along.y, y: y * along.x - x * along.y });
  const corners = [0, viewport.width].flatMap((x) => [0, viewport.height].map((y) => upright(x, y)));
  const box = {
    left: Math.min(...corners.map(({ x }) => x)),
    right: Math.max(...corners.map(({ x }) => x)),
    top: Math.min(...corners.map(({ y }) => y)),
    bottom: Math.max(...corners.map(({ y }) => y)),
  };
  const glyphs: Glyphs[] = [];
  for (const { item, matrix } of placed) {
    const { x, y } = upright(matrix[4] ?? 0, matrix[5] ?? 0);
    const isSeen = y > box.top && y < box.bottom && x + item.width > box.left && x < box.right;
    if (item.str === '' || directionOf(matrix) * STEP !== angle || !isSeen) continue;
    const rtl = item.dir === 'rtl';
    glyphs.push({
      text: item.str,
      left: x,
      right: x + item.width,
      y,
      size: Math.hypot(matrix[2] ?? 0, matrix[3] ?? 0),
      font: item.fontName,
      rtl,
    });
  }
  return { glyphs, top: box.top, bottom: box.bottom };
}

function mainDirection(placed: readonly { item: PdfTextItem; matrix: number[] }[]): number {
  const characters = new Map<number, number>();
  for (const { item, matrix } of placed) {
    const direction = directionOf(matrix);
    characters.set(direction, (characters.get(direction) ?? 0) + item.str.trim().length);
  }
  let main = 0;
  for (const [direction, count] of characters) if (count > (characters.get(main) ?? 0)) main = direction;
  return main;
}

/** In steps of 15°; half a turn to the left and to the right are the same. */
function directionOf([a = 1, b = 0]: number[]): number {
  const steps = Math.round(Math.atan2(b, a) / STEP);
  return steps === -12 ? 12 : steps;
}

/** Two transforms after each other, `second` first. */
function multiplied(first: number[], second: number[]): number[] {
  const [a = 1, b = 0, c = 0, d = 1, e = 0, f = 0] = first;
  const [g = 1, h = 0, i = 0, j = 1, k = 0, l = 0] = second;
  return [a * g + c * h, b * g + d * h, a * i + c * j, b * i + d * j, a * k + c * l + e, b * k + d * l + f];
}
