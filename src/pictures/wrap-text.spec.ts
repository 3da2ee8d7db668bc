import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { wrapText } from './wrap-text.js';

/** Every character is one wide. */
const measure = (text: string): number => [...text].length;

describe(wrapText.name, () => {
  it('keeps words whole and breaks between them', () => {
    expect(wrapText('The storm destroyed 41 houses', 12, 5, measure)).toEqual(['The storm', 'destroyed 41', 'houses']);
  });

  it('leaves out what does not fit, and says so', () => {
    expect(wrapText('The storm destroyed 41 houses', 12, 2, measure)).toEqual(['The storm', 'destroyed 4…']);
  });

  it('cuts a word that is wider than a line, but never a letter from its accent', () => {
    expect(wrapText('abcdefgh', 3, 5, measure)).toEqual(['abc', 'def', 'gh']);
    expect(wrapText('e\u0301e\u0301e\u0301', 4, 5, measure)).toEqual(['e\u0301e\u0301', 'e\u0301']);
  });

  it('never makes more lines or wider ones than asked for, and loses nothing without an ellipsis', () => {
    const texts = fc.stringMatching(/^[a-zé ]{0,80}$/).map((text) => text.replace(/\s+/g, ' ').trim());
    fc.assert(
      fc.property(texts, fc.integer({ min: 2, max: 20 }), fc.integer({ min: 1, max: 6 }), (text, width, maxLines) => {
        const lines = wrapText(text, width, maxLines, measure);
        expect(lines.length).toBeLessThanOrEqual(maxLines);
        for (const line of lines) expect(measure(line)).toBeLessThanOrEqual(width);
        if (!lines.at(-1)!.endsWith('…')) {
          expect(lines.join('').replaceAll(' ', '')).toBe(text.replaceAll(' ', ''));
        }
      }),
    );
  });
});
