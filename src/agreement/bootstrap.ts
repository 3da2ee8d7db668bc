import { drawBinomial } from './binomial.js';
import { type Coefficient, type Estimator, type Undefined, undefinedFor } from './coefficient.js';
import { seededRandom } from './seeded-random.js';

/** The percentile interval of a coefficient, or why there is none. */
export type Interval = { low: number; high: number } | Undefined;

export interface BootstrapOptions {
  /** How often to resample, at least `MIN_RESAMPLES`. */
  resamples: number;
  /** The same seed gives the same intervals. */
  seed: number;
}

export const MIN_RESAMPLES = 2_000;
export const CONFIDENCE = 0.95;

/** More would take minutes and, with so many different units, say little. */
const MAX_PATTERNS = 20_000;
const MAX_CATEGORIES = 100;
/** Above this share of resamples without a value the rest is no longer a picture of all. */
const MAX_UNDEFINED = 0.05;

/** Patterns of units (or pairs), how often each occurs, and how many categories there are. */
interface Resampled {
  readonly times: readonly number[];
  readonly categoryCount: number;
}

/**
 * Bootstrap 95 % percentile intervals of coefficients of one table: whole units are drawn with replacement, as many as
 * there are, and all coefficients are computed anew from each draw. Units are drawn as counts of their patterns, from the
 * multinomial distribution, which is the same and takes time with the number of patterns instead of units.
 * UNSTABLE when more than 5 % of the resamples have no value; TOO_FEW_UNITS below two units; TOO_MANY_PATTERNS above
 * 20,000 different units and TOO_MANY_CATEGORIES above 100 categories, because of the time it would take; otherwise the
 * reason of the coefficient itself.
 * @returns the intervals, in the order of the estimators
 */
export function bootstrapIntervals(
  table: Resampled,
  estimators: readonly Estimator[],
  { resamples, seed }: BootstrapOptions,
): Interval[] {
  const units = table.times.reduce((sum, count) => sum + count, 0);
  const refusal = refusalOf(table, units);
  const samples = estimators.map((estimate) => new Sample(estimate, estimate(table.times)));
  if (refusal !== null) return samples.map((sample) => sample.undefinedBy ?? refusal);
  const defined = samples.filter((sample) => sample.undefinedBy === null);
  const random = seededRandom(seed);
  const times = new Float64Array(table.times.length);
  for (let resample = 0; resample < resamples && defined.length > 0; resample += 1) {
    drawTimes(table.times, units, times, random);
    for (const sample of defined) sample.take(times);
  }
  return samples.map((sample) => sample.undefinedBy ?? sample.interval(resamples));
}

/** The values of one coefficient over the resamples. */
class Sample {
  private readonly values: number[] = [];
  /** Why the coefficient has no value to begin with; null when it has one. */
  readonly undefinedBy: Undefined | null;

  constructor(
    private readonly estimate: Estimator,
    estimated: Coefficient,
  ) {
    this.undefinedBy = typeof estimated === 'number' ? null : estimated;
  }

  take(times: Float64Array): void {
    const value = this.estimate(times);
    if (typeof value === 'number') this.values.push(value);
  }

  interval(resamples: number): Interval {
    if (this.values.length < resamples * (1 - MAX_UNDEFINED)) return undefinedFor('UNSTABLE');
    const sorted = Float64Array.from(this.values).sort();
    const outside = (1 - CONFIDENCE) / 2;
    return { low: quantile(sorted, outside), high: quantile(sorted, 1 - outside) };
  }
}

function refusalOf({ times, categoryCount }: Resampled, units: number): Undefined | null {
  if (units < 2) return undefinedFor('TOO_FEW_UNITS');
  if (times.length > MAX_PATTERNS) return undefinedFor('TOO_MANY_PATTERNS');
  return categoryCount > MAX_CATEGORIES ? undefinedFor('TOO_MANY_CATEGORIES') : null;
}

/** `units` draws with replacement, counted by pattern: one binomial draw for each, given what is left for it. */
function drawTimes(times: readonly number[], units: number, into: Float64Array, random: () => number): void {
  let left = units;
  let rest = units;
  for (let i = 0; i < times.length; i += 1) {
    const count = times[i] ?? 0;
    const drawn = drawBinomial(left, count / rest, random);
    into[i] = drawn;
    left -= drawn;
    rest -= count;
  }
}

/** Between the two nearest values, as most statistics programs do it. */
function quantile(sorted: Float64Array, share: number): number {
  const at = share * (sorted.length - 1);
  const low = sorted[Math.floor(at)] ?? 0;
  const high = sorted[Math.ceil(at)] ?? low;
  return low + (high - low) * (at - Math.floor(at));
}
