import { describe, expect, it } from '@jest/globals';
import type { DiscardedSentence, ExtractedClaim, Extraction } from '../extractor.port.js';
import { compareExtractions } from './compare-extractions.js';

const claim = (start: number): ExtractedClaim => ({
  start,
  end: start + 5,
  text: 'words',
  score: 0.7,
  verifiable: 0.7,
  checkworthy: 0.7,
  type: 'quantity',
  speaker: 'Ada Bell',
  reasons: ['number'],
  alsoAt: [],
  needsContext: false,
  context: { heading: null, previous: null, dateline: null, dates: [], claimant: null },
});
const discarded = (start: number): DiscardedSentence => ({
  start,
  end: start + 5,
  text: 'words',
  score: 0.4,
  reasons: ['below-threshold'],
});
const found = (claims: ExtractedClaim[], others: DiscardedSentence[]): Extraction => ({
  claims,
  discarded: others,
  limited: false,
});

describe('two searches of one text beside each other', () => {
  const compared = compareExtractions(
    found([claim(20)], [discarded(10), discarded(0)]),
    found([claim(0)], [discarded(10), discarded(20)]),
  );

  it('name each sentence once, in the order of the text, with who picks it', () => {
    expect(compared.map(({ start, picked, pickedInForce }) => [start, picked, pickedInForce])).toEqual([
      [0, false, true],
      [10, false, false],
      [20, true, false],
    ]);
  });

  it('say why the tried settings do not pick a sentence, and still of what type it is', () => {
    expect(compared[0]).toMatchObject({ reasons: ['below-threshold'], type: 'quantity', speaker: 'Ada Bell' });
    expect(compared[1]).toMatchObject({ type: null, speaker: null });
    expect(compared[2]).toMatchObject({ reasons: ['number'] });
  });
});
