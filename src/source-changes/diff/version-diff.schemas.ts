import { z } from 'zod';

const versionNumber = z.coerce.number('must be a version number').int().min(1).max(2_147_483_647);

export const diffParams = z.object({
  id: z.uuid('is not an id: ids are UUIDs'),
  n: versionNumber.describe('The version to compare from; it may be the newer one.'),
  m: versionNumber.describe('The version to compare with.'),
});
export type DiffParams = z.infer<typeof diffParams>;

const span = z.object({ start: z.int(), end: z.int() }).describe('UTF-16 code units of the text of that version.');

const wordChange = z.object({
  kind: z.enum(['same', 'removed', 'added']),
  old: span.nullable(),
  new: span.nullable(),
});

const blockChange = z.object({
  kind: z.enum(['same', 'moved', 'edited', 'added', 'removed']),
  old: span.nullable(),
  new: span.nullable(),
  words: z.array(wordChange).optional().describe('Of an edited block: what stayed, went and came.'),
});

const place = z.object({ state: z.string(), start: z.int().nullable(), end: z.int().nullable() });

const comparedClaim = z.object({
  claimId: z.uuid(),
  statement: z.string(),
  old: place.nullable().describe('Null where the claim was not there yet.'),
  new: place.nullable(),
  reason: z.string().nullable().describe('Why its place in the second version is said to be so.'),
});

/** `GET /documents/:id/versions/:n/diff/:m`. */
export const versionDiff = z
  .object({
    documentId: z.uuid(),
    from: z.int(),
    to: z.int(),
    outcome: z
      .enum(['IDENTICAL', 'CHANGED', 'UNRELATED'])
      .describe('IDENTICAL: no block differs. UNRELATED: no block has anything in common with one of the other text.'),
    counts: z.object({
      same: z.int(),
      moved: z.int(),
      edited: z.int(),
      added: z.int(),
      removed: z.int(),
      wordsAdded: z.int(),
      wordsRemoved: z.int(),
    }),
    blocks: z.array(blockChange).describe('In the order of the second text; what was removed stands where it was.'),
    claims: z
      .array(comparedClaim)
      .nullable()
      .describe('Where each claim stands, without those you see only as their rater; null for those who only rate.'),
  })
  .meta({ id: 'DocumentVersionDiff' });
export type VersionDiff = z.infer<typeof versionDiff>;
export type ComparedClaimView = z.infer<typeof comparedClaim>;
