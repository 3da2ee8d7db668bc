import { describe, expect, it } from '@jest/globals';
import { selectionWords } from './selection-words.js';

describe('which reports an export holds, in words', () => {
  it.each([
    [{ currentOnly: true }, 'All reports that stood'],
    [{ currentOnly: false }, 'All reports whatever their standing'],
    [
      { currentOnly: true, from: '2026-01-01', to: '2026-03-31', label: 'FALSE', topic: '' },
      'Reports that stood: label FALSE, from 2026-01-01, to 2026-03-31',
    ],
    [{ currentOnly: true, claimant: 'Ada\n\u202EMoss' }, 'Reports that stood: claimant “Ada Moss”'],
    [{ currentOnly: false, numbers: [7, 3] }, 'Chosen reports: 3, 7'],
    [{ currentOnly: false, numbers: Array.from({ length: 30 }, (_, n) => 40 - n) }, '30 chosen reports, from 11 to 40'],
  ])('%j', (filter, words) => {
    expect(selectionWords(filter)).toBe(words);
  });
});
