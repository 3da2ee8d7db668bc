import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { toClaimReview, toDataFeed } from './claim-review.js';
import type { ClaimReview } from './claim-review.schemas.js';
import type { ReviewRule, SchemeScale } from './claim-review.rules.js';
import { validateClaimReview, type ClaimReviewValidation } from './claim-review.validator.js';
import { scriptSafeJson } from './script-safe-json.js';
import {
  HOSTILE_TEXTS,
  OFF_SCALE_RATING,
  hostileReport,
  reportFixture,
} from '../../test/support/verdict-report.fixture.js';
import { CONTEXT } from '../../test/support/written.js';
import type { VerdictReport } from './verdict-report.schemas.js';

const SITE: ClaimReviewValidation = { siteHost: 'checks.example.org' };
const SCHEME: SchemeScale = {
  min: 1,
  max: 5,
  labels: [
    { name: 'True', ordinal: 5 },
    { name: 'Mostly false', ordinal: 2 },
    { name: 'False', ordinal: 1 },
    { name: 'Satire', ordinal: null },
  ],
};

/** "level rule" of every finding. */
function found(jsonld: unknown, options: Partial<ClaimReviewValidation> = {}): string[] {
  return validateClaimReview(jsonld, { ...SITE, ...options }).map(({ level, rule }) => `${level} ${rule}`);
}

function node(changes: Partial<ClaimReview> = {}): ClaimReview {
  return { ...toClaimReview(reportFixture(), CONTEXT.publisher), ...changes };
}

function rated(changes: object): ClaimReview {
  const base = node();
  return { ...base, reviewRating: { ...base.reviewRating, ...changes } };
}

function about(changes: object): ClaimReview {
  const base = node();
  return { ...base, itemReviewed: { ...base.itemReviewed, ...changes } };
}

describe(validateClaimReview.name, () => {
  it('finds nothing in the markup of a current report, as object and as script text', () => {
    const report = reportFixture();
    expect(found(node(), { report, scheme: SCHEME })).toEqual([]);
    expect(found(scriptSafeJson(node()), { report })).toEqual([]);
    expect(found(toClaimReview(reportFixture({ rating: OFF_SCALE_RATING })))).toEqual([]);
  });

  describe('rule 1: the number rises with truth', () => {
    it.each<[string, object, ReviewRule]>([
      ['best equal to worst', { bestRating: 1, worstRating: 1, ratingValue: 1 }, 'rating-scale'],
      ['best below worst', { bestRating: 1, worstRating: 5 }, 'rating-scale'],
      ['worst below 1', { worstRating: 0 }, 'rating-scale'],
      ['a value above best', { ratingValue: 6 }, 'rating-scale'],
      ['a value below worst', { ratingValue: 0 }, 'rating-scale'],
      ['a value that is no number', { ratingValue: 'high' }, 'rating-scale'],
      ['only one of the three numbers', { bestRating: undefined, worstRating: undefined }, 'rating-scale'],
      ['false at the top', { alternateName: 'False', ratingValue: 5 }, 'rating-reversed'],
      ['mostly false above the middle', { ratingValue: 4 }, 'rating-reversed'],
      ['the sample on schema.org', { alternateName: 'True', ratingValue: 1, bestRating: 6 }, 'rating-reversed'],
    ])('refuses %s', (_what, changes, rule) => {
      expect(found(rated(changes))).toContain(`error ${rule}`);
    });

    it('accepts decimal text for numbers and prefers whole ones', () => {
      const text = rated({ ratingValue: '2', bestRating: '5', worstRating: '1' });
      expect(found(text).filter((item) => item.startsWith('error'))).toEqual([]);
      expect(found(rated({ ratingValue: 2.5 }))).toEqual(['warning rating-scale']);
    });

    it('compares with the report and with the scheme', () => {
      expect(found(rated({ ratingValue: 1 }), { report: reportFixture() })).toEqual(['error rating-scale']);
      expect(found(rated({ ratingValue: 1 }), { scheme: SCHEME })).toEqual(['error rating-scale']);
      expect(found(rated({ alternateName: 'Dubious' }), { report: reportFixture() })).toEqual(['error rating-scale']);
    });
  });

  describe('rule 2: a label off the scale has no number', () => {
    const report = reportFixture({ rating: OFF_SCALE_RATING });
    it.each(['ratingValue', 'bestRating', 'worstRating'])('refuses %s', (name) => {
      const review = toClaimReview(report);
      const numbered = { ...review, reviewRating: { ...review.reviewRating, [name]: 3 } };
      expect(found(numbered, { report })).toEqual(['error off-scale']);
      expect(found(numbered, { scheme: SCHEME })).toEqual(['error off-scale']);
    });

    it('warns when a label on the scale has none', () => {
      const bare = rated({ ratingValue: undefined, bestRating: undefined, worstRating: undefined });
      expect(found(bare, { report: reportFixture() })).toEqual(['warning rating-scale']);
    });
  });

  describe('rule 3: the address is on this site', () => {
    it.each([
      ['another host', 'https://evil.example/reports/12'],
      ['a subdomain', 'https://a.checks.example.org/reports/12'],
      ['a host that begins alike', 'https://checks.example.org.evil.example/reports/12'],
      ['plain http', 'http://checks.example.org/reports/12'],
      ['another port', 'https://checks.example.org:8443/reports/12'],
      ['a user name', 'https://checks.example.org@checks.example.org/reports/12'],
      ['a relative address', '/reports/12'],
      ['a script', 'javascript:alert(1)'],
    ])('refuses %s', (_what, url) => {
      expect(found(node({ url }))).toContain('error url');
    });

    it('takes http on a loopback host and ignores the case of the host', () => {
      expect(found(node({ url: 'http://localhost:3000/reports/12' }), { siteHost: 'localhost:3000' })).toEqual([]);
      expect(found(node({ url: 'http://127.0.0.1:3000/r' }), { siteHost: '127.0.0.1:3000' })).toEqual([]);
      expect(found(node({ url: 'http://[::1]:3000/r' }), { siteHost: '[::1]:3000' })).toEqual([]);
      expect(found(node(), { siteHost: 'Checks.Example.ORG' })).toEqual([]);
      expect(found(node({ url: 'http://127.0.0.1.evil.example/' }), { siteHost: '127.0.0.1.evil.example' })).toEqual([
        'error url',
      ]);
    });

    it('wants the permanent address of the report', () => {
      const url = 'https://checks.example.org/short/12';
      expect(found(node({ url }), { report: reportFixture() })).toEqual(['error url']);
    });
  });

  describe('rule 4: the claim is short and names no rating', () => {
    it.each<[number, string[]]>([
      [75, []],
      [76, ['warning claim-length']],
      [200, ['warning claim-length']],
      [201, ['error claim-length']],
    ])('counts %i characters', (length, expected) => {
      expect(found(node({ claimReviewed: '🌳'.repeat(length) }))).toEqual(expected);
    });

    it.each([
      'Mostly false: the city planted trees',
      'MOSTLY FALSE - the city planted trees',
      '[Mostly false] The city planted trees',
      'The city planted trees (mostly false)',
      'The city planted trees – Mostly false.',
      'Mostly false',
    ])('refuses %p', (claimReviewed) => {
      expect(found(node({ claimReviewed }))).toEqual(['error claim-names-rating']);
    });

    it('asks a person when the words may be the claim’s own', () => {
      const claimReviewed = 'The mayor called the report mostly false at a meeting';
      expect(found(node({ claimReviewed }))).toEqual(['warning claim-names-rating']);
      expect(found(node({ claimReviewed: 'The true cost was higher' }), { scheme: SCHEME })).toEqual([
        'warning claim-names-rating',
      ]);
      expect(found(node({ claimReviewed: 'Untruer words and falsehoods' }), { scheme: SCHEME })).toEqual([]);
    });

    it('takes a label with special characters for text, not for a pattern', () => {
      const odd = rated({ alternateName: '(a+)+$ [', name: '(a+)+$ [' });
      expect(found({ ...odd, claimReviewed: 'a'.repeat(60) })).toEqual([]);
    });

    it.each(['Half-true', '=1+1', 'Isn’t so', 'True, but …', '100 % false', '🌳'])(
      'finds the label %s in the claim, whatever characters it has',
      (name) => {
        const odd = rated({ alternateName: name, name });
        expect(found({ ...odd, claimReviewed: 'The city planted 4,000 trees' })).toEqual([]);
        expect(found({ ...odd, claimReviewed: `${name}: the city planted 4,000 trees` })).toContain(
          'error claim-names-rating',
        );
      },
    );

    it('warns about characters that turn the text round', () => {
      expect(found(node({ claimReviewed: 'The city \u202Edetnalp trees' }))).toEqual(['warning hidden-characters']);
    });
  });

  describe('rule 5: sameAs is the claimant, not the page', () => {
    it.each([
      'https://paper.example.com/green-streets',
      'http://paper.example.com/green-streets/#top',
      'https://radio.example.net/talk',
    ])('refuses %s', (sameAs) => {
      expect(found(about({ author: { '@type': 'Person', name: 'Ada', sameAs } }))).toEqual(['error claimant-is-page']);
    });

    it('sees through lists and plain addresses', () => {
      const author = [{ '@type': 'Person', name: 'Ada', sameAs: ['https://w.example/Q1', 'https://x.example/post/1'] }];
      expect(found(about({ author, appearance: 'https://x.example/post/1' }))).toContain('error claimant-is-page');
    });
  });

  describe('rule 6: no retracted, stale or replaced verdict', () => {
    const gone: [string, Partial<VerdictReport>][] = [
      ['retracted', { state: 'RETRACTED', retracted: true }],
      ['stale', { stale: true, staleSince: '2026-03-06T00:00:00.000Z' }],
      ['superseded', { state: 'SUPERSEDED', supersededBy: 2 }],
    ];
    it.each(gone)('refuses a %s report on its page and in a feed', (word, changes) => {
      const report = reportFixture(changes);
      const [first] = validateClaimReview(toClaimReview(report), { ...SITE, report });
      expect(first).toMatchObject({ level: 'error', rule: 'not-current' });
      expect(first?.message).toContain(word);
      const feed = toDataFeed([reportFixture()], CONTEXT);
      expect(found(feed, { reports: [report] })).toEqual(['error not-current']);
      expect(found(feed, { reports: [reportFixture({ verdictVersion: 2 }), report] })).toEqual([]);
    });
  });

  describe('rule 7: dates', () => {
    it.each([
      ['a date that does not exist', { datePublished: '2026-02-30' }],
      ['a local date', { datePublished: '04.03.2026' }],
      ['a time without zone', { dateModified: '2026-03-05T09:00:00' }],
      ['a number', { datePublished: 20260304 as unknown as string }],
      ['a change before publication', { dateModified: '2026-03-01T00:00:00Z' }],
      ['a claim made after its review', { datePublished: '2026-02-01' }],
    ])('refuses %s', (_what, changes) => {
      expect(found(node(changes))).toContain('error dates');
    });

    it('lets a claim of the same day east of the date line pass', () => {
      expect(found({ ...about({ datePublished: '2026-03-05' }), datePublished: '2026-03-04T20:00:00Z' })).toEqual([]);
    });
  });

  describe('rule 8: one review per page or an anchor for each', () => {
    const page = 'https://checks.example.org/reports/12';
    it('refuses several reviews of a page without anchors of their own', () => {
      expect(found([node({ url: page }), node()])).toEqual(['error anchors']);
      expect(found([node(), node()])).toEqual(['error anchors']);
      expect(found({ '@context': 'https://schema.org', '@graph': [node(), node()] })).toEqual(['error anchors']);
    });

    it('takes several with anchors, and one without', () => {
      expect(found([node({ url: `${page}#a` }), node({ url: `${page}#b` })])).toEqual([]);
      expect(found(node({ url: page }))).toEqual([]);
    });
  });

  describe('rule 9: safe inside a script element', () => {
    it('refuses text that is not escaped', () => {
      const review = node({ claimReviewed: '</script><script>alert(1)</script>' });
      expect(found(JSON.stringify(review))).toContain('error script-unsafe');
      expect(found(scriptSafeJson(review))).toEqual([]);
      expect(found('{"a":"\u2028"}')).toContain('error script-unsafe');
    });
  });

  describe('rule 10: nothing lost on the way to the Fact Check Tools API', () => {
    it('warns about shapes the mapping does not carry', () => {
      const author = { '@type': 'Person', name: 'Ada', sameAs: ['https://a.example', 'https://b.example'] };
      expect(found(about({ author }))).toEqual(['warning pages-mapping']);
    });
  });

  describe('who gives the markup out, and on which terms', () => {
    const wrong: [string, object, string][] = [
      ['a publisher without a name', { sdPublisher: { '@type': 'Organization' } }, 'error terms'],
      ['a publisher that is text', { sdPublisher: 'Example Checks' }, 'error terms'],
      ['a licence in the clear', { sdLicense: 'http://creativecommons.org/licenses/by/4.0/' }, 'error terms'],
      ['a licence that is no address', { sdLicense: 'CC BY 4.0' }, 'error terms'],
      ['a script for a licence', { sdLicense: 'javascript:alert(1)' }, 'error terms'],
      ['a day that does not exist', { sdDatePublished: '2026-02-30' }, 'error dates'],
      ['a number for a day', { sdDatePublished: 20260304 }, 'error dates'],
    ];
    it.each(wrong)('refuses %s, of a review and of a feed', (_what, changes, expected) => {
      expect(found({ ...node(), ...changes })).toEqual([expected]);
      expect(found({ ...toDataFeed([reportFixture()], CONTEXT), ...changes })).toEqual([expected]);
    });

    it('takes markup that says nothing of it, and a licence that is told as a work', () => {
      expect(found(toClaimReview(reportFixture()))).toEqual([]);
      const sdLicense = { '@type': 'CreativeWork', url: 'https://creativecommons.org/licenses/by/4.0/' };
      expect(found({ ...node(), sdLicense })).toEqual([]);
    });
  });

  describe('the document around the reviews', () => {
    it.each<[string, unknown, string[]]>([
      ['text that is no JSON', '{', ['error unreadable']],
      ['nothing', null, ['error type']],
      ['an article', { '@context': 'https://schema.org', '@type': 'Article' }, ['error type']],
      ['another context', { ...node(), '@context': 'https://example.org' }, ['error context']],
      ['no context', { ...node(), '@context': undefined }, ['error context']],
    ])('names the fault of %s', (_what, document, expected) => {
      expect(found(document)).toEqual(expected);
    });

    it('names every field that is missing', () => {
      const bare = { '@context': 'http://schema.org/', '@type': ['ClaimReview'] };
      const findings = validateClaimReview(bare, SITE).filter(({ rule }) => rule === 'required');
      expect(findings.map(({ message }) => message)).toEqual([
        'claimReviewed is missing.',
        'url is missing.',
        'reviewRating is missing.',
        'reviewRating.alternateName is missing.',
      ]);
    });

    it('checks a feed element by element and says where', () => {
      const feed = { ...toDataFeed([reportFixture()], CONTEXT), dateModified: 'yesterday' };
      const broken = { ...feed, dataFeedElement: [...feed.dataFeedElement, { url: 'x', item: [] }] };
      expect(validateClaimReview(broken, SITE).map(({ rule, at }) => [rule, at])).toEqual([
        ['dates', ''],
        ['feed', 'dataFeedElement[1]'],
      ]);
    });
  });

  it.each(HOSTILE_TEXTS.map((text) => [JSON.stringify(text.slice(0, 30)), text]))('survives %s', (_name, text) => {
    const report = hostileReport(text);
    expect(() => validateClaimReview(toClaimReview(report), { ...SITE, report })).not.toThrow();
    expect(() => validateClaimReview(text, SITE)).not.toThrow();
  });

  it('never throws, whatever it is given', () => {
    const members = fc.dictionary(
      fc.constantFrom('@type', '@graph', '@context', 'url', 'reviewRating', 'itemReviewed', 'author', 'sameAs', 'item'),
      fc.anything(),
    );
    const nearly = members.map((extra) => ({ ...node(), ...extra }));
    fc.assert(
      fc.property(fc.oneof(fc.anything(), nearly, fc.array(nearly)), fc.string(), (value, siteHost) => {
        expect(Array.isArray(validateClaimReview(value, { siteHost }))).toBe(true);
      }),
      { numRuns: 500 },
    );
    const hostile = new Proxy(
      {},
      {
        get: () => {
          throw new Error('no');
        },
      },
    );
    expect(found(hostile)).toEqual(['error unreadable']);
  });
});
