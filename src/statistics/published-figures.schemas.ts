import { z } from 'zod';
import { UNDEFINED_REASONS } from '../agreement/coefficient.js';
import { text } from '../api/text.schema.js';
import { topic } from '../api/topic.schema.js';

/** As many claimants, sources or topics are named; the rest is counted together. */
export const TOP = 10;
/** Of fewer verdicts a month says nothing about how long they take. */
export const MIN_TIMED = 5;

const day = z.iso.date('is no day: write it as YYYY-MM-DD');

export const publishedFiguresQuery = z
  .object({
    from: day.optional().describe('First published on this day (UTC) or later.'),
    to: day.optional().describe('First published on this day (UTC) or earlier.'),
    sourceId: z.uuid('is not an id: ids are UUIDs').optional().describe('Only claims in documents of this source.'),
    topic: topic.optional().describe('Only claims of this topic.'),
    schemeKey: text(60).optional().describe('Only verdicts of this rating scheme.'),
  })
  .refine(({ from, to }) => from === undefined || to === undefined || from <= to, {
    path: ['to'],
    error: 'must not be before `from`',
  });
export type PublishedFilter = z.infer<typeof publishedFiguresQuery>;

const count = z.int().min(0);
const labelCount = z.object({ label: z.string().describe('Key of the label.'), count }).meta({ id: 'LabelCount' });

const group = z
  .object({
    key: z.string().describe('Name of the claimant, id of the source, or topic.'),
    name: z.string(),
    verdicts: count,
    labels: z.array(labelCount),
  })
  .meta({ id: 'PublishedGroup' });
export type PublishedGroup = z.infer<typeof group>;

const breakdown = z
  .object({
    top: z.array(group).describe(`At most ${TOP}, most verdicts first.`),
    rest: z
      .object({ groups: count, verdicts: count, labels: z.array(labelCount) })
      .nullable()
      .describe('All others together; null when there are none.'),
  })
  .meta({ id: 'PublishedBreakdown' });
export type PublishedBreakdown = z.infer<typeof breakdown>;

const coefficient = z.object({
  value: z.number().nullable(),
  reason: z.enum(UNDEFINED_REASONS).nullable().describe('Why there is no value.'),
  low: z.number().nullable().describe('Lower end of the 95 % interval.'),
  high: z.number().nullable(),
});

const agreement = z
  .object({
    schemeVersion: z.int(),
    rounds: count.describe('Published rounds with at least two independent ratings.'),
    onScaleRounds: count.describe('Those of them with at least two ratings on the scale.'),
    ordinalAlpha: coefficient.describe('Krippendorff’s alpha, ordinal, of ratings on the scale.'),
    nominalAlpha: coefficient.describe('Krippendorff’s alpha, nominal, of all labels.'),
  })
  .meta({ id: 'PublishedAgreement' });
export type PublishedAgreement = z.infer<typeof agreement>;

const scheme = z
  .object({
    key: z.string(),
    name: z.string(),
    verdicts: count,
    labels: z
      .array(
        z.object({
          key: z.string(),
          name: z.string(),
          ordinal: z.int().nullable().describe('Higher is truer; null off the scale.'),
          color: z.string().nullable(),
          count,
        }),
      )
      .describe('Every label of the scheme, truest first, then those off the scale.'),
    months: z
      .array(
        z.object({ month: z.string().describe('Of first publication, YYYY-MM (UTC).'), labels: z.array(labelCount) }),
      )
      .describe('Oldest first; months without verdicts are left out.'),
    claimants: breakdown,
    sources: breakdown,
    topics: breakdown.describe('A claim of several topics counts in each of them.'),
    agreement: z.array(agreement).describe('By version of the scheme, newest first.'),
  })
  .meta({ id: 'PublishedScheme' });
export type PublishedScheme = z.infer<typeof scheme>;

const turnaround = z.object({
  month: z.string().describe('Of first publication, YYYY-MM (UTC).'),
  verdicts: count,
  lowerQuartileHours: z.number().nullable(),
  medianHours: z.number().nullable().describe(`Null below ${MIN_TIMED} verdicts.`),
  upperQuartileHours: z.number().nullable(),
});
export type PublishedTurnaround = z.infer<typeof turnaround>;

export const publishedFigures = z
  .object({
    verdicts: count.describe('One for each claim: the verdict published last, unless it was retracted.'),
    notCurrent: count.describe('How many of these are about a source that has changed since, or was not compared yet.'),
    schemes: z.array(scheme),
    turnaround: z.array(turnaround).describe('From the acceptance of the claim to its first publication.'),
  })
  .meta({ id: 'PublishedFigures' });
export type PublishedFigures = z.infer<typeof publishedFigures>;
