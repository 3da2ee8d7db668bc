import { describe, expect, it } from '@jest/globals';
import { toClaimReview } from '../reports/claim-review.js';
import { reportFixture } from '../../test/support/verdict-report.fixture.js';
import { mappingFaults } from './claim-review-mapping.js';

const label = (key: string, ordinal: number | null, value?: number) => ({
  key,
  ordinal,
  ...(value === undefined ? {} : { claimReview: { value } }),
});
const faults = (...labels: ReturnType<typeof label>[]) =>
  mappingFaults({ min: 1, max: 5, labels }).map(({ message }) => message);

describe('what ClaimReview says for a label', () => {
  it('may be other numbers in the same direction, also the same for neighbours', () => {
    expect(faults(label('TRUE', 5), label('MOSTLY_TRUE', 4, 5), label('FALSE', 1, 2), label('SATIRE', null))).toEqual(
      [],
    );
  });

  it('never makes a less true label look truer, leaves the scale, or numbers what has no number', () => {
    expect(faults(label('TRUE', 5, 2), label('FALSE', 1, 4))).toEqual([expect.stringMatching(/reversed: FALSE \(4\)/)]);
    expect(faults(label('TRUE', 5), label('FALSE', 1, 0))).toEqual([expect.stringMatching(/outside 1 to 5/)]);
    expect(faults(label('SATIRE', null, 3))).toEqual([expect.stringMatching(/off the scale/)]);
  });

  it('stands in the rating instead of name and number, and nowhere else', () => {
    const report = reportFixture();
    const rating = { ...report.rating, ordinal: 4, claimReview: { name: 'Nearly true', value: 5 } };
    const given = toClaimReview({ ...report, rating });
    expect(given.reviewRating).toMatchObject({ alternateName: 'Nearly true', ratingValue: 5 });
    const plain = toClaimReview({ ...report, rating: { ...report.rating, ordinal: 4 } });
    expect({ ...given, reviewRating: null }).toEqual({ ...plain, reviewRating: null });
    expect(plain.reviewRating).toMatchObject({ alternateName: report.rating.name, ratingValue: 4 });
  });
});
