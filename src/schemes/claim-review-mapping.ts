import { z } from 'zod';
import type { FieldFault } from '../common/app-error.js';

/** What ClaimReview says for a label where it is to be something else than the desk's own name and number. */
export const claimReviewRating = z
  .strictObject({
    name: z.string().trim().min(1).max(60).optional().describe('`alternateName`, such as the wording of a platform.'),
    value: z.int().optional().describe('`ratingValue`; between `min` and `max`, and never for a label off the scale.'),
  })
  .meta({ id: 'ClaimReviewRating' });
export type ClaimReviewRating = z.infer<typeof claimReviewRating>;

interface Mapped {
  key: string;
  ordinal: number | null;
  claimReview?: ClaimReviewRating | undefined;
}

/** The numbers given out must say the same as the desk's own: a truer label never has a lower one. */
export function mappingFaults({
  min,
  max,
  labels,
}: {
  min: number;
  max: number;
  labels: readonly Mapped[];
}): FieldFault[] {
  const faults: FieldFault[] = [];
  let above: { key: string; value: number } | null = null;
  labels.forEach(({ key, ordinal, claimReview }, index) => {
    const path = `labels.${index}.claimReview.value`;
    const value = claimReview?.value ?? ordinal;
    if (ordinal === null) {
      if (claimReview?.value !== undefined)
        faults.push({ path, message: `${key} is off the scale: it has no number in ClaimReview either.` });
      return;
    }
    if (value === null) return;
    if (value < min || value > max) faults.push({ path, message: `${key} has ${value}, outside ${min} to ${max}.` });
    if (above !== null && value > above.value) {
      const message = `The scale is reversed: ${key} (${value}) is less true than ${above.key} (${above.value}).`;
      faults.push({ path, message });
    }
    above = { key, value };
  });
  return faults;
}
