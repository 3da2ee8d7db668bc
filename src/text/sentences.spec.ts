import { existsSync, readFileSync } from 'node:fs';
import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { splitSentences } from './sentences.js';
import { cpuSeconds } from '../../test/support/cpu-seconds.js';

const split = (text: string, language?: string): string[] =>
  splitSentences(text, language).map(({ start, end }) => text.slice(start, end));

describe('splitSentences', () => {
  it.each([
    ['titles and initials', 'Dr. Ana J. Ruiz met Mr. Oyelaran. They spoke.', 2],
    ['dotted abbreviations', 'The U.S. Navy left. It was sold in the U.S. The buyer paid.', 3],
    ['decimals and percentages', 'Growth was 2.5 percent. It had been 1.1.', 2],
    ['numbers after No.', 'It was No. 1 in 2017. Nobody minded.', 2],
    ['months and companies', 'On Jan. 5 the firm Bell & Co. moved. All went well.', 2],
    ['ellipses inside a sentence', 'They were ... well, late. We left.', 2],
    ['a quotation and its tag', '"We won." she said. Then he left.', 2],
    ['a question and its tag', '“Who won?” Ms Adeyemi asked. Nobody knew.', 2],
    ['a closing quotation mark', '“We won.” He smiled.', 2],
    ['brackets with a full stop', 'He paid (in May 2020.) for the car. It broke.', 2],
    ['a missing space', 'It rained all day.Nobody came.', 2],
    ['addresses', 'Write to a.b@example.org. See www.example.org/a.b for more.', 2],
    ['emphasis marks', '**It rained.** *Nobody came.*', 2],
    ['times of day', 'It opens at 9 a.m. Monday. It shuts at 5 p.m. The end.', 3],
    ['enumerations in a line', '1. The first point 2. The second point 3. The third', 3],
  ])('gets %s right', (_name, text, sentences) => {
    expect(split(text)).toHaveLength(sentences);
  });

  it('knows that German ordinals end no sentence', () => {
    expect(split('Am 3. Oktober wurde gefeiert. Es regnete.', 'de')).toHaveLength(2);
  });

  it('leaves scripts without capitals to Intl.Segmenter', () => {
    expect(split('今天下雨。明天晴天。', 'zh')).toEqual(['今天下雨。', '明天晴天。']);
    expect(split('هل نجح؟ نعم نجح.', 'ar')).toHaveLength(2);
  });

  it('covers every visible character exactly once, in order and trimmed', () => {
    const prose = fc.array(
      fc.constantFrom(
        '. ',
        '.',
        '! ',
        '? ',
        '“',
        '”',
        '"',
        ' A',
        'b',
        '\n',
        '😀',
        '\u00A0',
        '中',
        '。',
        '1',
        '...',
        '(',
        ')',
        'Mr',
        ' e\u0301',
        '**',
      ),
    );
    fc.assert(
      fc.property(
        fc.oneof(
          prose.map((parts) => parts.join('')),
          fc.string({ unit: 'binary' }),
        ),
        (text) => {
          let at = 0;
          for (const { start, end } of splitSentences(text)) {
            expect(start).toBeGreaterThanOrEqual(at);
            expect(end).toBeGreaterThan(start);
            expect(text.slice(start, end)).toBe(text.slice(start, end).trim());
            expect(text.slice(at, start).replace(/[\s\0-\x20\u0085\u200B\u2060\uFEFF]/g, '')).toBe('');
            at = end;
          }
        },
      ),
      { numRuns: 1000 },
    );
  });

  it('ends within seconds on text made to hold it up', async () => {
    const hostile = [
      'a'.repeat(5e6),
      '"'.repeat(1e6),
      '. '.repeat(5e5),
      `.${'*'.repeat(1e6)}`,
      '. ('.repeat(3e5),
      '中文。'.repeat(1e5),
    ];
    const splitAll = () => hostile.forEach((text) => splitSentences(text));
    expect(await cpuSeconds(splitAll)).toBeLessThan(10);
  });
});

const GOLDEN = '../shared/data/segmentation/golden_rules_en_52.json';
(existsSync(GOLDEN) ? describe : describe.skip)('Golden Rules (skipped: ../shared/data is absent)', () => {
  it('meets at least 48 of the 52', () => {
    const rules = JSON.parse(readFileSync(GOLDEN, 'utf8')) as { text: string; expected: string[] }[];
    const met = rules.filter(({ text, expected }) => {
      const got = split(text, 'en').map((sentence) => sentence.replace(/\s*\n/g, ' '));
      return JSON.stringify(got) === JSON.stringify(expected);
    });
    expect(met.length).toBeGreaterThanOrEqual(48);
  });
});
