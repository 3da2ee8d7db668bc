import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { readPlainBlocks } from './plain-text.js';
import { cpuSeconds } from '../../test/support/cpu-seconds.js';

const blocksOf = (text: string): [string, string][] =>
  readPlainBlocks(text).blocks.map(({ kind, start, end }) => [kind, text.slice(start, end)]);
const kindsOf = (lines: string[], between = '\n\n'): string[] =>
  readPlainBlocks([...lines, 'It rained.'].join(between))
    .blocks.slice(0, lines.length)
    .map(({ kind }) => kind);

describe('readPlainBlocks, kinds', () => {
  it.each([
    [
      'heading',
      ['Council votes to close pier', 'FRANCE WINS', '# Title', 'London (CNN)', '2.1 Results', 'Read more »'],
    ],
    ['heading', ['* * *', '---', '***', '___']],
    [
      'caption',
      ['Photo: Ann Lee', 'Photo by Ann Lee', 'Image credit: Ann Lee', '(Photo: Ann Lee)', 'File photo', '© Ann Lee'],
    ],
    [
      'caption',
      ['Figure 2: The pier', '[Image: The pier]', 'Photograph: Ann Lee', 'Credit: Ann Lee', '(c) 2024 Ann Lee'],
    ],
    ['paragraph', ['It rained.', 'Who won?', 'He said:', '“We won”', '« On a gagné »', 'Picture this: we won.']],
    ['paragraph', ['We won the cup 🎉', 'So happy 👩‍👩‍👧', 'Love it ❤️', 'Figures show: 5 of 6.', '— At home.']],
    ['quote', ['> We won.', '>> They won.']],
  ])('takes each for a %s: %j', (kind, lines) => {
    expect(kindsOf(lines)).toEqual(lines.map(() => kind));
  });

  it('knows the marks of list items', () => {
    const marks = ['-', '*', '+', '•', '·', '◦', '‣', '▪', '●', '–', '→', '✓', '1.', '2)', '(3)', 'a)', '(b)', 'iv.'];
    expect(
      kindsOf(
        marks.map((mark) => `${mark} some item`),
        '\n',
      ),
    ).toEqual(marks.map(() => 'listItem'));
  });

  it('takes a numbered line that stands alone for a title', () => {
    expect(kindsOf(['1. Introduction', 'The town is old.', 'II. Results'])).toEqual([
      'heading',
      'paragraph',
      'heading',
    ]);
    expect(kindsOf(['1. Bread', '2. Wine'], '\n')).toEqual(['listItem', 'listItem']);
  });

  it('sees tables by their equal cells', () => {
    expect(kindsOf(['Name\tAge', 'Ann\t34', 'Bo\t41'], '\n')).toEqual(['tableRow', 'tableRow', 'tableRow']);
    expect(kindsOf(['Name | Age', '--- | ---', 'Ann | 34'], '\n')).toEqual(['tableRow', 'tableRow', 'tableRow']);
    expect(kindsOf(['| Name | Age |', '| Ann | 34 |'], '\n')).toEqual(['tableRow', 'tableRow']);
    expect(kindsOf(['By Ann Lee | 3 May'])).toEqual(['heading']);
  });

  it('takes a text of one line for running text', () => {
    expect(blocksOf('We won the cup last year')).toEqual([['paragraph', 'We won the cup last year']]);
  });
});

describe('readPlainBlocks, lines', () => {
  it('keeps the lines of a list item together', () => {
    const text = '- The board met on Monday\n  and closed the pier.\n- It rained.\n   Nobody came.';
    expect(blocksOf(text)).toHaveLength(2);
  });

  it('keeps dialogue and speakers apart', () => {
    expect(blocksOf('— Where were you?\n— At home.\nANN LEE: We won.\nBO RAY: We lost.')).toHaveLength(4);
  });

  it('joins a hard-wrapped mail, its numbers and its quotations', () => {
    const text = [
      'Dear Bo,',
      '',
      'the harbour board met on Monday in the old hall and decided, after a',
      'long debate, that the pier will be closed for the winter from the 3rd or',
      '12. December on. The mayor said that there was no money for any repairs,',
      'which several members of the board had asked for in the spring of 2021.',
      '',
      '> Last week the inspector wrote that eleven of the posts were rotten and',
      '> that nobody should walk on the pier.',
      '',
      'Ann',
    ].join('\n');
    expect(blocksOf(text).map(([kind, words]) => [kind, words.split('\n').length])).toEqual([
      ['paragraph', 1],
      ['paragraph', 4],
      ['quote', 2],
      ['heading', 1],
    ]);
  });

  it('joins a sentence that one line break cut', () => {
    expect(
      blocksOf('The board of the harbour has decided,\nafter a long debate, to close it.\nIt rained.'),
    ).toHaveLength(2);
  });

  it('leaves poems and lists without marks as they are', () => {
    expect(blocksOf('Roses are red,\nViolets are blue,\nSugar is sweet.')).toHaveLength(3);
    expect(blocksOf('features\ncontact manager\nevents, activities')).toHaveLength(3);
  });

  it('takes lines of invisible characters for empty ones', () => {
    expect(blocksOf('One.\n\u00A0\nTwo.\n\u200B\nThree.\n\uFEFF\n\u00AD Four.')).toHaveLength(4);
  });
});

describe('readPlainBlocks, any text', () => {
  it('covers every visible character once, in order, and blocks of two texts are those of each', () => {
    const line = fc.constantFrom(
      '',
      ' ',
      'It rained.',
      '- one',
      '1. Two',
      '> three',
      'a\tb',
      'a | b',
      '😀',
      '\u00A0',
      '\uD83D',
      '  x',
    );
    const anyText = fc.oneof(
      fc.array(line, { maxLength: 12 }).map((lines) => lines.join('\n')),
      fc.string({ unit: 'binary' }),
    );
    fc.assert(
      fc.property(anyText, (text) => {
        let at = 0;
        for (const { start, end } of readPlainBlocks(text).blocks) {
          expect(start).toBeGreaterThanOrEqual(at);
          expect(end).toBeGreaterThan(start);
          expect(text.slice(at, start).replace(/[\s\0-\x20\u0085\u200B\u2060\uFEFF]/g, '')).toBe('');
          at = end;
        }
        expect(text.slice(at).replace(/[\s\0-\x20\u0085\u200B\u2060\uFEFF]/g, '')).toBe('');
        expect(readPlainBlocks(text).blocks).toEqual(readPlainBlocks(text).blocks);
      }),
      { numRuns: 500 },
    );
  });

  it('ends within seconds on text made to hold it up', async () => {
    const hostile = ['word\n', ' \n', 'Hi.\n\n', 'a\t', '| ', '> ', '1. ', '(', '«', 'Photo ', '中\n'].map((piece) =>
      piece.repeat(1e6 / piece.length),
    );
    expect(await cpuSeconds(() => hostile.forEach((text) => readPlainBlocks(text)))).toBeLessThan(20);
  });
});
