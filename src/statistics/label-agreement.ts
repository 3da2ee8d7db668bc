import { type BootstrapOptions, bootstrapIntervals } from '../agreement/bootstrap.js';
import { always, type Estimator, type UndefinedReason } from '../agreement/coefficient.js';
import { COHEN_WEIGHTS, cohenKappa, RatingPairs } from '../agreement/cohen.js';
import { fleissKappa, gwetAc1, gwetAc2Quadratic, percentAgreement } from '../agreement/gwet.js';
import { nominalAlpha, ordinalAlpha } from '../agreement/krippendorff.js';
import { UnitPatterns } from '../agreement/unit-patterns.js';
import type { RatingLabel } from '../schemes/rating-scheme.rules.js';
import type { AgreementFigure, AgreementGroup } from './agreement.schemas.js';

/** Below so many rounds with two ratings a coefficient says more about chance, and about people, than about the desk. */
export const MIN_UNITS = 20;

export const hidden = (reason: UndefinedReason): AgreementFigure => ({ value: null, reason, low: null, high: null });

/** The counts and figures of a group, without what it is called. */
export type LabelFigures = Omit<AgreementGroup, 'scheme' | 'key' | 'name'>;

/**
 * The agreement of rounds rated with one scheme. Of all labels: every label of the scheme is a category, also one that
 * nobody used. Of the scale: ratings without a number are missing.
 * @param labels of the scheme
 * @param patterns labels of a round and how many rounds have them; @param ofPair in the order of the two raters
 */
export function labelAgreement(
  labels: readonly RatingLabel[],
  patterns: readonly { labels: readonly string[]; times: number }[],
  ofPair: boolean,
  bootstrap: BootstrapOptions,
): LabelFigures {
  const nominal = new Map(labels.map(({ key }, index) => [key, index]));
  const onScale = labels
    .filter(({ ordinal }) => ordinal !== null)
    .toSorted((a, b) => (a.ordinal ?? 0) - (b.ordinal ?? 0));
  const ordinal = new Map(onScale.map(({ key }, rank) => [key, rank]));
  const all = new UnitPatterns(nominal.size);
  const scale = new UnitPatterns(ordinal.size);
  const pairs = new RatingPairs(nominal.size);
  for (const { labels: given, times } of patterns) {
    const categories = categoriesIn(nominal, given);
    all.add(categories, times);
    scale.add(categoriesIn(ordinal, given), times);
    const [first, second] = categories;
    if (ofPair && first !== undefined && second !== undefined) pairs.add(first, second, times);
  }
  const [percent, alpha, ac1, fleiss] = figuresOf(
    all,
    [percentAgreement(all), nominalAlpha(all), gwetAc1(all), fleissKappa(all)],
    all.pairableUnits,
    bootstrap,
  );
  const [alphaOfScale, ac2] = figuresOf(
    scale,
    [ordinalAlpha(scale), gwetAc2Quadratic(scale)],
    scale.pairableUnits,
    bootstrap,
  );
  const kappa = ofPair ? cohenKappa(pairs, COHEN_WEIGHTS.unweighted) : always('TWO_RATERS_ONLY');
  const [cohen] = ofPair ? figuresOf(pairs, [kappa], all.pairableUnits, bootstrap) : [hidden('TWO_RATERS_ONLY')];
  const none = hidden('NO_OVERLAP');
  return {
    units: all.pairableUnits,
    ratings: all.ratings,
    offScale: all.ratings - scale.ratings,
    onScaleUnits: scale.pairableUnits,
    ordinalAlpha: alphaOfScale ?? none,
    nominalAlpha: alpha ?? none,
    percent: percent ?? none,
    ac1: ac1 ?? none,
    ac2Quadratic: ac2 ?? none,
    fleiss: fleiss ?? none,
    cohen: cohen ?? none,
  };
}

const categoriesIn = (categoryOf: ReadonlyMap<string, number>, labels: readonly string[]): number[] =>
  labels.map((label) => categoryOf.get(label)).filter((category) => category !== undefined);

function figuresOf(
  table: UnitPatterns | RatingPairs,
  estimators: readonly Estimator[],
  units: number,
  bootstrap: BootstrapOptions,
): AgreementFigure[] {
  if (units < MIN_UNITS) return estimators.map(() => hidden('TOO_FEW_UNITS'));
  const intervals = bootstrapIntervals(table, estimators, bootstrap);
  return estimators.map((estimate, index) => {
    const value = estimate(table.times);
    if (typeof value !== 'number') return hidden(value.reason);
    const interval = intervals[index];
    if (interval === undefined || 'reason' in interval) return { value, reason: null, low: null, high: null };
    return { value, reason: null, ...interval };
  });
}
