import { describe, expect, it } from '@jest/globals';
import { shownText } from './shown-text.js';

const TEXT =
  'The harbour\n\nFirst sentence here. Second one follows. The third is judged. A fourth comes. The fifth ends it.\n\nUnrelated paragraph.';
const BLOCKS = [
  { kind: 'heading', start: 0, end: 11 },
  { kind: 'paragraph', start: 13, end: TEXT.indexOf('\n\nUnrelated') },
  { kind: 'paragraph', start: TEXT.indexOf('Unrelated'), end: TEXT.length },
];
const at = (words: string) => ({ start: TEXT.indexOf(words), end: TEXT.indexOf(words) + words.length });
const read = (text: string, shown: ReturnType<typeof shownText>) =>
  shown.map(({ start, end, cutBefore, cutAfter, gapBefore }) => [
    `${gapBefore ? '[…] ' : ''}${cutBefore ? '… ' : ''}${text.slice(start, end)}${cutAfter ? ' …' : ''}`,
  ]);
const excerpts = { rule: 'excerpts', language: 'en' } as const;

describe(shownText.name, () => {
  it('shows the sentence judged, one on either side, and the heading over it', () => {
    expect(read(TEXT, shownText(TEXT, BLOCKS, [at('The third is judged.')], excerpts))).toEqual([
      ['The harbour'],
      ['… Second one follows. The third is judged. A fourth comes. …'],
    ]);
  });

  it('joins excerpts that meet', () => {
    const marks = [at('First sentence here.'), at('A fourth comes.')];
    expect(read(TEXT, shownText(TEXT, BLOCKS, marks, excerpts))).toEqual([
      ['The harbour'],
      ['First sentence here. Second one follows. The third is judged. A fourth comes. The fifth ends it.'],
    ]);
  });

  it('shows all of it, or nothing, where the desk says so', () => {
    expect(shownText(TEXT, BLOCKS, [], { rule: 'none', language: 'en' })).toEqual([]);
    expect(read(TEXT, shownText(TEXT, BLOCKS, [], { rule: 'full', language: 'en' })).join()).toContain(
      'Unrelated paragraph.',
    );
    expect(shownText(TEXT, BLOCKS, [], excerpts)).toEqual([]);
  });

  it('finds paragraphs in a text without blocks, and loses no visible character', () => {
    const shown = shownText(TEXT, [], [], { rule: 'full', language: 'en' });
    expect(shown).toHaveLength(3);
    expect(shown.map(({ start, end }) => TEXT.slice(start, end)).join('')).toBe(TEXT.replaceAll('\n\n', ''));
  });

  it('gives no endless sentence away', () => {
    const long = `${'word '.repeat(2000)}judged ${'after '.repeat(2000)}`.trim();
    const mark = { start: long.indexOf('judged'), end: long.indexOf('judged') + 6 };
    const [only] = shownText(long, [], [mark], excerpts);
    expect(only!.end - only!.start).toBeLessThan(820);
    expect(long.slice(only!.start, only!.end)).toMatch(/^word .* judged after .* after$/);
    const solid = `${'x'.repeat(5000)}judged${'y'.repeat(5000)}`;
    const [bare] = shownText(solid, [], [{ start: 5000, end: 5006 }], excerpts);
    expect(solid.slice(bare!.start, bare!.end)).toBe('judged');
  });
});
