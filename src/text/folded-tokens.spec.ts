import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { foldText } from './fold.js';
import { foldedTokens } from './folded-tokens.js';

const joined = (text: string): string =>
  foldedTokens(text)
    .map(({ word }) => word)
    .join(' ');

describe('foldedTokens', () => {
  it.each([
    'The **Prime Minister** left, she said: ‘We – all of us – won’t.’',
    '“Prices rose 1,000.5 %”… in <b>O</b>slo\u00a0(\uFB01rst)',
    'Ｎ½ cafe\u0301 İstanbul 😀 un\u00ADlikely',
  ])('are the words of the folded text: %s', (text) => {
    expect(joined(text)).toBe(foldText(text));
  });

  it('say where each word stands', () => {
    const text = '“Caf\u00e9s” in \uFB01ve **ci**ties 😀 rose';
    const places = foldedTokens(text).map(({ word, start, end }) => [word, text.slice(start, end)]);
    expect(places).toEqual([
      ['"', '“'],
      ['cafés', 'Cafés'],
      ['"', '”'],
      ['in', 'in'],
      ['five', '\uFB01ve'],
      ['cities', 'ci**ties'],
      ['😀', '😀'],
      ['rose', 'rose'],
    ]);
  });

  it('stand in order, inside the text and never empty, whatever it is', () => {
    const letters = fc.constantFrom(
      'a',
      'B',
      ' ',
      '\u0301',
      '“',
      "'",
      '5',
      ',',
      '*',
      '\u00a0',
      '\uFB01',
      '😀',
      '-',
      '.',
    );
    fc.assert(
      fc.property(fc.array(letters, { maxLength: 60 }), (parts) => {
        const text = parts.join('');
        let last = 0;
        for (const { start, end } of foldedTokens(text)) {
          if (start < last || end <= start || end > text.length) return false;
          last = start;
        }
        return joined(text) === foldText(text);
      }),
      { numRuns: 1000 },
    );
  });
});
