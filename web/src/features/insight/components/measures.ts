import type { AgreementGroup } from '../api/insight';

/** The coefficients, in the order in which one looks at them. Cohen's kappa is of a pair alone. */
export const MEASURES = [
  'ordinalAlpha',
  'nominalAlpha',
  'percent',
  'ac1',
  'ac2Quadratic',
  'fleiss',
  'cohen',
] as const satisfies (keyof AgreementGroup)[];
export type Measure = (typeof MEASURES)[number];

/** Where Krippendorff draws lines for alpha; they are conventions, and for alpha only. */
export const ALPHA_MARKS = [0.667, 0.8] as const;
export const isAlpha = (measure: Measure): boolean => measure === 'ordinalAlpha' || measure === 'nominalAlpha';
