import { describe, expect, it } from '@jest/globals';
import { DEFAULT_EXTRACTION_SETTINGS, type ExtractionSettings, extractionSettings } from './extraction-settings.js';
import type { ExtractedClaim } from './extractor.port.js';
import { selectClaims } from './select-claims.js';

/** Ten words of five characters each, ten times. */
const TEXT = 'aaaa bbbb cccc dddd eeee ffff gggg hhhh iiii jjjj '.repeat(10);

/** A candidate at the n-th word. */
const candidate = (at: number, score: number, more: Partial<ExtractedClaim> = {}): ExtractedClaim => ({
  start: at * 5,
  end: at * 5 + 4,
  text: TEXT.slice(at * 5, at * 5 + 4),
  score,
  verifiable: score,
  checkworthy: score,
  type: 'event',
  speaker: null,
  reasons: ['number'],
  alsoAt: [],
  needsContext: false,
  context: { heading: null, previous: null, dateline: null, dates: [], claimant: null },
  ...more,
});

function select(candidates: ExtractedClaim[], settings: Partial<ExtractionSettings> = {}, text = TEXT) {
  const { claims, discarded } = selectClaims(text, candidates, { ...DEFAULT_EXTRACTION_SETTINGS, ...settings });
  return {
    claims: claims.map(({ start }) => start / 5),
    discarded: discarded.map(({ start, reasons }) => [start / 5, reasons.join(' ')]),
  };
}

describe(selectClaims.name, () => {
  const some = [candidate(0, 0.5), candidate(1, 0.49), candidate(2, 0.9), candidate(3, 0.1)];

  it.each<[string, Partial<ExtractionSettings>, number[], [number, string][]]>([
    [
      'the threshold, inclusive',
      {},
      [0, 2],
      [
        [1, 'below-threshold number'],
        [3, 'below-threshold number'],
      ],
    ],
    ['a threshold of 0', { threshold: 0 }, [0, 1, 2, 3], []],
    ['a threshold of 1', { threshold: 1 }, [], [0, 1, 2, 3].map((at) => [at, 'below-threshold number'])],
    [
      'the best k',
      { threshold: 0, maxClaims: 2 },
      [0, 2],
      [
        [1, 'over-budget number'],
        [3, 'over-budget number'],
      ],
    ],
    ['no limit at all', { threshold: 0, maxClaims: null }, [0, 1, 2, 3], []],
    [
      'the best for 1,000 words',
      { threshold: 0, maxPer1000Words: 10 },
      [2],
      [0, 1, 3].map((at) => [at, 'over-budget number']),
    ],
    [
      'a budget rounded up',
      { threshold: 0, maxPer1000Words: 0.001 },
      [2],
      [0, 1, 3].map((at) => [at, 'over-budget number']),
    ],
    [
      'the smaller of two budgets',
      { threshold: 0, maxPer1000Words: 30, maxClaims: 1 },
      [2],
      [0, 1, 3].map((at) => [at, 'over-budget number']),
    ],
  ])('offers by %s', (_what, settings, claims, discarded) => {
    expect(select(some, settings)).toEqual({ claims, discarded });
  });

  it('asks for both: verifiable enough and worth checking, and tells every reason', () => {
    const candidates = [
      candidate(0, 0.9, { verifiable: 0.2 }),
      candidate(1, 0.3, { verifiable: 0.2, type: 'prediction' }),
      candidate(2, 0.9, { verifiable: 0.6 }),
    ];
    expect(select(candidates, { minVerifiable: 0.6, types: ['event'] })).toEqual({
      claims: [2],
      discarded: [
        [0, 'not-verifiable number'],
        [1, 'not-verifiable below-threshold type-off number'],
      ],
    });
  });

  it('leaves out types that are switched off, and does not spend the budget on them', () => {
    const candidates = [candidate(0, 0.9, { type: 'prediction' }), candidate(1, 0.6), candidate(2, 0.7)];
    expect(select(candidates, { types: ['event'], maxClaims: 2 })).toEqual({
      claims: [1, 2],
      discarded: [[0, 'type-off number']],
    });
  });

  it('settles equal scores by position and answers in the order of the text, however it was asked', () => {
    const equal = [candidate(3, 0.7), candidate(1, 0.7), candidate(2, 0.7), candidate(0, 0.6)];
    for (const candidates of [equal, [...equal].reverse()]) {
      expect(select(candidates, { maxClaims: 2 })).toEqual({
        claims: [1, 2],
        discarded: [
          [0, 'over-budget number'],
          [3, 'over-budget number'],
        ],
      });
    }
  });

  it('sets every place of a repeated statement aside, each with its own words', () => {
    const repeated = candidate(0, 0.1, { alsoAt: [{ start: 25, end: 29 }] });
    const { discarded } = selectClaims(TEXT, [repeated], DEFAULT_EXTRACTION_SETTINGS);
    expect(discarded.map(({ text }) => text)).toEqual(['aaaa', 'ffff']);
  });

  it('counts two characters as a word in scripts without spaces', () => {
    const text = '出口下降了百分之十二'.repeat(20);
    const candidates = Array.from({ length: 10 }, (_, at) => candidate(at, 0.9));
    expect(select(candidates, { maxPer1000Words: 20 }, text).claims).toHaveLength(2);
  });

  it('finds nothing in nothing', () => {
    expect(select([], {}, '')).toEqual({ claims: [], discarded: [] });
    expect(select([candidate(0, 1)], { maxPer1000Words: 5 }, '').claims).toEqual([]);
  });
});

describe('extraction settings', () => {
  it('take their defaults where nothing is said', () => {
    expect(extractionSettings.parse({})).toEqual({
      threshold: 0.5,
      minVerifiable: 0,
      maxPer1000Words: null,
      maxClaims: 200,
      types: ['event', 'quantity', 'quote', 'relation', 'causal', 'prediction'],
    });
  });

  it.each([
    [{ threshold: -0.1 }],
    [{ threshold: 1.1 }],
    [{ threshold: '0.5' }],
    [{ threshold: Number.NaN }],
    [{ minVerifiable: 2 }],
    [{ maxPer1000Words: 0 }],
    [{ maxPer1000Words: Infinity }],
    [{ maxClaims: 0 }],
    [{ maxClaims: 1.5 }],
    [{ types: [] }],
    [{ types: ['event', 'event'] }],
    [{ types: ['gossip'] }],
    [{ budget: 5 }],
  ])('refuse %j', (settings) => {
    expect(extractionSettings.safeParse(settings).success).toBe(false);
  });
});
