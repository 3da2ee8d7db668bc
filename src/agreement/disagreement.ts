/** With more categories, what looks at every pair of them would take minutes. */
export const MAX_PAIRED_CATEGORIES = 5_000;

/**
 * How much two ratings disagree, summed over many pairs at once. The sums are what coefficients need; some of them have
 * a form that takes one pass over the categories instead of one over all pairs.
 */
export interface Disagreement {
  /**
   * Sum over all ordered pairs of two different ratings, when category `categories[i]` was given `counts[i]` times.
   * Categories rise. Pairs of the same category add nothing, so the same sum serves within a unit and between margins.
   */
  sum(categories: readonly number[], counts: ArrayLike<number>): number;
}

/** Same or not: 0 or 1. */
export const nominal: Disagreement = {
  sum(categories, counts) {
    let total = 0;
    let squares = 0;
    for (let i = 0; i < categories.length; i += 1) {
      const count = counts[i] ?? 0;
      total += count;
      squares += count * count;
    }
    return total * total - squares;
  },
};

/** The squared distance of two categories on a line; `positions[c]` is where category c stands. */
export function squaredDistance(positions: ArrayLike<number>): Disagreement {
  return {
    sum(categories, counts) {
      if (categories.length < 2) return 0;
      let total = 0;
      let moment = 0;
      for (let i = 0; i < categories.length; i += 1) {
        const count = counts[i] ?? 0;
        total += count;
        moment += count * (positions[categories[i] ?? 0] ?? 0);
      }
      if (total === 0) return 0;
      // Around the mean, so that large values far from zero lose no digits.
      const mean = moment / total;
      let spread = 0;
      for (let i = 0; i < categories.length; i += 1) {
        spread += (counts[i] ?? 0) * ((positions[categories[i] ?? 0] ?? 0) - mean) ** 2;
      }
      return 2 * total * spread;
    },
  };
}

/** The distance of two categories on a line; positions rise with the categories. */
export function absoluteDistance(positions: ArrayLike<number>): Disagreement {
  return {
    sum(categories, counts) {
      let below = 0;
      let belowMoment = 0;
      let sum = 0;
      for (let i = 0; i < categories.length; i += 1) {
        const count = counts[i] ?? 0;
        const position = positions[categories[i] ?? 0] ?? 0;
        sum += count * (below * position - belowMoment);
        below += count;
        belowMoment += count * position;
      }
      return 2 * sum;
    },
  };
}

/**
 * Any disagreement of two categories: not negative, the same both ways, 0 for a category with itself. Takes time with
 * the square of the number of categories.
 */
export function pairwise(between: (a: number, b: number) => number): Disagreement {
  return {
    sum(categories, counts) {
      let sum = 0;
      for (let i = 0; i < categories.length; i += 1) {
        for (let j = 0; j < i; j += 1) {
          sum += (counts[i] ?? 0) * (counts[j] ?? 0) * between(categories[i] ?? 0, categories[j] ?? 0);
        }
      }
      return 2 * sum;
    },
  };
}

/** Krippendorff's ratio metric of two values that are not negative: ((a − b) / (a + b))². */
export const ratioOf = (values: readonly number[]): Disagreement =>
  pairwise((a, b) => {
    const [x, y] = [values[a] ?? 0, values[b] ?? 0];
    return x + y === 0 ? 0 : ((x - y) / (x + y)) ** 2;
  });

/** 0, 1, 2, …: the ranks of so many ordered categories. */
export const ranks = (categoryCount: number): number[] => Array.from({ length: categoryCount }, (_, rank) => rank);
