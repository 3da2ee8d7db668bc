import { describe, expect, it } from '@jest/globals';
import { checkPolicy, roundPolicy, type RoundPolicy } from './round-policy.js';

const policy = (change: Partial<RoundPolicy>): RoundPolicy => roundPolicy.parse(change);

describe(checkPolicy.name, () => {
  it('takes the defaults: two raters, exact agreement, adjudication, evidence required, double blind', () => {
    const defaults = policy({});
    expect(defaults).toMatchObject({
      k: 2,
      maxExtra: 0,
      agreement: 'EXACT',
      onDisagree: 'ADJUDICATE',
      requireEvidence: true,
      allowRepeatRater: false,
      leaseMinutes: 1440,
    });
    expect(() => checkPolicy(defaults)).not.toThrow();
  });

  it.each<[string, Partial<RoundPolicy>, RegExp | null]>([
    ['a median of two', { k: 2, agreement: 'MEDIAN_WITHIN_1' }, /at least 3 raters/],
    ['a median of three', { k: 3, agreement: 'MEDIAN_WITHIN_1' }, null],
    ['a tie-break without an extra place', { onDisagree: 'TIEBREAK' }, /maxExtra of at least 1/],
    ['a tie-break with one', { onDisagree: 'TIEBREAK', maxExtra: 1 }, null],
    ['extra places that nothing would use', { maxExtra: 1 }, /maxExtra is for TIEBREAK/],
    ['one rater', { k: 1 }, null],
    ['raters who see each other', { blind: 'OPEN' }, null],
    ['two independent sources', { independentSources: 2 }, null],
    ['sources without evidence', { independentSources: 2, requireEvidence: false }, /needs requireEvidence/],
    ['known answers in an OPEN round', { goldRate: 0.1, blind: 'OPEN' }, /set goldRate to 0/],
    ['known answers for who takes nothing', { goldRate: 0.1, allowSelfTake: false }, /set allowSelfTake/],
    ['feedback without known answers', { goldFeedback: true }, /set goldRate above 0/],
  ])('%s', (_name, change, refusal) => {
    const check = () => checkPolicy(policy(change));
    if (refusal === null) expect(check).not.toThrow();
    else expect(check).toThrow(refusal);
  });

  it.each([
    { k: 0 },
    { k: 10 },
    { k: 1.5 },
    { maxExtra: 3 },
    { leaseMinutes: 0 },
    { dueDays: 0 },
    { maxOpenPerReviewer: 0 },
    { agreement: 'MOST' },
    { colour: 'red' },
  ])('refuses %j', (change) => {
    expect(roundPolicy.safeParse(change).success).toBe(false);
  });
});
