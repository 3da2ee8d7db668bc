import type { Figure, Mark, Paint } from '../figures/figure.js';
import { ink } from './block-style.js';
import type { PrintDocument } from './print-document.js';
import type { Typeface, Typesetter } from './typesetter.js';

interface Place {
  x: number;
  y: number;
  /** Points for one unit of the figure. */
  scale: number;
}

/** Draws the marks of a figure on paper, which is always light. */
export function drawFigure(document: PrintDocument, type: Typesetter, { marks }: Figure, place: Place): void {
  for (const mark of marks) drawMark(document, type, mark, place);
}

function drawMark(document: PrintDocument, type: Typesetter, mark: Mark, { x, y, scale }: Place): void {
  const [across, down] = [(value: number) => x + value * scale, (value: number) => y + value * scale];
  switch (mark.kind) {
    case 'bar':
      document.rect(across(mark.x), down(mark.y), mark.width * scale, mark.height * scale);
      document.lineWidth(0.4).fillAndStroke(color(mark.fill), ink.soft);
      return;
    case 'dot':
      document.circle(across(mark.x), down(mark.y), mark.radius * scale).fill(color(mark.fill));
      return;
    case 'stroke': {
      document.lineWidth(mark.width * scale).strokeColor(color(mark.paint));
      if (mark.dashed === true) document.dash(4 * scale, { space: 3 * scale });
      mark.points.forEach(([left, top], index) =>
        index === 0 ? document.moveTo(across(left), down(top)) : document.lineTo(across(left), down(top)),
      );
      document.stroke().undash();
      return;
    }
    case 'words': {
      const face: Typeface = { font: mark.bold === true ? 'bold' : 'regular', size: mark.size * scale };
      const [line] = type.lines(mark.text, face, Infinity);
      if (line === undefined) return;
      const width = type.width(line.text, face);
      const shift = { start: 0, middle: width / 2, end: width }[mark.anchor];
      document.fillColor(color(mark.paint));
      // A figure gives the base line; text is set from its top.
      type.set({ ...line, direction: 'ltr' }, face, {
        x: across(mark.x) - shift,
        y: down(mark.y) - face.size * 0.93,
        width,
      });
    }
  }
}

const color = (paint: Paint): string => (paint === 'ink' ? ink.full : paint === 'soft' ? ink.soft : paint);
