import { z } from 'zod';
import { UNDEFINED_REASONS } from '../agreement/coefficient.js';
import { topic } from '../api/topic.schema.js';
import { pageOf, pageQuery } from '../common/page.js';

/** What the figures are broken down by. */
export const AGREEMENT_SCOPES = ['all', 'month', 'source', 'topic', 'language', 'pair'] as const;

const filters = z.object({
  schemeId: z.uuid().optional().describe('Only this version of a rating scheme.'),
  from: z.iso.datetime({ offset: true }).optional().describe('Only rounds revealed at this time or later.'),
  to: z.iso.datetime({ offset: true }).optional().describe('Only rounds revealed before this time.'),
  sourceId: z.uuid().optional().describe('Only claims from documents of this source.'),
  topic: topic.optional().describe('Only claims of this topic.'),
  language: z.string().max(35).optional().describe('Only claims in this language (BCP 47).'),
});
export type AgreementFilter = z.infer<typeof filters>;

export const agreementQuery = filters
  .extend(pageQuery.shape)
  .extend({
    scope: z.enum(AGREEMENT_SCOPES).default('all').describe('What to break the figures down by.'),
    reviewerId: z.uuid().optional().describe('With the scope `pair`, and only there: whose pairs.'),
    seed: z.coerce.number().int().min(0).max(2_147_483_647).default(1).describe('Seed of the bootstrap.'),
  })
  .refine((query) => (query.scope === 'pair') === (query.reviewerId !== undefined), {
    path: ['reviewerId'],
    error: 'is required with the scope `pair` and not allowed with others',
  });
export type AgreementQuery = z.infer<typeof agreementQuery>;

export const reviewersQuery = filters.extend(pageQuery.shape);
export type ReviewersQuery = z.infer<typeof reviewersQuery>;

const figure = z
  .object({
    value: z.number().nullable().describe('Null when it cannot be computed or may not be shown; `reason` says why.'),
    reason: z.enum(UNDEFINED_REASONS).nullable(),
    low: z.number().nullable().describe('Lower end of the 95 % interval; null when there is none.'),
    high: z.number().nullable(),
  })
  .meta({ id: 'AgreementFigure' });
export type AgreementFigure = z.infer<typeof figure>;

const group = z
  .object({
    scheme: z.object({ id: z.uuid(), key: z.string(), name: z.string(), schemeVersion: z.int() }),
    key: z
      .string()
      .describe('Month (`2026-03`), id of the source or of the other reviewer, topic, language; empty for `all`.'),
    name: z.string().nullable().describe('Name of the source or of the other reviewer; null where there is none.'),
    units: z.int().describe('Rounds with at least two ratings.'),
    ratings: z.int().describe('Ratings in them.'),
    offScale: z.int().describe('How many of these have a label without a number. They are missing for `ordinalAlpha`.'),
    onScaleUnits: z.int().describe('Rounds with at least two ratings on the scale.'),
    ordinalAlpha: figure.describe('Krippendorff, ordinal, of the ratings on the scale. The first figure to look at.'),
    nominalAlpha: figure.describe('Krippendorff, nominal, of all labels.'),
    percent: figure.describe('Share of agreeing pairs of ratings, 0 to 1, of all labels. Not corrected for chance.'),
    ac1: figure.describe(
      'Gwet, of all labels: stays high where one label is so common that kappas and alphas collapse.',
    ),
    ac2Quadratic: figure.describe('Gwet, with quadratic weights by rank, of the ratings on the scale.'),
    fleiss: figure.describe('Fleiss’ kappa, of all labels.'),
    cohen: figure.describe('Cohen’s kappa, of all labels; only of a pair.'),
  })
  .meta({ id: 'AgreementGroup' });
export type AgreementGroup = z.infer<typeof group>;

export const agreementPage = pageOf(group, 'AgreementPage');

const share = z
  .object({
    units: z.int().describe('Rounds it is counted over.'),
    ...figure.shape,
  })
  .meta({ id: 'AgreementShare' });

const reviewer = z
  .object({
    reviewerId: z.uuid(),
    name: z.string(),
    withVerdict: share.describe('Share of ratings with the label of the final verdict of their round.'),
    withPeers: share.describe('Mean share of the other raters of a round who chose the same label.'),
  })
  .meta({ id: 'ReviewerAgreement' });
export type ReviewerAgreement = z.infer<typeof reviewer>;

export const reviewersPage = pageOf(reviewer, 'ReviewerAgreementPage');
