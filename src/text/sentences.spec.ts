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
    ['a row of initials', 'J. A. Smith met George H. W. Bush. They ate.', 2],
    ['ranks and offices', 'Lt. Gov. Dan Lee and Maj. Gen. Ann Ray met Sen. Ed Bo. They ate.', 2],
    ['dotted abbreviations', 'The U.S. Navy left. It was sold in the U.S. The buyer paid.', 3],
    ['degrees', 'She has a Ph.D. from Yale. He has an M.Sc. The rest have none.', 3],
    ['decimals and percentages', 'Growth was 2.5 percent. It had been 1.1.', 2],
    ['numbers after No.', 'It was No. 1 in 2017. Nobody minded.', 2],
    ['the word no', 'He said no. I left. She likes art. In 2019 they met.', 4],
    ['volumes in Roman figures', 'See Vol. II for more. It is long.', 2],
    ['months and companies', 'On Jan. 5 the firm Bell & Co. moved. Acme Inc. The buyer paid.', 3],
    ['months as words', 'It may be sun. Smith sat. Ann left on Mar. 5.', 3],
    ['the end of a list', 'He brought beer, wine, etc. Smith left.', 2],
    ['examples', 'Use tools, e.g. The Times Atlas. Smith v. The State was heard.', 2],
    ['streets', 'They met on Wall St. The mood was bad. St. Louis won.', 3],
    ['datelines', 'BUFFALO, N.Y. — The mayor spoke. SALEM, Ore. (AP) — It rained.', 2],
    ['places at the end', 'He lives in Salem, Ore. Smith does not. She is in Buffalo, N.Y. Officials met her.', 4],
    ['parties and states', 'Sen. Bo Lee, D-Va., left. Ann Ray (R-Ky.) stayed.', 2],
    ['lettered things', 'Take vitamin C. Sunlight helped. Plan B. Smith agreed. World War I. Germany lost.', 6],
    ['ellipses inside a sentence', 'They were ... well, late. “I… I do not know,” he said.', 2],
    ['ellipses at the end', 'He waited… Nobody came. She said [...] The rest is known.', 3],
    ['a quotation and its tag', '"We won." she said. Then he left.', 2],
    ['a question and its tag', '“Who won?” Ms Adeyemi asked. Nobody knew.', 2],
    ['a question and no tag', '“Who won?” Ms Adeyemi said she did not know. “Who?” He asked twice.', 4],
    ['an embedded question', 'He asked “Who won?” and left. Was it “us”? Nobody knew.', 3],
    ['a closing quotation mark', '“We won.” He smiled.', 2],
    ['a quotation of several sentences', '“We won. We will win again,” he said. “Wait!”', 3],
    ['double and mixed closing marks', "“He said ‘no.’” She left.’’ They stayed.'' It rained.", 4],
    ['a closing mark one space late', '“We won. ” He smiled.', 2],
    ['German marks', '„Wir gehen.“ Er ging. »Wir auch.« Sie gingen.', 4],
    ['French marks', '« On a gagné. » Il rit.', 2],
    ['brackets with a full stop', 'He paid (in May 2020.) for the car. It broke. (It was old.) They walked.', 4],
    ['commented words', 'The pizza (!) was good (?). The wine was not.', 2],
    ['notes', 'It closed.[12] Nobody came.³ It rained.4 She left.[citation needed] He too.', 5],
    ['a missing space', 'It rained all day.Nobody came.”Ann left.', 3],
    ['addresses', 'Write to a.b@example.org. See www.example.org/a.b for more. https://example.org/a.b is new.', 3],
    ['brands', 'He sold iPods. iPhones came later. Yahoo! News said so. He knew .NET well.', 4],
    ['emphasis marks', '**It rained.** *Nobody came.*', 2],
    ['times of day', 'It opens at 9 a.m. Monday. It shuts at 5 p.m. EST. It ended at 6 p.m. Smith left.', 4],
    ['measures', 'He is 6 ft. 2 in. tall. It is 5 km. Smith ran it.', 3],
    ['enumerations in a line', '1. The first point 2. The second point 3. The third', 3],
    ['numbers after a colon', 'There are two: 1. The first. 2. The second.', 2],
    ['emoji', 'We won! 🎉🎉 The party began. Great. 👍🏽 It ended.', 4],
    ['spaced marks', 'We won ! We left . It rained .', 3],
    ['small letters in mails', 'thanks for the note. i will call you tomorrow. is that fine? it should be.', 4],
    ['full-width marks', 'They met 王明。The talk was long！It ended.', 3],
  ])('gets %s right', (_name, text, sentences) => {
    expect(split(text)).toHaveLength(sentences);
  });

  it.each([
    ['de', 'Am 3. Oktober wurde gefeiert. Es regnete.', 2],
    ['de', 'Er wurde 3. Danach ging er. Es kamen 25 Mio. Euro, z.B. Herr Dr. Müller zahlte.', 3],
    ['fr', 'M. Le Pen a parlé. Mme. Le Pen aussi. Il est né en 1900 av. J.-C. à Rome.', 3],
    ['es', 'El Sr. García llegó. ¿Quién ganó? ¡Ganó Ana! La Dra. López salió.', 4],
    ['it', 'Il sig. Rossi è qui. Il dott. Verdi no. Pane, vino, ecc. Poi basta.', 4],
    ['nl', 'Dhr. Jansen kwam. Mevr. De Vries niet, bijv. Het regende.', 2],
    ['pt', 'O Sr. Silva chegou. A Dra. Costa não. Viu a pág. 5.', 3],
    ['pl', 'Prof. Nowak mówił o ul. Długiej. Było 5 tys. osób itd. Potem padało.', 3],
    ['ru', 'Он родился в 2019 г. в Москве. Живёт на ул. Ленина. Хлеб, вода и т.д. Он ушёл.', 4],
    ['sv', '”Vi går.” Han gick. Det var t.ex. Anna.', 3],
    ['ka', 'საქართველო დიდია. თბილისი ლამაზია.', 2],
  ])('knows the abbreviations, ordinals and quotation marks of %s', (language, text, sentences) => {
    expect(split(text, language)).toHaveLength(sentences);
  });

  it('leaves closing marks with their sentence, and opening ones with theirs', () => {
    expect(split('“It rained.” “It did not,” he said. (Nobody knows.) [1] Then he left.')).toEqual([
      '“It rained.”',
      '“It did not,” he said.',
      '(Nobody knows.)',
      '[1] Then he left.',
    ]);
  });

  it('does not end a sentence at a colon, a semicolon or a line', () => {
    expect(split('He said: we won; they lost.\nThey paid:\nfirst a little, then more.')).toHaveLength(2);
  });

  it('leaves scripts without capitals to Intl.Segmenter', () => {
    expect(split('今天下雨。明天晴天。', 'zh')).toEqual(['今天下雨。', '明天晴天。']);
    expect(split('هل نجح؟ نعم نجح.', 'ar')).toHaveLength(2);
  });

  it('takes any language tag, and none', () => {
    for (const language of ['', 'und', 'en-US', 'x-none', 'DE_at', 'not a tag']) {
      expect(split('It rained. We left.', language)).toHaveLength(2);
    }
  });
});

/** Pieces that decide about boundaries, and pieces that make offsets hard. */
const PIECES = [
  '. ',
  '.',
  '! ',
  '? ',
  '…',
  '...',
  ' . . . ',
  '。',
  '“',
  '”',
  '"',
  "'",
  '’’',
  '«',
  '»',
  '(',
  ')',
  '[1]',
  '[',
  ']',
  ' A',
  'b',
  ' The ',
  'Mr',
  ' U.S',
  ' No',
  '1',
  ' 2 ',
  'a.b',
  '**',
  '_',
  '<b>',
  '</b>',
  ' — ',
  '-',
  ':',
  ';',
  '•',

  '\n',
  '\r\n',
  '\r',
  '\t',
  '\u00A0',
  '\u00AD',
  '\u200B',
  '\u200D',
  '\u200F',
  '\u2060',
  '\uFEFF',
  '\u0085',
  ' e\u0301',
  '😀',
  '👩‍👩‍👧',
  '🏳️‍🌈',
  '中',
  'שלום',
  'نعم',
  'ქ',
  'Ж',
  '\uD83D',
  '\uDE00',
  '\0',
];
const anyText = fc.oneof(
  fc.array(fc.constantFrom(...PIECES), { maxLength: 60 }).map((parts) => parts.join('')),
  fc.string({ unit: 'binary' }),
);
const SPACE = /[\s\0-\x20\u0085\u200B\u2060\uFEFF]/g;

describe('splitSentences, any text', () => {
  it('covers every visible character exactly once, in order and trimmed', () => {
    fc.assert(
      fc.property(anyText, fc.constantFrom('en', 'de', 'fr', 'zh', 'und'), (text, language) => {
        let at = 0;
        for (const { start, end } of splitSentences(text, language)) {
          expect(start).toBeGreaterThanOrEqual(at);
          expect(end).toBeGreaterThan(start);
          expect(text.slice(start, end).trim()).toBe(text.slice(start, end));
          expect(text.slice(at, start).replace(SPACE, '')).toBe('');
          at = end;
        }
        expect(text.slice(at).replace(SPACE, '')).toBe('');
      }),
      { numRuns: 2000 },
    );
  });

  it('never cuts between the halves of a surrogate pair', () => {
    fc.assert(
      fc.property(anyText, (text) => {
        for (const { start, end } of splitSentences(text)) {
          for (const at of [start, end])
            expect(/[\uD800-\uDBFF][\uDC00-\uDFFF]/.test(text.slice(at - 1, at + 1))).toBe(false);
        }
      }),
      { numRuns: 1000 },
    );
  });

  it('gives the same for the same text, whatever it split before', () => {
    fc.assert(
      fc.property(anyText, anyText, (text, other) => {
        const first = splitSentences(text, 'en');
        splitSentences(other, 'fr');
        expect(splitSentences(text, 'en')).toEqual(first);
      }),
      { numRuns: 300 },
    );
  });

  const hostile: [string, (n: number) => string][] = [
    ['one line of sentences', (n) => 'The mayor spoke to 300 people in the U.S. on Monday. '.repeat(n / 50)],
    ['letters', (n) => 'a'.repeat(n)],
    ['quotation marks', (n) => '"'.repeat(n)],
    ['dots', (n) => '.'.repeat(n)],
    ['spaced dots', (n) => '. '.repeat(n / 2)],
    ['letters with dots', (n) => 'a.b.c.'.repeat(n / 6)],
    ['tiny sentences', (n) => 'Hi. '.repeat(n / 4)],
    ['abbreviations', (n) => 'Mr. No. J. U.S. '.repeat(n / 16)],
    ['stops before brackets', (n) => '. ('.repeat(n / 3)],
    ['a stop before stars', (n) => `.${'*'.repeat(n)}`],
    ['half tags', (n) => '. <a'.repeat(n / 4)],
    ['spaces', (n) => `.${' '.repeat(n)}`],
    ['emoji', (n) => '.😀'.repeat(n / 3)],
    ['numbers of items', (n) => '1. '.repeat(n / 3)],
    ['Chinese', (n) => '中文。'.repeat(n / 12)],
  ];

  it('splits ten megabytes in one line within seconds', async () => {
    const [, line] = hostile[0] ?? ['', () => ''];
    const text = line(1e7);
    expect(await cpuSeconds(() => splitSentences(text))).toBeLessThan(10);
  });

  it.each(hostile)('takes about twice as long for twice as many %s', async (_name, make) => {
    const [once, twice] = [make(5e5), make(1e6)];
    splitSentences(once);
    const first = await cpuSeconds(() => splitSentences(once));
    // Half a second of grace: below that a collection of garbage decides.
    expect(await cpuSeconds(() => splitSentences(twice))).toBeLessThan(3 * first + 0.5);
  });
});

const GOLDEN = '../shared/data/segmentation/golden_rules_en_52.json';
(existsSync(GOLDEN) ? describe : describe.skip)('Golden Rules (skipped: ../shared/data is absent)', () => {
  it('meets at least 49 of the 52', () => {
    const rules = JSON.parse(readFileSync(GOLDEN, 'utf8')) as { text: string; expected: string[] }[];
    const met = rules.filter(({ text, expected }) => {
      const got = split(text, 'en').map((sentence) => sentence.replace(/\s*\n/g, ' '));
      return JSON.stringify(got) === JSON.stringify(expected);
    });
    expect(met.length).toBeGreaterThanOrEqual(49);
  });
});
