import { existsSync, readFileSync } from 'node:fs';
import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { type ReadDocument, readDocument, readPlainText } from '../reading/read-document.js';
import { DEFAULT_EXTRACTION_SETTINGS } from './extraction-settings.js';
import type { ExtractedClaim, Extraction } from './extractor.port.js';
import { RuleBasedExtractor } from './rule-based.extractor.js';
import { cpuSeconds } from '../../test/support/cpu-seconds.js';

const extractor = new RuleBasedExtractor();
const search = (document: ReadDocument): Promise<Extraction> =>
  extractor.extract({ ...document, settings: DEFAULT_EXTRACTION_SETTINGS });
const extract = (text: string): Promise<Extraction> => search(readPlainText(text));

async function theClaim(text: string, words: string): Promise<ExtractedClaim | undefined> {
  return (await extract(text)).claims.find((claim) => claim.text.includes(words));
}

async function reasonsAgainst(text: string, words: string): Promise<string[] | undefined> {
  return (await extract(text)).discarded.find((sentence) => sentence.text.includes(words))?.reasons;
}

const ARTICLE = `Harbour town bans cruise ships

By Ines Okafor

Photo: Harbour Post / Getty Images

The town council of Port Ellery voted on 3 May 2024 to ban cruise ships from its harbour. Mayor Teresa Lindqvist said the ban would start in June.

"We counted 412 ships last year," Lindqvist told reporters. "Nobody in Port Ellery can sleep."

According to the Ellery Port Authority, cruise passengers spent 21 million euros in the town in 2023. It was a sad and shameful day. Should anyone be surprised about that?

“The ban breaks national law. We will take it to court,” said Omar Haddad, the director of the Northern Cruise Association.

He added that the association had 40 members.

Sign up for our daily newsletter.

The views expressed in this article are the author's own.`;

describe(RuleBasedExtractor.name, () => {
  it('finds acts, figures and statements, each as its exact words', async () => {
    const document = readPlainText(ARTICLE);
    const { claims, discarded } = await search(document);
    for (const found of [...claims, ...discarded]) expect(document.text.slice(found.start, found.end)).toBe(found.text);
    expect(claims.map(({ type, speaker }) => [type, speaker])).toEqual([
      // The heading says what the first sentence says.
      ['event', null],
      ['event', null],
      ['prediction', 'Teresa Lindqvist'],
      ['quote', 'Teresa Lindqvist'],
      ['quote', 'Teresa Lindqvist'],
      ['quantity', 'Ellery Port Authority'],
      ['quote', 'Omar Haddad'],
      ['quote', 'Omar Haddad'],
      ['quote', 'Omar Haddad'],
    ]);
  });

  it('gives reasons, a score between 0 and 1, and the speaker where the text names them', async () => {
    const claim = await theClaim(ARTICLE, '412 ships');
    expect(claim?.reasons).toEqual(expect.arrayContaining(['quotation']));
    expect(claim?.score).toBeGreaterThan(0.5);
    expect(ARTICLE.slice(claim?.context.claimant?.start, claim?.context.claimant?.end)).toBe('Lindqvist');
  });

  it.each([
    ['By Ines Okafor', 'heading'],
    ['Getty Images', 'caption'],
    ['newsletter', 'share-prompt'],
    ['views expressed', 'disclaimer'],
    ['sad and shameful', 'opinion'],
    ['Should anyone', 'question'],
  ])('says why "%s" is no claim: %s', async (words, reason) => {
    expect(await reasonsAgainst(ARTICLE, words)).toContain(reason);
  });

  it.each([
    ['The actress Ada Novak, who lives in Prague, said: “I never signed that contract.”', 'Ada Novak'],
    ['Ada Novak met the board on Monday. “I never signed that contract,” she said, according to Novak.', 'Ada Novak'],
    ['“I never signed that contract,” insisted Ada Novak, a former director, at a hearing.', 'Ada Novak'],
    ["In Ada Novak's view, “I never signed that contract” is the only answer.", 'Ada Novak'],
    ['I never signed that contract, the Finance Ministry said on Monday.', 'Finance Ministry'],
    ['Ada Novak was there.\n\n"I never signed that contract with the board."\n\nCzech actress Ada Novak', 'Ada Novak'],
    ['To quote Ada Novak,\n\n"I never signed that contract with the board."', 'Ada Novak'],
  ])('finds who said it in: %s', async (text, speaker) => {
    expect((await theClaim(text, 'never signed'))?.speaker).toBe(speaker);
  });

  it('carries a speaker on to the next paragraph of the same quotation', async () => {
    const text = '“We counted every ship,” Ada Novak said.\n\n“There were four hundred of them in one summer alone.”';
    expect((await theClaim(text, 'four hundred'))?.speaker).toBe('Ada Novak');
  });

  it('does not take an unnamed source for a speaker', async () => {
    const text = 'Analysts say the ban could spread to other towns one day.';
    expect(await reasonsAgainst(text, 'Analysts')).toContain('unnamed-source');
  });

  it('keeps a statement once and lists where it is said again', async () => {
    const text =
      'Exports of Ruritania fell by 12 percent in 2021.\n\nMore words.\n\nExports of **Ruritania** fell by 12 percent in 2021.';
    const { claims } = await extract(text);
    expect(claims).toHaveLength(1);
    expect(claims[0]?.alsoAt.map(({ start, end }) => text.slice(start, end))).toEqual([
      'Exports of **Ruritania** fell by 12 percent in 2021.',
    ]);
  });

  it('never takes a repeated banner for a claim', async () => {
    const { claims } = await extract(
      `${'Visit the Grand Harbour Museum in Port Ellery! '.repeat(5)}\n\nThe council met.`,
    );
    expect(claims).toEqual([]);
  });

  it('says when a claim cannot be judged without what stands before it', async () => {
    expect((await theClaim('It sold 24 aircraft to Ruritania in 2015.', '24'))?.needsContext).toBe(true);
    expect((await theClaim('Ruritania sold 24 aircraft to Elbonia in 2015.', '24'))?.needsContext).toBe(false);
  });

  it('finds figures in other languages and in scripts without capitals', async () => {
    expect(
      await theClaim('Die Zahl der Arbeitslosen in Bremen sank im Jahr 2021 um 12 Prozent auf 35.000 Menschen.', '12'),
    ).toBeDefined();
    expect(await theClaim('二零二一年出口下降了12%，达到300万吨。今天下雨。', '12%')).toBeDefined();
  });

  it('cuts the text truly, misses no sentence and repeats itself exactly, for any text', async () => {
    const piece = fc.constantFrom(
      'Mr. Novak said. ',
      '“',
      '”',
      '"',
      "'",
      '‘',
      '’',
      ' in 2020',
      '\n',
      '\r\n',
      '\n\n',
      '😀',
      '👩‍🚀',
      'e\u0301',
      '\u00A0',
      '\u00AD',
      ' שלום ',
      '。',
      '**',
      '<u>',
      '5% ',
      'According to ',
      ', he added.',
      'NATO ',
      '...',
      ' ( ',
      ')',
      '\uD83D',
    );
    const anyText = fc.oneof(
      fc.array(piece, { maxLength: 60 }).map((parts) => parts.join('')),
      fc.string({ unit: 'binary' }),
    );
    await fc.assert(
      fc.asyncProperty(anyText, async (source) => {
        fc.pre(/[^\s\0]/.test(source));
        const document = readPlainText(source);
        const first = await search(document);
        for (const found of [...first.claims, ...first.discarded])
          expect(document.text.slice(found.start, found.end)).toBe(found.text);
        for (const claim of first.claims) for (const { start, end } of claim.alsoAt) expect(end).toBeGreaterThan(start);
        expect(JSON.stringify(await search(document))).toBe(JSON.stringify(first));
      }),
      { numRuns: 400 },
    );
  });

  it.each([
    ['ten megabytes without a full stop', 'word '.repeat(2_000_000)],
    ['a million quotation marks', '"'.repeat(1_000_000)],
    ['a million curly marks', '“'.repeat(1_000_000)],
    ['a million names', 'Ab '.repeat(1_000_000)],
    ['a million commas', 'Ab, '.repeat(1_000_000)],
    [
      'ten thousand different speakers',
      Array.from({ length: 10_000 }, (_, i) => `Ada Lo${i} told us that ${i} people left.`).join(' '),
    ],
  ])('ends within seconds on %s', async (_name, text) => {
    expect(await cpuSeconds(() => extract(text))).toBeLessThan(15);
  });
});

const CORPUS = '../shared/corpus';
const GOLD = '../shared/data/gold';
const articleOf = (name: string): ReturnType<typeof readDocument> =>
  readDocument({ bytes: readFileSync(`${CORPUS}/${name}.txt`), mediaType: 'text/plain' });

(existsSync(CORPUS) ? describe : describe.skip)('five real articles (skipped: ../shared/corpus is absent)', () => {
  it.each(['a000', 'a001', 'a002', 'a003', 'a004'])('takes no furniture of %s for a claim', async (name) => {
    const { claims } = await search(await articleOf(name));
    expect(claims.length).toBeGreaterThan(4);
    const furniture =
      /global ?research|newsletter|copyright|click|not responsible|photo source|getty|follow|fake news|labels:|https?:/i;
    expect(claims.filter((claim) => furniture.test(claim.text)).map((claim) => claim.text)).toEqual([]);
  });
});

(existsSync(GOLD) ? describe : describe.skip)('gold labels (skipped: ../shared/data is absent)', () => {
  it.each([
    ['a001', 0.85],
    ['a003', 0.93],
  ])('finds the check-worthy sentences of %s with F1 of at least %d', async (name, least) => {
    const { claims } = await search(await articleOf(name));
    const found = claims.flatMap((claim) => [claim, ...claim.alsoAt]);
    const gold = readFileSync(`${GOLD}/${name}.sentences.jsonl`, 'utf8')
      .trim()
      .split('\n')
      .map((line) => JSON.parse(line) as { start: number; end: number; checkworthy: number })
      .filter((unit) => unit.checkworthy === 1);
    const hits = gold.filter((unit) => found.some((span) => overlap(span, unit) >= 0.8)).length;
    expect((2 * hits) / (gold.length + found.length)).toBeGreaterThanOrEqual(least);
  });
});

function overlap(a: { start: number; end: number }, b: { start: number; end: number }): number {
  const shared = Math.min(a.end, b.end) - Math.max(a.start, b.start);
  return shared / (Math.max(a.end, b.end) - Math.min(a.start, b.start));
}
