import type { Review } from '../assignments/review.entity.js';
import { type CustomField, shownValue } from '../schemes/custom-fields.js';
import type { Provenance } from './verdict.entity.js';

type Said = Pick<Review, 'sourcesWaiver' | 'customFields'>;

/** What the raters said that readers may know: each thing once and by the alphabet, so that nothing tells who said it. */
export function provenanceOf(reviews: readonly Said[], fields: readonly CustomField[]): Provenance {
  return {
    sourcesWaivers: each(reviews.map(({ sourcesWaiver }) => sourcesWaiver?.trim() ?? '')),
    fields: fields
      .filter((field) => field.public)
      .map((field) => ({
        key: field.key,
        name: field.name,
        values: each(reviews.map(({ customFields }) => shownValue(field, customFields[field.key] ?? ''))),
      }))
      .filter(({ values }) => values.length > 0),
  };
}

const each = (said: readonly string[]): string[] => [...new Set(said)].filter((words) => words !== '').toSorted();
