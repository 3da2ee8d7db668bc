import { describe, expect, it } from '@jest/globals';
import { readPlainText } from '../reading/read-document.js';
import { blockGateReason, gateReason } from './claim-gate.js';
import { findQuotations } from './quotes.js';
import { sentencesOf } from './sentence.js';

/** Why the last sentence of a text cannot be a claim by its form; null when it may be one. */
function reasonFor(source: string): string | null {
  const { text, blocks } = readPlainText(source);
  const sentence = sentencesOf(text, blocks, findQuotations(text, blocks), 'en').at(-1);
  if (sentence === undefined) throw new Error('no sentence');
  return gateReason(sentence, blockGateReason(sentence), 'en');
}

describe(gateReason.name, () => {
  it.each([
    ['The old mill on the river bank at Lower Harrow. /Xinhua', 'caption'],
    ['Ada Novak and Ben Osei in conference (Kremlin.ru)', 'caption'],
    ['Correction: an earlier report gave the loss as 4 million euros.', 'correction-notice'],
    ['This article was amended on 3 May to correct the name of the dam.', 'correction-notice'],
    ['An earlier version of this story misstated the number of houses lost.', 'correction-notice'],
    ['Follow us on Ourbook for more of this.', 'share-prompt'],
  ])('%s: %s', (text, reason) => {
    expect(reasonFor(text)).toBe(reason);
  });

  it.each([
    [
      'a caption that says when and on what occasion',
      'Ada Novak opens the Harrow dam at the 2019 jubilee of the province, her first visit. /Xinhua',
    ],
    ['a sentence about corrections', 'Corrections officers at Harrow prison walked out on Monday.'],
  ])('lets through %s', (_what, text) => {
    expect(reasonFor(text)).toBeNull();
  });
});
