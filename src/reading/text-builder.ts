import type { Block, BlockKind } from './block.js';

/** Builds the text of a document block by block, so that offsets are right by construction. */
export class TextBuilder {
  private readonly parts: string[] = [];
  private length = 0;
  readonly blocks: Block[] = [];

  /**
   * Adds a block, one empty line after the one before; a block without visible text is left out.
   * @param page the page it begins on, counted from 1, where the document has pages
   */
  add(kind: BlockKind, raw: string, page?: number): void {
    const text = raw.trim();
    if (text === '') return;
    const gap = this.length === 0 ? '' : '\n\n';
    const start = this.length + gap.length;
    this.parts.push(gap, text);
    this.length = start + text.length;
    this.blocks.push({ kind, start, end: this.length, ...(page === undefined ? {} : { page }) });
  }

  get text(): string {
    return this.parts.join('');
  }
}
