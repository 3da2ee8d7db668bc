import { type Estimator, undefinedFor } from './coefficient.js';
import { absoluteDistance, type Disagreement, nominal, ranks, squaredDistance } from './disagreement.js';
import type { UnitPatterns } from './unit-patterns.js';

/** What Fleiss' kappa and Gwet's coefficients are made of. */
interface Observed {
  /** Mean disagreement of the pairs of a unit, over units with two ratings or more; null without such units. */
  disagreement: number | null;
  /** Share of each category: the mean of its share in each unit with a rating. */
  shares: Float64Array;
}

/** Share of agreeing pairs of ratings within a unit, 0 to 1: the mean over units with two ratings or more. */
export function percentAgreement(table: UnitPatterns): Estimator {
  const observe = observer(table, nominal);
  return (times) => {
    const { disagreement } = observe(times);
    return disagreement === null ? undefinedFor('NO_OVERLAP') : 1 - disagreement;
  };
}

/** Fleiss' kappa in Gwet's form, in which units may have different numbers of ratings. */
export const fleissKappa = (table: UnitPatterns): Estimator =>
  chanceCorrected(table, nominal, (shares) => 1 - shares.reduce((sum, share) => sum + share * share, 0));

/** Gwet's AC1: its expected agreement stays low when nearly all ratings are of one category, where kappas collapse. */
export const gwetAc1 = (table: UnitPatterns): Estimator => weightedAc(table, nominal, table.categoryCount);

/** Gwet's AC2 with weights that fall with the distance in rank: 1 − |i − j| / (q − 1). */
export function gwetAc2Linear(table: UnitPatterns): Estimator {
  const q = table.categoryCount;
  return weightedAc(table, absoluteDistance(scaledRanks(q)), q * q - (q * (q + 1)) / 3);
}

/** Gwet's AC2 with weights that fall with the square of the distance in rank: 1 − ((i − j) / (q − 1))². */
export function gwetAc2Quadratic(table: UnitPatterns): Estimator {
  const q = table.categoryCount;
  return weightedAc(table, squaredDistance(scaledRanks(q)), q * q - (q * q * (q + 1)) / (6 * (q - 1)));
}

const scaledRanks = (q: number): number[] => ranks(q).map((rank) => rank / (q - 1));

/** @param totalWeight sum of the agreement weights of all pairs of categories, q² − their disagreement */
function weightedAc(table: UnitPatterns, disagreement: Disagreement, totalWeight: number): Estimator {
  const q = table.categoryCount;
  return chanceCorrected(table, disagreement, (shares) => {
    const spread = shares.reduce((sum, share) => sum + share * (1 - share), 0);
    return 1 - (totalWeight * spread) / (q * (q - 1));
  });
}

/** 1 − observed / expected disagreement, where what is expected follows from the shares of the categories. */
function chanceCorrected(
  table: UnitPatterns,
  disagreement: Disagreement,
  expectedDisagreement: (shares: Float64Array) => number,
): Estimator {
  const observe = observer(table, disagreement);
  return (times) => {
    const { disagreement: observed, shares } = observe(times);
    if (observed === null) return undefinedFor('NO_OVERLAP');
    if (shares.filter((share) => share > 0).length < 2) return undefinedFor('NO_VARIATION');
    return 1 - observed / expectedDisagreement(shares);
  };
}

function observer({ patterns, categoryCount }: UnitPatterns, metric: Disagreement) {
  const within = Float64Array.from(patterns, ({ categories, counts, size }) =>
    size < 2 ? 0 : metric.sum(categories, counts) / (size * (size - 1)),
  );
  return (times: ArrayLike<number>): Observed => {
    const shares = new Float64Array(categoryCount);
    let units = 0;
    let pairable = 0;
    let disagreement = 0;
    patterns.forEach(({ categories, counts, size }, index) => {
      const count = times[index] ?? 0;
      if (count === 0) return;
      units += count;
      if (size > 1) pairable += count;
      disagreement += count * (within[index] ?? 0);
      for (let i = 0; i < categories.length; i += 1) {
        const category = categories[i] ?? 0;
        shares[category] = (shares[category] ?? 0) + (count * (counts[i] ?? 0)) / size;
      }
    });
    for (let i = 0; i < shares.length; i += 1) shares[i] = (shares[i] ?? 0) / units;
    return { disagreement: pairable === 0 ? null : disagreement / pairable, shares };
  };
}
