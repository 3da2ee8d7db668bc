import type { PrintDocument } from './print-document.js';
import { type BlockStyle, COLUMN, ink, PAGE } from './block-style.js';
import type { FontName } from './print-fonts.js';
import { brief } from './printable-text.js';
import { type Line, Typesetter } from './typesetter.js';

/** A heading or the first lines of a paragraph do not stand alone at the foot of a page. */
const KEEP = 44;

type Structure = PDFKit.PDFStructureElement;

/** Text down the pages, one block after the other; whatever does not fit goes on on the next page. */
export class PageFlow {
  readonly type: Typesetter;
  /** Where the next block begins. */
  y: number = PAGE.top;
  private parent: Structure;
  private readonly root: Structure;
  private running: [left: string, right: string] = ['', ''];
  private pageNames: (index: number) => string = String;
  private pagesOfPart = 0;

  constructor(readonly document: PrintDocument) {
    this.type = new Typesetter(document);
    this.root = document.struct('Document');
    document.addStructure(this.root);
    this.parent = this.root;
  }

  /** Number of the current page within its part, from 1. */
  get pageNumber(): number {
    return this.pagesOfPart;
  }

  /** Pages that follow are counted anew, under these names. */
  beginPart(name: (index: number) => string): void {
    this.pageNames = name;
    this.pagesOfPart = 0;
  }

  /** An element of the structure that is to be filled later, before all that follow. */
  reserve(): Structure {
    const element = this.document.struct('Part');
    this.root.add(element);
    return element;
  }

  /** Blocks that follow belong to this element. */
  continueIn(element: Structure): void {
    this.parent = element;
  }

  /** Blocks that follow belong together; `end` when they are complete, so that they can leave memory. */
  beginSection(title: string): { end(): void } {
    const section = this.document.struct('Sect', { title: brief(title, 100) });
    this.root.add(section);
    this.parent = section;
    return {
      end: () => {
        section.end();
        this.parent = this.root;
      },
    };
  }

  /** @param left, right of the head of this page and those after it */
  newPage(left = this.running[0], right = this.running[1]): void {
    this.running = [left, right];
    this.document.addPage();
    this.pagesOfPart += 1;
    this.y = PAGE.top;
    if (left === '' && right === '') return;
    const soft = { font: 'regular', size: 8 } as const;
    const width = COLUMN / 2 - 10;
    const line = (text: string): Line =>
      this.type.lines(brief(text, 60), soft, width)[0] ?? { text: '', direction: 'ltr' };
    this.artifact(() => {
      this.document.fillColor(ink.soft);
      const head = line(left);
      this.type.set({ ...head, direction: 'ltr' }, soft, { x: PAGE.left, y: 40, width });
      this.atRight(line(right), soft, 40);
      this.document.moveTo(PAGE.left, 56).lineTo(PAGE.right, 56).lineWidth(0.5).stroke('#c9c4ba');
      this.document.fillColor(ink.soft);
      this.atRight({ text: this.pageNames(this.pagesOfPart), direction: 'ltr' }, soft, 794);
    });
  }

  /** Starts the next page unless so many points are left on this one. */
  need(points: number): void {
    if (this.y + points > PAGE.bottom) this.newPage();
  }

  gap(points: number): void {
    this.y = Math.min(PAGE.bottom, this.y + points);
  }

  /** A block of text in one style. */
  block(text: string, style: BlockStyle): void {
    const { font, size, indent = 0, right = 0, tag, lang } = style;
    const inner = style.bar !== undefined || style.tint !== undefined ? 12 : 0;
    const x = PAGE.left + indent + inner;
    const width = COLUMN - indent - inner - right;
    const lines = this.type.lines(text, { font, size }, width);
    const leading = size * 1.42;
    this.need(Math.min(lines.length * leading, KEEP) + (tag.startsWith('H') ? KEEP : 0));
    const element = this.document.struct(tag, lang ? { lang } : {});
    this.parent.add(element);
    for (let first = 0; first < lines.length;) {
      const fit = Math.max(1, Math.floor((PAGE.bottom - this.y) / leading + 0.001));
      const part = lines.slice(first, first + fit);
      this.place(part, style, element, { x, width, leading });
      first += part.length;
      if (first < lines.length) this.newPage();
    }
    element.end();
    this.gap(style.after);
  }

  private place(
    lines: readonly Line[],
    style: BlockStyle,
    element: Structure,
    { x, width, leading }: { x: number; width: number; leading: number },
  ): void {
    const { document } = this;
    this.decorate(style, lines.length * leading);
    const target = style.link ?? style.goTo;
    const holder = target === undefined ? element : document.struct('Link');
    if (holder !== element) element.add(holder);
    const content = document.markStructureContent(target === undefined ? style.tag : 'Link');
    holder.add(content);
    document.fillColor(style.color);
    const face = { font: style.font, size: style.size };
    const top = this.y;
    for (const line of lines) {
      const own = this.type.width(line.text, face);
      const column = style.align === 'center' ? { x: x + (width - own) / 2, width: own } : { x, width };
      this.type.set(line, face, { ...column, y: this.y + (leading - style.size * 1.17) / 2 });
      this.y += leading;
    }
    document.endMarkedContent();
    if (target === undefined) return;
    const widest = Math.max(...lines.map(({ text }) => this.type.width(text, face)));
    this.linkTo(style, holder, { x, y: top, width: widest, height: this.y - top });
    holder.end();
  }

  private linkTo(
    { link, goTo }: BlockStyle,
    structParent: Structure,
    { x, y, width, height }: { x: number; y: number; width: number; height: number },
  ): void {
    const options = { structParent, Contents: pdfString(link ?? goTo ?? '') } as PDFKit.Mixins.AnnotationOption;
    if (link !== undefined) this.document.link(x, y, width, height, asciiUrl(link), options);
    else if (goTo !== undefined) this.document.goTo(x, y, width, height, goTo, options);
  }

  private decorate({ bar, tint, indent = 0, right = 0 }: BlockStyle, height: number): void {
    if (bar === undefined && tint === undefined) return;
    const left = PAGE.left + indent;
    this.artifact(() => {
      if (tint !== undefined) this.document.rect(left, this.y - 2, COLUMN - indent - right, height + 4).fill(tint);
      if (bar !== undefined) this.document.rect(left, this.y - 2, 3, height + 4).fill(bar);
    });
  }

  /** Drawn, but nothing to read: assistive technology passes it over. */
  private artifact(draw: () => void): void {
    this.document.markContent('Artifact', { type: 'Layout' });
    draw();
    this.document.endMarkedContent();
  }

  private atRight(line: Line, face: { font: FontName; size: number }, y: number): void {
    const width = this.type.width(line.text, face);
    this.type.set({ ...line, direction: 'ltr' }, face, { x: PAGE.right - width, y, width });
  }

  /** A figure drawn by `draw` in a column of this height; `description` is for those who cannot see it. */
  figure(description: string, height: number, draw: (x: number, y: number) => void): void {
    this.need(height);
    const element = this.document.struct('Figure', { alt: description });
    this.parent.add(element);
    element.add(this.document.markStructureContent('Figure'));
    draw(PAGE.left, this.y);
    this.document.endMarkedContent();
    element.end();
    this.gap(height + 14);
  }

  /** A line of the contents: its page number stands at the right, on the height of its last line. */
  entry(label: string, page: number, style: BlockStyle): void {
    this.block(label, { ...style, after: 0 });
    const number: Line = { text: String(page), direction: 'ltr' };
    const element = this.document.struct('Lbl');
    this.parent.add(element);
    element.add(this.document.markStructureContent('Lbl'));
    this.document.fillColor(ink.soft);
    this.atRight(number, style, this.y - style.size * 1.42 + style.size * 0.125);
    this.document.endMarkedContent();
    element.end();
    this.gap(style.after);
  }

  /** All of the structure is there. */
  end(): void {
    this.root.end();
  }
}

/** pdfkit writes a primitive string as a name, and a String object as text. */
const pdfString = (text: string): string => Object(text) as string;

/** Addresses in a PDF are ASCII: other characters are percent-encoded, hosts begin with xn--. */
const asciiUrl = (url: string): string => new URL(url).href;
