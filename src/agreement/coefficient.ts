/** Why a coefficient has no value. Codes are part of the public interface. */
export const UNDEFINED_REASONS = [
  'NO_OVERLAP',
  'NO_VARIATION',
  'TOO_FEW_UNITS',
  'TWO_RATERS_ONLY',
  'NOT_NUMERIC',
  'NEGATIVE_VALUES',
  'TOO_MANY_CATEGORIES',
  'TOO_MANY_PATTERNS',
  'UNSTABLE',
] as const;
export type UndefinedReason = (typeof UNDEFINED_REASONS)[number];

/** A coefficient that cannot be computed, or may not be shown, and why. */
export interface Undefined {
  value: null;
  reason: UndefinedReason;
}

/** A coefficient: a number, never NaN or infinite, or null with the reason. */
export type Coefficient = number | Undefined;

export const undefinedFor = (reason: UndefinedReason): Undefined => ({ value: null, reason });

/**
 * Computes a coefficient of a table of patterns (units or pairs) when pattern i occurs `times[i]` times. Called with the
 * table's own `times` it gives the estimate, with resampled ones the bootstrap's.
 */
export type Estimator = (times: ArrayLike<number>) => Coefficient;

/** A coefficient that has no value for this reason, whatever the resample. */
export const always =
  (reason: UndefinedReason): Estimator =>
  () =>
    undefinedFor(reason);
