import { describe, expect, it } from '@jest/globals';
import { z } from 'zod';
import { AppError } from '../common/app-error.js';
import { DEFAULT_SCHEME } from './default-scheme.js';
import { checkScheme, labelOf, ratingSchemeContent, type RatingSchemeContent } from './rating-scheme.rules.js';

const NUMBERS: [string, number | null][] = [
  ['TRUE', 3],
  ['HALF_TRUE', 2],
  ['FALSE', 1],
  ['SATIRE', null],
];

function scheme(labels = NUMBERS, changes: Partial<RatingSchemeContent> = {}): RatingSchemeContent {
  return {
    key: 'three-point',
    name: 'Three points',
    language: 'en',
    direction: 'HIGH_IS_TRUE',
    min: 1,
    max: 3,
    labels: labels.map(([key, ordinal]) => ({
      key,
      name: key.toLowerCase(),
      definition: 'When it applies.',
      ordinal,
      color: '#112233',
      requiresEvidence: true,
    })),
    ...changes,
  };
}

function refusal(content: unknown): AppError {
  try {
    checkScheme(content);
  } catch (error) {
    if (error instanceof AppError) return error;
    throw error;
  }
  throw new Error('the scheme was accepted');
}

describe(checkScheme.name, () => {
  it('accepts the default scheme and a scheme with labels off the scale anywhere', () => {
    expect(checkScheme(DEFAULT_SCHEME)).toEqual(DEFAULT_SCHEME);
    expect(() => checkScheme(scheme([['SATIRE', null], ...NUMBERS.slice(0, 3)]))).not.toThrow();
  });

  it('accepts six points in which half true stands above mostly false', () => {
    const keys = ['TRUE', 'MOSTLY_TRUE', 'HALF_TRUE', 'MOSTLY_FALSE', 'FALSE', 'PANTS_ON_FIRE'];
    const labels = keys.map((key, index): [string, number] => [key, 6 - index]);
    expect(() => checkScheme(scheme(labels, { max: 6 }))).not.toThrow();
  });

  it.each<[string, RatingSchemeContent, RegExp]>([
    ['best equal to worst', scheme(NUMBERS, { min: 3, max: 3 }), /must be above/],
    ['best below worst', scheme(NUMBERS, { min: 3, max: 1 }), /must be above/],
    [
      'a worst value below 1',
      scheme(
        [
          ['TRUE', 1],
          ['FALSE', 0],
        ],
        { min: 0, max: 1 },
      ),
      /at least 1/,
    ],
    [
      'one label on the scale',
      scheme([
        ['TRUE', 3],
        ['SATIRE', null],
      ]),
      /two labels/,
    ],
    [
      'a number above the scale',
      scheme([
        ['TRUE', 4],
        ['FALSE', 1],
      ]),
      /outside 1 to 3/,
    ],
    [
      'a number below the scale',
      scheme([
        ['TRUE', 3],
        ['FALSE', 0],
      ]),
      /outside 1 to 3/,
    ],
    [
      'two labels with one number',
      scheme([
        ['TRUE', 3],
        ['HALF', 3],
        ['FALSE', 1],
      ]),
      /same number/,
    ],
    [
      'numbers that go down and up',
      scheme([
        ['TRUE', 3],
        ['HALF', 1],
        ['FALSE', 2],
      ]),
      /must fall/,
    ],
    [
      'a reversed list',
      scheme([
        ['TRUE', 1],
        ['HALF', 2],
        ['FALSE', 3],
      ]),
      /reversed/,
    ],
    [
      'FALSE above TRUE',
      scheme([
        ['FALSE', 3],
        ['HALF', 2],
        ['TRUE', 1],
      ]),
      /reversed/,
    ],
    [
      'a key used twice',
      scheme([
        ['TRUE', 3],
        ['TRUE', 1],
      ]),
      /used twice/,
    ],
  ])('refuses %s', (_what, content, message) => {
    const error = refusal(content);
    expect(error.code).toBe('SCHEME_INVALID');
    expect(error.message).toMatch(message);
    expect(error.details.faults?.length).toBeGreaterThan(0);
  });

  it('refuses a reversed scale that shows in the names only', () => {
    const content = scheme([
      ['A', 3],
      ['B', 1],
    ]);
    content.labels.forEach((label, index) => (label.name = ['Mostly false', 'Mostly true'][index] ?? ''));
    expect(refusal(content).message).toMatch(/reversed: "Mostly true" stands|reversed: "Mostly false" stands/);
  });

  it('refuses a number with a label that says nothing of how true a claim is', () => {
    const numbered = NUMBERS.map(([key, ordinal]): [string, number | null] =>
      key === 'HALF_TRUE' ? ['OUTDATED', 2] : [key, ordinal],
    );
    expect(refusal(scheme(numbered)).message).toMatch(/OUTDATED is off the scale/);
  });

  it('takes further languages, whole or not at all', () => {
    const words = (keys: readonly string[], language = 'pl') => ({
      language,
      name: 'Skala',
      labels: keys.map((key) => ({ key, name: `pl ${key}`, definition: 'Kiedy.' })),
    });
    const keys = NUMBERS.map(([key]) => key);
    expect(checkScheme(scheme(NUMBERS, { translations: [words(keys)] })).translations).toHaveLength(1);
    const bad = scheme(NUMBERS, {
      translations: [words(keys.slice(1)), words(keys, 'EN'), words([...keys, 'MORE'], 'de')],
    });
    expect(refusal(bad).details['faults']).toEqual([
      { path: 'translations.0.labels', message: 'TRUE is missing.' },
      { path: 'translations.1.language', message: 'EN is there already.' },
      { path: 'translations.2.labels', message: 'MORE is no label of the scheme.' },
    ]);
  });

  it('refuses names that differ in case or Unicode form only', () => {
    const content = scheme();
    content.labels.forEach((label, index) => (label.name = ['Vrai', 'VRAI', 'Faux', 'Ｆaux'][index] ?? ''));
    expect(refusal(content).details.faults?.map(({ path }) => path)).toEqual(['labels.1.name', 'labels.3.name']);
  });

  it('refuses another direction and wrong shapes with the place of each fault', () => {
    const error = refusal({ ...scheme(), direction: 'LOW_IS_TRUE', key: 'Bad Key' });
    expect(error.code).toBe('SCHEME_INVALID');
    expect(error.details.faults?.map(({ path }) => path)).toEqual(['key', 'direction']);
    expect(refusal(null).code).toBe('SCHEME_INVALID');
  });

  it('lists every fault at once', () => {
    const error = refusal(
      scheme(
        [
          ['TRUE', 9],
          ['TRUE', 9],
        ],
        { min: 0, max: 0 },
      ),
    );
    expect(error.details.faults?.length).toBeGreaterThanOrEqual(5);
  });
});

describe(labelOf.name, () => {
  it('finds a label by its key', () => {
    expect(labelOf(DEFAULT_SCHEME, 'MIXED').ordinal).toBe(3);
  });

  it('names the allowed labels when there is none', () => {
    const attempt = () => labelOf(scheme(), 'MAYBE');
    expect(attempt).toThrow(expect.objectContaining({ code: 'LABEL_NOT_IN_SCHEME' }));
    expect(attempt).toThrow(/TRUE, HALF_TRUE, FALSE, SATIRE/);
  });
});

describe('the default scheme', () => {
  it('goes from true at five to false at one, with five labels off the scale', () => {
    const numbers = DEFAULT_SCHEME.labels.map(({ key, ordinal }) => [key, ordinal]);
    expect(numbers).toEqual([
      ['TRUE', 5],
      ['MOSTLY_TRUE', 4],
      ['MIXED', 3],
      ['MOSTLY_FALSE', 2],
      ['FALSE', 1],
      ['UNVERIFIABLE', null],
      ['OUTDATED', null],
      ['MISSING_CONTEXT', null],
      ['SATIRE', null],
      ['NOT_CHECKABLE', null],
    ]);
  });

  it('asks for evidence with every label but one', () => {
    expect(DEFAULT_SCHEME.labels.filter((label) => !label.requiresEvidence).map(({ key }) => key)).toEqual([
      'NOT_CHECKABLE',
    ]);
  });

  it('defines every label in a sentence of its own', () => {
    const definitions = DEFAULT_SCHEME.labels.map(({ definition }) => definition);
    expect(new Set(definitions).size).toBe(10);
    expect(definitions.every((definition) => definition.length > 60)).toBe(true);
  });

  it('has a schema that turns into JSON Schema', () => {
    expect(z.toJSONSchema(ratingSchemeContent)).toMatchObject({ $ref: '#/$defs/RatingSchemeContent' });
  });
});
