import { describe, expect, it } from '@jest/globals';
import { contrast, contrastWarnings } from './label-contrast.js';

describe('the contrast of label colours', () => {
  it.each([
    ['#000000', '#ffffff', 21],
    ['#ffffff', '#ffffff', 1],
    ['#777777', '#ffffff', 4.48],
    ['#767676', '#ffffff', 4.54],
    ['#0000ff', '#ffffff', 8.59],
  ])('%s on %s is %d, as WCAG counts it', (a, b, ratio) => {
    expect(contrast(a, b)).toBeCloseTo(ratio, 2);
    expect(contrast(b, a)).toBe(contrast(a, b));
  });

  it('names label, page and ratio where a colour is lost on a page', () => {
    expect(contrastWarnings([{ key: 'MIXED', color: '#ffee88' }])).toEqual([
      expect.stringMatching(/^MIXED: #ffee88 on the light page has a contrast of 1\.\d\d:1; aim at 3:1\.$/),
    ]);
    expect(contrastWarnings([{ key: 'FALSE', color: '#1a1a1a' }])).toEqual([expect.stringMatching(/dark page/)]);
    expect(contrastWarnings([{ key: 'TRUE', color: '#1b9f5b' }])).toEqual([]);
  });
});
