import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { DEFAULT_SCHEME } from '../schemes/default-scheme.js';
import { outcomeOf } from './agreement-rule.js';
import { roundPolicy, type RoundPolicy } from './round-policy.js';

const policy = (change: Partial<RoundPolicy> = {}): RoundPolicy => roundPolicy.parse(change);
const MEDIAN = policy({ k: 3, agreement: 'MEDIAN_WITHIN_1' });
const TIEBREAK = policy({ onDisagree: 'TIEBREAK', maxExtra: 1 });
const ratings = (...labels: string[]) => labels.map((label) => ({ label, needsAdjudication: false }));
const decide = (labels: string[], rules: RoundPolicy, extraUsed = 0) =>
  outcomeOf(ratings(...labels), DEFAULT_SCHEME, rules, extraUsed);

const agreed = (label: string) => ({ kind: 'AGREED', label });
const DISPUTED = { kind: 'DISPUTED', because: 'DISAGREEMENT' };

describe(outcomeOf.name, () => {
  it.each<[string, string[], RoundPolicy, object]>([
    ['two of the same', ['TRUE', 'TRUE'], policy(), agreed('TRUE')],
    ['one rater alone', ['FALSE'], policy({ k: 1 }), agreed('FALSE')],
    ['two of the same off the scale', ['SATIRE', 'SATIRE'], policy(), agreed('SATIRE')],
    ['neighbours are no agreement under EXACT', ['TRUE', 'MOSTLY_TRUE'], policy(), DISPUTED],
    ['a majority is no agreement before a tie-break', ['TRUE', 'TRUE', 'FALSE'], policy({ k: 3 }), DISPUTED],
    ['the median of neighbours', ['TRUE', 'MOSTLY_TRUE', 'MOSTLY_TRUE'], MEDIAN, agreed('MOSTLY_TRUE')],
    ['the median, whatever the order', ['MOSTLY_TRUE', 'TRUE', 'TRUE'], MEDIAN, agreed('TRUE')],
    ['the cautious middle of four', ['TRUE', 'TRUE', 'MOSTLY_TRUE', 'MOSTLY_TRUE'], MEDIAN, agreed('MOSTLY_TRUE')],
    ['two steps apart', ['TRUE', 'MOSTLY_TRUE', 'MIXED'], MEDIAN, DISPUTED],
    ['one of three off the scale', ['TRUE', 'TRUE', 'UNVERIFIABLE'], MEDIAN, DISPUTED],
    ['all three off the scale and the same', ['OUTDATED', 'OUTDATED', 'OUTDATED'], MEDIAN, agreed('OUTDATED')],
  ])('%s', (_name, labels, rules, outcome) => {
    expect(decide(labels, rules)).toEqual(outcome);
  });

  describe('with a tie-break', () => {
    it('asks for one more rater as often as the policy says, then for an adjudicator', () => {
      expect(decide(['TRUE', 'FALSE'], TIEBREAK)).toEqual({ kind: 'EXTRA_RATER' });
      expect(decide(['TRUE', 'FALSE', 'MIXED'], TIEBREAK, 1)).toEqual(DISPUTED);
      const twice = policy({ onDisagree: 'TIEBREAK', maxExtra: 2 });
      expect(decide(['TRUE', 'FALSE', 'MIXED'], twice, 1)).toEqual({ kind: 'EXTRA_RATER' });
      expect(decide(['TRUE', 'FALSE', 'MIXED', 'TRUE'], twice, 2)).toEqual(DISPUTED);
    });

    it('lets the majority decide after it, and only after it', () => {
      expect(decide(['TRUE', 'FALSE', 'TRUE'], TIEBREAK, 1)).toEqual(agreed('TRUE'));
      expect(decide(['TRUE', 'FALSE', 'TRUE', 'FALSE'], TIEBREAK, 1)).toEqual(DISPUTED);
    });

    it('asks nobody more when the raters agree', () => {
      expect(decide(['TRUE', 'TRUE'], TIEBREAK)).toEqual(agreed('TRUE'));
    });
  });

  it('gives raters who ask for an adjudicator one, even when all agree', () => {
    const asked = [
      { label: 'TRUE', needsAdjudication: false },
      { label: 'TRUE', needsAdjudication: true },
    ];
    for (const rules of [policy(), TIEBREAK]) {
      expect(outcomeOf(asked, DEFAULT_SCHEME, rules, 0)).toEqual({ kind: 'DISPUTED', because: 'ASKED' });
    }
  });

  it('never depends on who submitted first', () => {
    const labels = fc.array(fc.constantFrom(...DEFAULT_SCHEME.labels.map(({ key }) => key)), {
      minLength: 1,
      maxLength: 6,
    });
    const rules = fc.constantFrom(policy(), MEDIAN, TIEBREAK);
    fc.assert(
      fc.property(labels, rules, fc.nat(1), (given, each, extraUsed) => {
        const forward = decide(given, each, extraUsed);
        expect(decide([...given].reverse(), each, extraUsed)).toEqual(forward);
        if (forward.kind === 'AGREED') expect(given).toContain(forward.label);
      }),
    );
  });
});
