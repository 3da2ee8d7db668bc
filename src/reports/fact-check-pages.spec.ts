import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { toClaimReview } from './claim-review.js';
import { claimReview, type ClaimReview } from './claim-review.schemas.js';
import { factCheckPage, fromFactCheckPage, toFactCheckPage, type FactCheckPage } from './fact-check-pages.js';
import {
  HOSTILE_TEXTS,
  OFF_SCALE_RATING,
  hostileReport,
  reportFixture,
} from '../../test/support/verdict-report.fixture.js';

/** The fields the API has a place for; the rest is listed in the comment of `toFactCheckPage`. */
function mapped({ url, claimReviewed, datePublished, author, reviewRating, itemReviewed }: ClaimReview) {
  const { author: claimant, name, datePublished: made, firstAppearance, appearance } = itemReviewed;
  const who = claimant && {
    name: claimant.name,
    sameAs: claimant.sameAs,
    jobTitle: claimant.jobTitle,
    image: claimant.image,
  };
  return {
    page: { url, claimReviewed, datePublished, author: [author.name, author.image] },
    rating: reviewRating,
    claim: { who, name, made, firstAppearance, appearance },
  };
}

const text = fc.string({ minLength: 1, unit: 'grapheme' });
const some = <T>(value: fc.Arbitrary<T>) => fc.option(value, { nil: undefined });

const anyPage: fc.Arbitrary<FactCheckPage> = fc
  .record({
    pageUrl: fc.webUrl(),
    publishDate: some(text),
    claimReviewAuthor: fc.record({ name: text, imageUrl: some(text) }),
    claimReviewMarkups: fc.array(
      fc.record({
        anchor: some(fc.uuid()),
        claimReviewed: text,
        claimDate: some(text),
        claimLocation: some(text),
        claimFirstAppearance: some(fc.webUrl()),
        claimAppearances: some(fc.array(fc.webUrl())),
        claimAuthor: some(fc.record({ name: text, jobTitle: some(text), imageUrl: some(text), sameAs: some(text) })),
        rating: fc.record({
          textualRating: text,
          ratingValue: some(fc.integer()),
          bestRating: some(fc.integer()),
          worstRating: some(fc.integer()),
          ratingExplanation: some(text),
          imageUrl: some(text),
        }),
      }),
      { minLength: 1, maxLength: 4 },
    ),
  })
  .map(({ claimReviewMarkups, ...page }) => ({
    ...page,
    claimReviewMarkups: claimReviewMarkups.map(({ anchor, ...markup }) => ({
      url: anchor && `${page.pageUrl}#${anchor}`,
      ...markup,
    })),
  }));

describe('the Fact Check Tools page (rule 10)', () => {
  it('maps a report to the names of the API', () => {
    expect(toFactCheckPage([toClaimReview(reportFixture())])).toEqual({
      pageUrl: 'https://checks.example.org/reports/12',
      publishDate: '2026-03-04T09:00:00.000Z',
      claimReviewAuthor: { name: 'Example Checks' },
      claimReviewMarkups: [
        {
          url: 'https://checks.example.org/reports/12#claim-3f6c2b1e-8d1a-4c55-9f0e-2a7b6c1d4e5f',
          claimReviewed: 'The city planted 4,000 trees last year',
          claimDate: '2026-03-01',
          claimFirstAppearance: 'https://paper.example.com/green-streets',
          claimAppearances: ['https://radio.example.net/talk'],
          claimAuthor: { name: 'Ada Moss', jobTitle: 'Minister', sameAs: 'https://www.wikidata.org/wiki/Q1' },
          rating: {
            textualRating: 'Mostly false',
            ratingValue: 2,
            bestRating: 5,
            worstRating: 1,
            ratingExplanation: 'The register lists 1,150 trees; the larger number counts saplings given to schools.',
          },
        },
      ],
    });
  });

  it.each<[string, ClaimReview]>([
    ['a report on the scale', toClaimReview(reportFixture())],
    ['a label off the scale', toClaimReview(reportFixture({ rating: OFF_SCALE_RATING }))],
    ['a report without claimant', toClaimReview(reportFixture({ claimant: null, madeAt: null }))],
    ...HOSTILE_TEXTS.map((hostile): [string, ClaimReview] => [
      JSON.stringify(hostile.slice(0, 30)),
      toClaimReview(hostileReport(hostile)),
    ]),
  ])('brings %s back without loss', (_what, review) => {
    const [back] = fromFactCheckPage(toFactCheckPage([review]));
    expect(claimReview.parse(back)).toEqual(back);
    expect(back && mapped(back)).toEqual(mapped(review));
  });

  it('brings any page of the API back without loss', () => {
    fc.assert(
      fc.property(anyPage, (page) => {
        const sent = JSON.parse(JSON.stringify(page)) as FactCheckPage;
        expect(factCheckPage.parse(sent)).toEqual(sent);
        expect(toFactCheckPage(fromFactCheckPage(sent))).toEqual(sent);
      }),
    );
  });

  it('carries the name and version the service gave, for an update of the whole page', () => {
    const page = toFactCheckPage([toClaimReview(reportFixture())], { name: 'pages/ab12', versionId: '7' });
    expect(page).toMatchObject({ name: 'pages/ab12', versionId: '7' });
  });

  it('refuses no review at all and reviews of different pages', () => {
    expect(() => toFactCheckPage([])).toThrow(/at least one/);
    const other = reportFixture({ permalink: 'https://checks.example.org/reports/13' });
    expect(() => toFactCheckPage([toClaimReview(reportFixture()), toClaimReview(other)])).toThrow(/one page/);
  });

  it('takes the page address for a markup without one', () => {
    const page = toFactCheckPage([toClaimReview(reportFixture())]);
    const markups = page.claimReviewMarkups.map(({ url: _url, ...rest }) => rest);
    expect(fromFactCheckPage({ ...page, claimReviewMarkups: markups })[0]?.url).toBe(page.pageUrl);
  });
});
