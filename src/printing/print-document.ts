import PDFDocument from 'pdfkit';
import { FONT_FILES, type FontName } from './print-fonts.js';

/** What a file says of itself. `made` is the only time in it: the same input gives the same bytes. */
export interface PrintInfo {
  title: string;
  author: string;
  subject: string;
  made: Date;
}

/** What of pdfkit its types leave out. Used here only. */
interface Finished {
  data: { P?: unknown };
}

interface Internals {
  _root: { data: { PageLabels?: unknown; Pages: { data: { Kids: unknown[] } } } };
  _font: { font: { hasGlyphForCodePoint(codePoint: number): boolean } };
}

const A4 = [595.28, 841.89];

/**
 * A tagged PDF on A4 whose pages leave memory as soon as the next one begins. Text is measured and set by the caller;
 * nothing is kept of it (pdfkit would remember the layout of every word it ever saw).
 */
export class PrintDocument extends PDFDocument {
  constructor({ title, author, subject, made }: PrintInfo) {
    super({
      size: A4,
      margin: 0,
      autoFirstPage: false,
      bufferPages: false,
      fontLayoutCache: false,
      pdfVersion: '1.7',
      tagged: true,
      lang: 'en',
      displayTitle: true,
      info: {
        Title: title,
        Author: author,
        Subject: subject,
        Creator: 'Claimdesk',
        Producer: 'Claimdesk (pdfkit)',
        CreationDate: made,
        ModDate: made,
      },
    });
    for (const [name, file] of Object.entries(FONT_FILES)) this.registerFont(name, file);
  }

  private ending = false;

  /**
   * pdfkit calls this when an object has been written. It keeps the object for references to its number; what was in it can go,
   * except who its parent is, which is asked once more.
   */
  _refEnd(finished: Finished): void {
    (PDFDocument as unknown as { prototype: { _refEnd(of: Finished): void } }).prototype._refEnd.call(this, finished);
    if (!this.ending) finished.data = finished.data.P === undefined ? {} : { P: finished.data.P };
  }

  override end(): this {
    this.ending = true;
    super.end();
    return this;
  }

  /** pdfkit writes title and author into the XML of the metadata as they are. */
  override endMetadata(): void {
    const { Title = '', Author = '', Subject = '', ...rest } = this.info;
    const plain = this.info;
    this.info = { ...rest, Title: xml(Title), Author: xml(Author), Subject: xml(Subject) };
    super.endMetadata();
    this.info = plain;
  }

  hasGlyph(font: FontName, codePoint: number): boolean {
    this.font(font);
    return this.internals._font.font.hasGlyphForCodePoint(codePoint);
  }

  /**
   * Moves the last pages before all others, and numbers them i, ii, iii; the others are 1, 2, 3. So what needs to know every
   * page (contents, counts) can be made last and read first.
   */
  bringToFront(pages: number): void {
    const { data } = this.internals._root;
    const kids = data.Pages.data.Kids;
    kids.unshift(...kids.splice(kids.length - pages, pages));
    data.PageLabels = { Nums: pages < kids.length ? [0, { S: 'r' }, pages, { S: 'D' }] : [0, { S: 'r' }] };
  }

  /** What is finished and was not taken yet. */
  *finished(): Generator<Buffer> {
    for (;;) {
      const chunk = this.read() as Buffer | null;
      if (chunk === null) return;
      yield chunk;
    }
  }

  private get internals(): Internals {
    return this as unknown as Internals;
  }
}

const ESCAPES: Record<string, string> = { '&': '&amp;', '<': '&lt;', '>': '&gt;' };
const xml = (text: string): string => text.replace(/[&<>]/g, (character) => ESCAPES[character] ?? character);
