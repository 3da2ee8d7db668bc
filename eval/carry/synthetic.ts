import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { gunzipSync } from 'node:zlib';
import { foldText } from '../../src/text/fold.js';
import { splitSentences } from '../../src/text/sentences.js';
import type { Span } from '../../src/text/span.js';
import { sourceOf } from './gold-revisions.js';
import { type Expected, lookAlike, SENTENCE_OPERATORS } from './operators.js';
import { SeededRandom } from './random.js';

/** An article with its history. */
export interface Article {
  id: string;
  versions: { text: string }[];
}

export const loadHistories = (data: string, file: string): Article[] =>
  JSON.parse(gunzipSync(readFileSync(join(data, 'revisions', file))).toString('utf8')) as Article[];

/** One claim, one thing done to its document. */
export interface Trial {
  operator: string;
  expected: Expected;
  older: string;
  newer: string;
  claim: Span;
  /** Where the claim's sentence stands now; null when it is gone. */
  truth: Span | null;
}

const CLAIMS_PER_DOCUMENT = 5;
const WITHDRAWAL = 'Its author has since taken back what comes next, which was wrong.';

/** Trials on the newest versions of articles; the same ones for the same seed. */
export function* syntheticTrials(articles: readonly Article[], seed: number): Generator<Trial> {
  const random = new SeededRandom(seed);
  const texts = articles.map(({ versions }) => versions.at(-1)?.text ?? '');
  const names = [...new Set(texts.flatMap((text) => text.match(/(?<=\p{Ll} )\p{Lu}\p{Ll}{4,}(?= \p{Ll})/gu) ?? []))];
  const words = [...new Set(texts.flatMap((text) => text.match(/(?<= )\p{Ll}{4,9}(?= )/gu) ?? []))];
  for (const [number, older] of texts.entries()) {
    const other = texts[(number + 1) % texts.length] ?? '';
    const noise = new Noise(random, paragraphs(other));
    const claims = candidates(older);
    for (const operator of SENTENCE_OPERATORS) {
      const { name, expected } = operator;
      const usable = claims.flatMap((claim) => {
        const wording = operator.apply(older.slice(claim.start, claim.end), random, names);
        return wording === null ? [] : [{ claim, wording }];
      });
      for (const [turn, { claim, wording }] of random.sample(usable, CLAIMS_PER_DOCUMENT).entries()) {
        const edited = replaced(older, claim, wording);
        const truth = wording === '' ? null : { start: claim.start, end: claim.start + wording.length };
        yield { operator: name, expected, older, claim, ...noise.around(edited, truth, turn % 3) };
      }
    }
    for (const [turn, claim] of random.sample(claims, CLAIMS_PER_DOCUMENT).entries()) {
      const sentence = older.slice(claim.start, claim.end);
      const without = replaced(older, claim, '');
      const alike = `${without}\n\n${lookAlike(sentence, random, words)}`;
      if (foldText(alike.slice(without.length)) !== foldText(sentence)) {
        yield {
          operator: 'look-alike elsewhere',
          expected: 'never silent',
          older,
          claim,
          ...noise.around(alike, null, turn % 3),
        };
      }
      const unrelated = random.pick(candidates(other).map((span) => other.slice(span.start, span.end)));
      if (unrelated !== undefined) {
        const instead = replaced(older, claim, unrelated);
        yield { operator: 'replaced', expected: 'gone', older, claim, ...noise.around(instead, null, turn % 3) };
      }
      const copied = `${sentence}\n\n${older}`;
      const shifted = { start: claim.start + sentence.length + 2, end: claim.end + sentence.length + 2 };
      yield {
        operator: 'duplicate before',
        expected: 'same',
        older,
        claim,
        ...noise.around(copied, shifted, turn % 3),
      };
      const taken = replaced(older, claim, `${WITHDRAWAL} ${sentence}`);
      const after = { start: claim.start + WITHDRAWAL.length + 1, end: claim.end + WITHDRAWAL.length + 1 };
      yield { operator: 'withdrawn', expected: 'context', older, claim, ...noise.around(taken, after, turn % 3) };
      const moved = movedToEnd(older, claim);
      if (moved !== null) yield { operator: 'block moved', expected: 'same', older, claim, ...moved };
    }
  }
}

const replaced = (text: string, { start, end }: Span, by: string): string =>
  text.slice(0, start) + by + text.slice(end);

const paragraphs = (text: string): string[] => text.split(/\n{2,}/).filter((part) => part.length > 80);

/** Sentences of 60 to 300 characters that occur once, not the first or last of the text. */
function candidates(text: string): Span[] {
  const { blocks, language } = sourceOf(text);
  const all = blocks.flatMap((block) =>
    splitSentences(text.slice(block.start, block.end), language).map(({ start, end }) => ({
      start: block.start + start,
      end: block.start + end,
    })),
  );
  return all.slice(1, -1).filter(({ start, end }) => {
    const sentence = text.slice(start, end);
    const once = text.indexOf(sentence) === text.lastIndexOf(sentence);
    return once && sentence.length >= 60 && sentence.length <= 300 && /^[“"]?\p{Lu}.*[.!?][”"]?$/su.test(sentence);
  });
}

function movedToEnd(text: string, claim: Span): { newer: string; truth: Span } | null {
  const start = text.lastIndexOf('\n\n', claim.start) + 2;
  const end = text.indexOf('\n\n', claim.end);
  if (start < 2 || end < 0) return null;
  const newer = `${text.slice(0, start)}${text.slice(end + 2)}\n\n${text.slice(start, end)}`;
  const shift = newer.length - (end - start) - start;
  return { newer, truth: { start: claim.start + shift, end: claim.end + shift } };
}

/** Other changes in the document: none, one paragraph before, or two before, one after and one removed. */
class Noise {
  constructor(
    private readonly random: SeededRandom,
    private readonly foreign: readonly string[],
  ) {}

  around(text: string, truth: Span | null, level: number): { newer: string; truth: Span | null } {
    const before = this.random
      .sample(this.foreign, level)
      .map((part) => `${part}\n\n`)
      .join('');
    const after = level < 2 ? '' : `\n\n${this.random.pick(this.foreign) ?? ''}`;
    const shift = before.length;
    const moved = truth && { start: truth.start + shift, end: truth.end + shift };
    return { newer: before + text + after, truth: moved };
  }
}
