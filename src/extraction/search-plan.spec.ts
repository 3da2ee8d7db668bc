import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { readPlainText } from '../reading/read-document.js';
import { cpuSeconds } from '../../test/support/cpu-seconds.js';
import { DEFAULT_EXTRACTION_SETTINGS } from './extraction-settings.js';
import type { Extraction, ExtractorInput } from './extractor.port.js';
import { RuleBasedExtractor } from './rule-based.extractor.js';
import { planSearch } from './search-plan.js';

const extractor = new RuleBasedExtractor();

const inputOf = (text: string, memory?: string, maxClaims: number | null = null): ExtractorInput => ({
  ...readPlainText(text),
  language: 'en',
  title: null,
  publishedAt: '2026-03-12',
  settings: { ...DEFAULT_EXTRACTION_SETTINGS, maxClaims },
  ...(memory === undefined ? {} : { memory }),
});

/** Without a budget: which claims it is spent on is a matter of the whole text. */
const search = (text: string, memory?: string, maxClaims: number | null = null): Promise<Extraction> =>
  extractor.extract(inputOf(text, memory, maxClaims));

const PEOPLE = ['Maria Okafor', 'Jan Verbeek', 'Minister Lindqvist', 'Councillor Adeyemi', 'Helen Marsh'];
const PLACES = ['Norvale', 'Eastport', 'Harrow', 'Lindmouth', 'Tomas'];

/** Reports, quotations that go on, pronouns, opinions, figures. Every number makes another sentence. */
const SENTENCES: readonly ((n: number) => string)[] = [
  (n) => `The storm destroyed ${n} houses in ${PLACES[n % 5]}, ${PEOPLE[n % 5]} said.`,
  (n) => `“Unemployment in ${PLACES[n % 5]} fell by ${n} per cent since 2019,” said ${PEOPLE[(n * 3) % 5]}.`,
  (n) => `He said the bridge had cost ${n} million crowns.`,
  (n) => `It is perhaps a beautiful town, and one may well love its ${n} gardens.`,
  (n) => `More than ${n},000 people visited ${PLACES[(n * 7) % 5]} last year.`,
  (n) => `“We rebuilt ${n} schools. Nobody thanked us for the ${n} roofs.”`,
  (n) => `Adeyemi, who opened ${n} clinics, did not answer.`,
];

const paragraph = fc
  .array(fc.tuple(fc.nat(6), fc.integer({ min: 3, max: 100_000 })), { minLength: 1, maxLength: 3 })
  .map((parts) => parts.map(([kind, n]) => SENTENCES[kind]?.(n) ?? '').join(' '));
const block = fc.oneof(
  { weight: 8, arbitrary: paragraph },
  fc.nat(999).map((n) => `## Part ${n}`),
);
const document = fc.array(block, { minLength: 30, maxLength: 60 });

const edit = fc.record({ kind: fc.constantFrom('replace', 'insert', 'remove', 'swap'), at: fc.nat(), block });
type Edit = typeof edit extends fc.Arbitrary<infer T> ? T : never;

function edited(blocks: readonly string[], { kind, at, block: added }: Edit): string[] {
  const index = at % blocks.length;
  if (kind === 'replace') return blocks.with(index, added);
  if (kind === 'insert') return blocks.toSpliced(index, 0, added);
  if (kind === 'remove') return blocks.toSpliced(index, 1);
  return [...blocks.toSpliced(index, 1), blocks[index] ?? ''];
}

/** What a whole search says of the blocks that a search of a part judged. */
function judgedBy(part: Extraction, whole: Extraction): Pick<Extraction, 'claims' | 'discarded'> {
  const kept = (part.part?.kept ?? []).map(({ start, end, shift }) => ({ start: start + shift, end: end + shift }));
  const isJudged = ({ start }: { start: number }) => !kept.some((span) => span.start <= start && start < span.end);
  return { claims: whole.claims.filter(isJudged), discarded: whole.discarded.filter(isJudged) };
}

describe(planSearch.name, () => {
  it('says of what changed what a search of the whole text says', async () => {
    await fc.assert(
      fc.asyncProperty(document, fc.array(edit, { minLength: 1, maxLength: 3 }), async (blocks, edits) => {
        // Of two equal blocks either may be the one that stayed; there is nothing to compare then.
        let now = [...new Set(blocks)];
        let memory = (await search(now.join('\n\n'))).memory;
        for (const each of edits) {
          now = [...new Set(edited(now, each))];
          const text = now.join('\n\n');
          const part = await search(text, memory);
          const whole = judgedBy(part, await search(text));
          expect(part.part).toBeDefined();
          // Said twice, it is one claim at its first place; a part that has only the second is known to the desk by its words.
          const isOnce = ({ text: words }: { text: string }) => text.indexOf(words) === text.lastIndexOf(words);
          const placed = ({ claims, discarded }: typeof whole) => ({
            claims: claims.filter(isOnce).map(({ text: words, score, speaker, type, context, reasons }) => ({
              words,
              score,
              speaker,
              type,
              context,
              reasons,
            })),
            discarded: discarded.filter(isOnce).map(({ text: words, score, reasons }) => ({ words, score, reasons })),
          });
          expect(placed(part)).toEqual(placed(whole));
          memory = part.memory;
        }
      }),
      { numRuns: 25, endOnFailure: true },
    );
  });

  it('judges nothing in the same text, and all of it when something else than the text is different', async () => {
    const text = Array.from({ length: 30 }, (_, n) => SENTENCES[n % 7]?.(n + 40)).join('\n\n');
    const { memory, claims } = await search(text);
    expect(await search(text, memory)).toMatchObject({ claims: [], discarded: [], part: { claims: claims.length } });
    const settings = { ...DEFAULT_EXTRACTION_SETTINGS, maxClaims: null, threshold: 0.7 };
    expect((await extractor.extract({ ...inputOf(text, memory), settings })).part).toBeUndefined();
    expect((await extractor.extract({ ...inputOf(text, memory), language: 'de' })).part).toBeUndefined();
  });

  it('offers a new claim only when it is better than those the budget was spent on', async () => {
    const strong = Array.from({ length: 80 }, (_, n) => SENTENCES[1]?.(n + 3));
    const { memory } = await search(strong.join('\n\n'), undefined, 60);
    const weak = [...strong.slice(0, 40), SENTENCES[2]?.(7), ...strong.slice(40)].join('\n\n');
    const { claims, discarded } = await search(weak, memory, 60);
    expect(claims.map((claim) => claim.text)).not.toContain(SENTENCES[2]?.(7));
    expect(discarded.find((sentence) => sentence.text === SENTENCES[2]?.(7))?.reasons[0]).toBe('over-budget');
  });

  it('takes a small part of the time of a first search for one edited sentence of a megabyte', async () => {
    const blocks = Array.from(
      { length: 8100 },
      (_, n) => `${SENTENCES[n % 7]?.(n + 3)} ${SENTENCES[(n + 3) % 7]?.(n + 8)}`,
    );
    const text = blocks.join('\n\n');
    expect(text.length).toBeGreaterThan(1e6);
    const changed = blocks.with(4000, 'The storm destroyed 17 mills in Norvale, Helen Marsh said.').join('\n\n');
    let memory: string | undefined;
    const first = await cpuSeconds(async () => void ({ memory } = await search(text)));
    const again = await cpuSeconds(() => search(changed, memory));
    expect(again).toBeLessThan(0.5 * first);
  });
});
