import { describe, expect, it } from '@jest/globals';
import { typeOfSentence } from './sentence-type.js';

describe(typeOfSentence, () => {
  it.each([
    ['quantity', 'Unemployment in Norvale is at 8.3 percent.'],
    ['event', 'The council of Norvale closed the harbour in May.'],
    ['causal', 'The bridge collapsed because of the flood.'],
    ['prediction', 'The ministry will open a new harbour in Norvale.'],
    ['quote', '“Nobody in this town has asked us for anything,” said Ada Novak.'],
    ['none', '— … !'],
    ['none', ''],
  ])('calls it %s: %s', (type, text) => {
    expect(typeOfSentence(text)).toBe(type);
  });
});
