import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import type { Block } from '../../reading/block.js';
import { readPlainText } from '../../reading/read-document.js';
import { windowsOf } from './window.js';

function documentOf(parts: readonly (readonly [Block['kind'], string])[]): { text: string; blocks: Block[] } {
  let text = '';
  const blocks = parts.map(([kind, words]) => {
    const start = text.length;
    text += `${words}\n\n`;
    return { kind, start, end: start + words.length };
  });
  return { text, blocks };
}

const LONG = 'The river rose by three metres in the night. ';

describe(windowsOf.name, () => {
  it('asks about a short document at once', () => {
    const { text, blocks } = documentOf([
      ['heading', 'Flood'],
      ['paragraph', LONG.trim()],
    ]);
    expect(windowsOf(text, blocks, 'en', 2_000)).toEqual([
      { start: 0, end: blocks[1]!.end, index: 0, context: null, heading: null },
    ]);
  });

  it('cuts between blocks, and shows what stands before and the heading above', () => {
    const words = LONG.repeat(20).trim();
    const { text, blocks } = documentOf([
      ['heading', 'Flood'],
      ['paragraph', words],
      ['paragraph', words],
      ['paragraph', words],
    ]);
    const windows = windowsOf(text, blocks, 'en', 1_000);
    expect(windows.map(({ start, end }) => [start, end])).toEqual([
      [0, blocks[1]!.end],
      [blocks[2]!.start, blocks[2]!.end],
      [blocks[3]!.start, blocks[3]!.end],
    ]);
    expect(windows[1]).toMatchObject({
      context: { start: blocks[1]!.start, end: blocks[1]!.end },
      heading: { start: 0, end: 5 },
    });
  });

  it('cuts a block that is too large at the ends of sentences, and shows whole sentences before', () => {
    const { text, blocks } = documentOf([['paragraph', LONG.repeat(100).trim()]]);
    const windows = windowsOf(text, blocks, 'en', 2_000);
    expect(windows.length).toBeGreaterThan(2);
    for (const { start, end, context } of windows) {
      expect(end - start).toBeLessThanOrEqual(2_000);
      expect(text.slice(start, end)).toMatch(/^The river[^]*night\.$/);
      if (context !== null) expect(text.slice(context.start, context.end)).toMatch(/^The river[^]*night\.$/);
    }
  });

  it('leaves out a sentence that is larger than a window', () => {
    const { text, blocks } = documentOf([
      ['paragraph', 'word '.repeat(1_000).trim()],
      ['paragraph', LONG.trim()],
    ]);
    const windows = windowsOf(text, blocks, 'en', 2_000);
    expect(windows.map(({ start }) => start)).toEqual([blocks[1]!.start]);
  });

  it('covers every block that fits exactly once, in order, within the limit', () => {
    fc.assert(
      fc.property(fc.array(fc.integer({ min: 1, max: 60 }), { minLength: 1, maxLength: 30 }), (lengths) => {
        const { text, blocks } = readPlainText(lengths.map((length) => LONG.repeat(length)).join('\n\n'));
        const windows = windowsOf(text, blocks, 'en', 2_000);
        let last = 0;
        for (const { start, end } of windows) {
          expect(start).toBeGreaterThanOrEqual(last);
          expect(end - start).toBeLessThanOrEqual(2_000);
          last = end;
        }
        const covered = windows.map(({ start, end }) => text.slice(start, end)).join(' ');
        expect(covered.match(/night/g)?.length ?? 0).toBe(text.match(/night/g)?.length ?? 0);
      }),
      { numRuns: 50 },
    );
  });
});
