import { describe, expect, it } from '@jest/globals';
import { claimReview, claimReviewFeed } from './claim-review.schemas.js';
import { CONTEXT } from '../../test/support/written.js';
import { claimUrl, toClaimReview, toDataFeed } from './claim-review.js';
import {
  HOSTILE_TEXTS,
  OFF_SCALE_RATING,
  hostileReport,
  reportFixture,
} from '../../test/support/verdict-report.fixture.js';

describe(toClaimReview.name, () => {
  it('maps a report on the scale field by field', () => {
    expect(toClaimReview(reportFixture())).toEqual({
      '@context': 'https://schema.org',
      '@type': 'ClaimReview',
      url: 'https://checks.example.org/reports/12#claim-3f6c2b1e-8d1a-4c55-9f0e-2a7b6c1d4e5f',
      claimReviewed: 'The city planted 4,000 trees last year',
      inLanguage: 'en',
      author: {
        '@type': 'Organization',
        name: 'Example Checks',
        url: 'https://checks.example.org',
        correctionsPolicy: 'https://checks.example.org/corrections',
        publishingPrinciples: 'https://checks.example.org/methodology',
      },
      datePublished: '2026-03-04T09:00:00.000Z',
      dateModified: '2026-03-05T09:00:00.000Z',
      reviewRating: {
        '@type': 'Rating',
        alternateName: 'Mostly false',
        name: 'Mostly false',
        ratingExplanation: 'The register lists 1,150 trees; the larger number counts saplings given to schools.',
        ratingValue: 2,
        bestRating: 5,
        worstRating: 1,
      },
      itemReviewed: {
        '@type': 'Claim',
        text: 'The minister said on 1 March that the city had planted 4,000 trees in the past year.',
        author: {
          '@type': 'Person',
          name: 'Ada Moss',
          sameAs: 'https://www.wikidata.org/wiki/Q1',
          jobTitle: 'Minister',
        },
        datePublished: '2026-03-01',
        firstAppearance: { '@type': 'CreativeWork', url: 'https://paper.example.com/green-streets' },
        appearance: [{ '@type': 'CreativeWork', url: 'https://radio.example.net/talk' }],
        claimInterpreter: { '@type': 'Organization', name: 'Example Checks', url: 'https://checks.example.org' },
      },
      mainEntityOfPage: {
        '@type': 'WebPage',
        url: 'https://checks.example.org/reports/12',
        correction: [
          {
            '@type': 'CorrectionComment',
            text: 'The register was updated. The register lists 1,150 trees.',
            datePublished: '2026-03-05T09:00:00.000Z',
          },
        ],
      },
    });
  });

  it('gives a label off the scale none of the three numbers', () => {
    const { reviewRating } = toClaimReview(reportFixture({ rating: OFF_SCALE_RATING }));
    expect(Object.keys(reviewRating).toSorted()).toEqual(['@type', 'alternateName', 'name', 'ratingExplanation']);
  });

  it('leaves out what is not known instead of writing null', () => {
    const base = reportFixture();
    const bare = toClaimReview({
      ...base,
      claimant: null,
      quote: { ...base.quote, exact: base.statement },
      corrections: [],
      madeAt: null,
      appearances: [],
      document: { ...base.document, url: null },
      organisation: { ...base.organisation, correctionsPolicy: null },
    });
    expect(bare.itemReviewed).toEqual({ '@type': 'Claim', text: base.statement });
    expect(JSON.stringify(bare)).not.toContain('null');
  });

  it('takes the document as the first appearance when no other is known', () => {
    const { itemReviewed } = toClaimReview(reportFixture({ appearances: [] }));
    expect(itemReviewed.firstAppearance?.url).toBe('https://paper.example.com/green-streets');
    expect(itemReviewed.appearance).toBeUndefined();
  });

  it('gives an organisation that made the claim no job title', () => {
    const claimant = { kind: 'ORGANISATION' as const, name: 'Ministry', sameAs: null, jobTitle: 'Minister' };
    expect(toClaimReview(reportFixture({ claimant })).itemReviewed.author).toEqual({
      '@type': 'Organization',
      name: 'Ministry',
    });
  });

  it('puts no script address into a link even when the report was never parsed', () => {
    const script = 'javascript:alert(1)';
    const base = reportFixture();
    const review = toClaimReview({
      ...base,
      appearances: [script],
      document: { ...base.document, url: script },
      organisation: { ...base.organisation, url: script },
      claimant: { kind: 'PERSON', name: 'Ada', sameAs: script, jobTitle: null },
    });
    expect(JSON.stringify(review)).not.toContain('javascript:');
  });

  it.each(HOSTILE_TEXTS.map((text) => [JSON.stringify(text.slice(0, 30)), text]))(
    'carries %s unchanged',
    (_n, text) => {
      const review = toClaimReview(hostileReport(text));
      expect(claimReview.parse(review)).toEqual(review);
      expect(review.claimReviewed).toBe(text);
      expect(review.itemReviewed.author?.name).toBe(text);
      expect(() => new URL(review.url)).not.toThrow();
      expect(review.url).not.toMatch(/[<\s"]/);
    },
  );
});

describe(claimUrl.name, () => {
  it('replaces an anchor the permalink already has', () => {
    expect(claimUrl({ permalink: 'https://a.example/reports/1#top', claimId: 'x' })).toBe(
      'https://a.example/reports/1#claim-x',
    );
  });
});

describe('the terms of the markup', () => {
  const sdPublisher = { '@type': 'Organization', name: 'Example Checks', url: 'https://checks.example.org' };

  it('names who gives it out, the day of its last change, and the licence, in a review and in a feed', () => {
    const { licence } = CONTEXT.publisher;
    const review = toClaimReview(reportFixture(), CONTEXT.publisher);
    expect(review).toMatchObject({ sdPublisher, sdDatePublished: '2026-03-05', sdLicense: licence });
    expect(claimReview.parse(review)).toEqual(review);
    const feed = toDataFeed([], { ...CONTEXT, changedAt: '2026-03-08T01:00:00.000Z' });
    expect(feed).toMatchObject({ sdPublisher, sdDatePublished: '2026-03-08', sdLicense: licence });
  });

  it('names no licence when the organisation has none', () => {
    const publisher = { ...CONTEXT.publisher, licence: null };
    expect(toClaimReview(reportFixture(), publisher)).not.toHaveProperty('sdLicense');
    expect(toDataFeed([], { ...CONTEXT, publisher })).not.toHaveProperty('sdLicense');
  });
});

describe(toDataFeed.name, () => {
  const dateModified = CONTEXT.changedAt;

  it('lists current reports only, in order of their numbers', () => {
    const reports = [
      reportFixture({ number: 7, permalink: 'https://checks.example.org/reports/7' }),
      reportFixture({ number: 3, permalink: 'https://checks.example.org/reports/3' }),
      reportFixture({ number: 4, stale: true, staleSince: dateModified }),
      reportFixture({ number: 5, state: 'SUPERSEDED', supersededBy: 2 }),
      reportFixture({ number: 6, state: 'RETRACTED', retracted: true }),
    ];
    const feed = toDataFeed(reports, CONTEXT);
    expect(feed.dataFeedElement.map(({ url }) => url.split('#')[0])).toEqual([
      'https://checks.example.org/reports/3',
      'https://checks.example.org/reports/7',
    ]);
    expect(JSON.stringify(toDataFeed(reports.toReversed(), CONTEXT))).toBe(JSON.stringify(feed));
  });

  it('wraps each ClaimReview as the first item of its element', () => {
    const report = reportFixture();
    const feed = toDataFeed([report], CONTEXT);
    expect(claimReviewFeed.parse(feed)).toEqual(feed);
    expect(feed).toMatchObject({ '@type': 'DataFeed', '@context': 'https://schema.org', dateModified });
    expect(feed.dataFeedElement[0]).toMatchObject({
      '@type': 'DataFeedItem',
      url: claimUrl(report),
      dateCreated: report.firstPublishedAt,
      dateModified: report.modifiedAt,
      item: [toClaimReview(report, CONTEXT.publisher)],
    });
  });
});
