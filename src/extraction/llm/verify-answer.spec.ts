import { describe, expect, it } from '@jest/globals';
import { readPlainText } from '../../reading/read-document.js';
import type { Extraction, ExtractorInput } from '../extractor.port.js';
import { DEFAULT_EXTRACTION_SETTINGS } from '../extraction-settings.js';
import { RuleBasedExtractor } from '../rule-based.extractor.js';
import { NOT_PICKED, PICKED } from '../signs.js';
import { combine } from './combine.js';
import type { AnsweredClaim } from './llm-answer.js';
import { placesOf, unitsOf } from './units.js';
import { verifyAnswer } from './verify-answer.js';
import { windowsOf } from './window.js';

const TEXT = `Storm costs Norvale dear

A storm hit the coast near Norvale on Monday. It destroyed 41 houses, Mayor Piet Halloran said. What a dreadful night that was for everyone.

Repairs will cost $3 million, according to the council. The harbour stayed shut and trade was slow. The fishing boats were moved to Westhaven.

The harbour stayed shut and trade was slow. Should anyone be surprised?`;

const rules = new RuleBasedExtractor();
const input: ExtractorInput = {
  ...readPlainText(TEXT),
  title: null,
  publishedAt: '2024-05-03',
  settings: DEFAULT_EXTRACTION_SETTINGS,
};
const claim = (quote: string, more: Partial<AnsweredClaim> = {}): AnsweredClaim => ({
  quote,
  type: null,
  speaker: null,
  statement: null,
  ...more,
});

async function searched(claims: AnsweredClaim[], answered: readonly number[] = [0], maxCharacters = 8_000) {
  const units = unitsOf(input.text, await rules.extract({ ...input, pickAll: true }));
  const windows = windowsOf(input.text, input.blocks, input.language, maxCharacters).filter(({ index }) =>
    answered.includes(index),
  );
  const verified = windows.map((window) => verifyAnswer(claims, window, input, units));
  const standard = await rules.extract(input);
  const picks = verified.flatMap((one) => one.picks);
  const rejections = verified.flatMap((one) => one.rejections);
  return { standard, picks, rejections, result: combine(standard, units, windows, picks), units };
}

/** Every sentence is in exactly one place of the result, with its own words. */
function expectWhole({ claims, discarded }: Extraction, sentences: number): void {
  const starts = [...claims.flatMap(placesOf), ...discarded].map(({ start }) => start);
  expect(new Set(starts).size).toBe(starts.length);
  expect(starts).toHaveLength(sentences);
  for (const { start, end, text } of [...claims, ...discarded]) expect(TEXT.slice(start, end)).toBe(text);
}

describe(verifyAnswer.name, () => {
  it.each<[string, AnsweredClaim, string]>([
    ['words that are not there', claim('The storm destroyed 400 houses.'), 'quote-not-found'],
    ['a changed number', claim('It destroyed 14 houses, Mayor Piet Halloran said.'), 'quote-not-found'],
    ['nothing', claim(''), 'quote-not-found'],
    ['a word or two', claim('the council'), 'quote-too-short'],
    ['a heading', claim('Storm costs Norvale dear'), 'not-a-statement'],
    [
      'a whole passage',
      claim(TEXT.slice(TEXT.indexOf('Repairs'), TEXT.indexOf('Should anyone')).trim()),
      'too-many-sentences',
    ],
  ])('does not take %s', async (_name, answered, rejection) => {
    const { picks, rejections } = await searched([answered]);
    expect(picks).toEqual([]);
    expect(rejections).toEqual([rejection]);
  });

  it.each<[string, Partial<AnsweredClaim>, string]>([
    ['an invented speaker', { speaker: 'John Smith' }, 'speaker-not-found'],
    ['an unknown type', { type: 'opinion' }, 'unknown-type'],
    ['an invented name', { statement: 'The storm destroyed 41 houses in Southport.' }, 'statement-name'],
    ['a changed number', { statement: 'The storm destroyed 14 houses near Norvale.' }, 'statement-number'],
  ])('takes the claim, but not %s', async (_name, more, rejection) => {
    const { picks, rejections } = await searched([claim('It destroyed 41 houses, Mayor Piet Halloran said.', more)]);
    expect(picks).toMatchObject([{ type: null, speaker: null, statement: null }]);
    expect(rejections).toEqual([rejection]);
  });

  it('takes speaker, type and statement that the text bears out', async () => {
    const statement = 'The storm on Monday destroyed 41 houses near Norvale, Piet Halloran said.';
    const { result } = await searched([
      claim('It destroyed 41 houses', { type: 'quantity', speaker: 'Mayor Piet Halloran', statement }),
    ]);
    expect(result.claims).toMatchObject([
      {
        text: 'It destroyed 41 houses, Mayor Piet Halloran said.',
        type: 'quantity',
        speaker: 'Mayor Piet Halloran',
        statement,
      },
    ]);
    const { start, end } = result.claims[0]!.context.claimant!;
    expect(TEXT.slice(start, end)).toBe('Mayor Piet Halloran');
  });

  it('takes each sentence of a quote of two, and no statement for them', async () => {
    const quote = 'A storm hit the coast near Norvale on Monday. It destroyed 41 houses, Mayor Piet Halloran said.';
    const { picks, rejections } = await searched([claim(quote, { statement: 'The storm destroyed 41 houses.' })]);
    expect(picks.map(({ unit }) => unit.text)).toEqual(quote.split(/(?<=\.) (?=It)/));
    expect(rejections).toEqual(['statement-of-several-sentences']);
  });

  it('folds what is said twice', async () => {
    const { picks, rejections } = await searched([
      claim('Repairs will cost $3 million, according to the council.'),
      claim('Repairs will cost $3 million', { type: 'quantity' }),
    ]);
    expect(picks).toHaveLength(1);
    expect(rejections).toEqual(['duplicate']);
  });
});

describe(combine.name, () => {
  it('keeps what the rules know of a sentence, and says who picked it', async () => {
    const { result, standard, units } = await searched([
      claim('Repairs will cost $3 million, according to the council.'),
      claim('The fishing boats were moved to Westhaven.'),
    ]);
    expectWhole(result, units.length);
    const [repairs] = result.claims;
    const byRules = standard.claims.find(({ text }) => text.startsWith('Repairs'))!;
    expect(repairs).toEqual({ ...byRules, reasons: [PICKED, ...byRules.reasons] });
    const left = result.discarded.find(({ text }) => text.startsWith('It destroyed'))!;
    expect(left.reasons[0]).toBe(NOT_PICKED);
    expect(left.score).toBe(standard.claims.find(({ text }) => text.startsWith('It destroyed'))!.score);
    expect(result.discarded.find(({ text }) => text.startsWith('Storm costs'))!.reasons).toEqual(['heading']);
  });

  it('picks all places of words that are said again', async () => {
    const { result, units } = await searched([claim('The harbour stayed shut and trade was slow.')]);
    expectWhole(result, units.length);
    expect(result.claims).toHaveLength(1);
    expect(result.claims[0]?.alsoAt).toHaveLength(1);
  });

  it('leaves the windows without an answer to the rules', async () => {
    const third = 'The fishing boats were moved to Westhaven.';
    const { result, standard, units } = await searched([claim(third)], [2], 150);
    expectWhole(result, units.length);
    const before = (extraction: Extraction) => extraction.claims.filter(({ start }) => start < TEXT.indexOf('Repairs'));
    expect(before(result)).toEqual(before(standard));
    expect(before(result).length).toBeGreaterThan(0);
    expect(result.claims.map(({ text }) => text)).toContain(third);
    expect(result.claims.map(({ text }) => text)).not.toContain(
      'Repairs will cost $3 million, according to the council.',
    );
  });

  it('is the rules’ own result when nothing was answered', async () => {
    const { result, standard } = await searched([], []);
    expect(result).toBe(standard);
  });
});
