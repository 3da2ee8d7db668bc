import { z } from 'zod';

/** Types a claim can have; in the order in which people read about them. */
export const CLAIM_TYPES = [
  'event',
  'quantity',
  'quote',
  'relation',
  'causal',
  'prediction',
  'opinion',
  'none',
] as const;

/** What a claim is about, decided by its form; `quote` when the point is that somebody said it. */
export type ClaimType = (typeof CLAIM_TYPES)[number];

const DEFAULT_TYPES: ClaimType[] = ['event', 'quantity', 'quote', 'relation', 'causal', 'prediction'];

/**
 * Which of the sentences that could be claims are offered. Nothing here changes how a sentence is judged: it is about
 * selection only (`select-claims.ts`). Fields left out take their defaults.
 */
export const extractionSettings = z
  .strictObject({
    threshold: z.number().min(0).max(1).default(0.5).describe('Least score of a claim, 0 to 1.'),
    minVerifiable: z
      .number()
      .min(0)
      .max(1)
      .default(0)
      .describe('Least value of `verifiable`, 0 to 1: how surely the sentence states something true or false.'),
    maxPer1000Words: z
      .number()
      .positive()
      .max(1000)
      .nullable()
      .default(null)
      .describe('At most so many claims per 1,000 words of a document, rounded up; null for no such limit.'),
    maxClaims: z
      .int()
      .min(1)
      .max(100_000)
      .nullable()
      .default(200)
      .describe('At most so many claims of a document; null for no such limit.'),
    types: z
      .array(z.enum(CLAIM_TYPES))
      .min(1, 'name at least one type')
      .refine((types) => new Set(types).size === types.length, 'names a type twice')
      .default(() => [...DEFAULT_TYPES])
      .describe('Types that are offered.'),
  })
  .meta({ id: 'ExtractionSettings' });

export type ExtractionSettings = z.infer<typeof extractionSettings>;

/** What holds until an administrator decides otherwise. */
export const DEFAULT_EXTRACTION_SETTINGS: ExtractionSettings = extractionSettings.parse({});
