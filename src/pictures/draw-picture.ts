import { type Canvas, createCanvas, type SKRSContext2D } from '@napi-rs/canvas';
import type { PictureFacts } from './picture-facts.js';
import { pictureFont } from './picture-fonts.js';
import { PICTURE_SIZE } from './picture-size.js';
import { wrapText } from './wrap-text.js';

/** The strip of the label's colour along the left edge. */
export const STRIP = 28;
const LEFT = 84;
const RIGHT = PICTURE_SIZE.width - 64;
const WIDTH = RIGHT - LEFT;
const PAPER = '#fbfaf7';
const INK = '#1c1b19';
const SOFT = '#5c5953';
const LINE = '#dfdbd2';
const WARN = '#8a1c12';
/** The statement: as large as it can be, in the room between head and label. */
const STATEMENT = { top: 128, bottom: 456, sizes: [64, 56, 48, 42, 36], lineHeight: 1.24 };
const LABEL_Y = 546;

/** Draws what a report says. Nothing but drawing: the bytes are made by `canvas.encode`, in another thread. */
export function drawPicture(facts: PictureFacts): Canvas {
  const canvas = createCanvas(PICTURE_SIZE.width, PICTURE_SIZE.height);
  const context = canvas.getContext('2d');
  context.textBaseline = 'alphabetic';
  box(context, PAPER, [0, 0, PICTURE_SIZE.width, PICTURE_SIZE.height]);
  box(context, facts.color, [0, 0, STRIP, PICTURE_SIZE.height]);
  head(context, facts);
  statement(context, facts);
  box(context, LINE, [LEFT, 480, WIDTH, 2]);
  const room = facts.mark === null ? WIDTH : WIDTH - mark(context, facts.mark) - 32;
  label(context, facts, room);
  return canvas;
}

function head(context: SKRSContext2D, { organisation, number }: PictureFacts): void {
  context.font = pictureFont('plain', 28);
  const right = `Verdict report ${number}`;
  const taken = context.measureText(right).width;
  write(context, right, { x: RIGHT, y: 86, color: SOFT, align: 'right' });
  context.font = pictureFont('bold', 28);
  const [name = ''] = wrapText(organisation, WIDTH - taken - 48, 1, measurer(context));
  write(context, name, { x: LEFT, y: 86, color: INK });
}

function statement(context: SKRSContext2D, { statement: text }: PictureFacts): void {
  const room = STATEMENT.bottom - STATEMENT.top;
  let lines: string[] = [];
  let height = 0;
  for (const size of STATEMENT.sizes) {
    context.font = pictureFont('bold', size);
    height = size * STATEMENT.lineHeight;
    const fits = Math.floor(room / height);
    lines = wrapText(text, WIDTH, fits, measurer(context));
    if (!lines.at(-1)?.endsWith('…') || text.endsWith('…')) break;
  }
  const rightToLeft = isRightToLeft(text);
  // In the middle of its room, where few lines would leave a hole.
  const top = STATEMENT.top + (room - lines.length * height) / 2;
  context.direction = rightToLeft ? 'rtl' : 'ltr';
  for (const [index, line] of lines.entries()) {
    const y = top + height * (index + 0.78);
    write(context, line, { x: rightToLeft ? RIGHT : LEFT, y, color: INK, align: rightToLeft ? 'right' : 'left' });
  }
  context.direction = 'ltr';
}

/** In words and with its colour; struck out when it no longer stands. */
function label(context: SKRSContext2D, { label: text, color, struck }: PictureFacts, room: number): void {
  const radius = 24;
  context.beginPath();
  context.arc(LEFT + radius, LABEL_Y - 16, radius, 0, Math.PI * 2);
  context.fillStyle = color;
  context.fill();
  context.strokeStyle = SOFT;
  context.lineWidth = 2;
  context.stroke();
  const x = LEFT + radius * 2 + 22;
  let size = 50;
  for (; size > 30; size -= 4) {
    context.font = pictureFont('bold', size);
    if (context.measureText(text).width <= room - (x - LEFT)) break;
  }
  context.font = pictureFont('bold', size);
  const [shown = ''] = wrapText(text, room - (x - LEFT), 1, measurer(context));
  write(context, shown, { x, y: LABEL_Y, color: struck ? SOFT : INK });
  if (struck) box(context, SOFT, [x, LABEL_Y - size * 0.32, context.measureText(shown).width, 5]);
}

/** What became of the report, at the right of the label. @returns its width. */
function mark(context: SKRSContext2D, text: string): number {
  context.font = pictureFont('bold', 40);
  const width = context.measureText(text).width + 56;
  context.beginPath();
  context.roundRect(RIGHT - width, LABEL_Y - 52, width, 72, 12);
  context.fillStyle = WARN;
  context.fill();
  write(context, text, { x: RIGHT - width / 2, y: LABEL_Y - 2, color: '#ffffff', align: 'center' });
  return width;
}

interface Placed {
  x: number;
  y: number;
  color: string;
  align?: 'left' | 'right' | 'center';
}

function write(context: SKRSContext2D, text: string, { x, y, color, align = 'left' }: Placed): void {
  context.fillStyle = color;
  context.textAlign = align;
  context.fillText(text, x, y);
}

function box(context: SKRSContext2D, color: string, [x, y, width, height]: [number, number, number, number]): void {
  context.fillStyle = color;
  context.fillRect(x, y, width, height);
}

const measurer = (context: SKRSContext2D) => (text: string) => context.measureText(text).width;

/** By the first letter that has a direction. */
const isRightToLeft = (text: string): boolean => /^\P{L}*[\p{Script=Arabic}\p{Script=Hebrew}]/u.test(text);
