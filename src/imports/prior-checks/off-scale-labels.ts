import type { SchemeScale } from '../../reports/claim-review.rules.js';
import { DEFAULT_SCHEME } from '../../schemes/default-scheme.js';

/** Labels of other desks that say of themselves that they are no point on a scale of truth. */
const OF_OTHERS = ['Unproven', 'Unfounded', 'Research in progress', 'Not enough evidence', 'Unverified', 'No evidence'];

/** Only these: on a scale that is not known, nothing can be said of the labels on it. */
export const OFF_SCALE_LABELS: SchemeScale = {
  min: DEFAULT_SCHEME.min,
  max: DEFAULT_SCHEME.max,
  labels: [
    ...DEFAULT_SCHEME.labels.filter(({ ordinal }) => ordinal === null).map(({ name }) => name),
    ...OF_OTHERS,
  ].map((name) => ({ name, ordinal: null })),
};
