import { type BootstrapOptions, bootstrapIntervals, type Interval } from './bootstrap.js';
import { always, type Coefficient, type Estimator } from './coefficient.js';
import { COHEN_WEIGHTS, cohenKappa, RatingPairs } from './cohen.js';
import { fleissKappa, gwetAc1, gwetAc2Linear, gwetAc2Quadratic, percentAgreement } from './gwet.js';
import { intervalAlpha, nominalAlpha, ordinalAlpha, ratioAlpha } from './krippendorff.js';
import type { UnitPatterns } from './unit-patterns.js';

/** Every figure of a table of ratings, in one shape for values, intervals and whatever else there is of each. */
export interface Figures<T> {
  /** Share of agreeing pairs of ratings, 0 to 1. */
  percent: T;
  krippendorff: { nominal: T; ordinal: T; interval: T; ratio: T };
  /** Of two raters only. */
  cohen: { unweighted: T; linear: T; quadratic: T };
  fleiss: T;
  gwet: { ac1: T; ac2Linear: T; ac2Quadratic: T };
}

/** Makes the same shape of other things. */
export function mapFigures<T, U>(
  { percent, krippendorff, cohen, fleiss, gwet }: Figures<T>,
  to: (of: T) => U,
): Figures<U> {
  return {
    percent: to(percent),
    krippendorff: {
      nominal: to(krippendorff.nominal),
      ordinal: to(krippendorff.ordinal),
      interval: to(krippendorff.interval),
      ratio: to(krippendorff.ratio),
    },
    cohen: { unweighted: to(cohen.unweighted), linear: to(cohen.linear), quadratic: to(cohen.quadratic) },
    fleiss: to(fleiss),
    gwet: { ac1: to(gwet.ac1), ac2Linear: to(gwet.ac2Linear), ac2Quadratic: to(gwet.ac2Quadratic) },
  };
}

/** A coefficient and the table it is computed from. */
interface Figure {
  of: 'units' | 'pairs';
  estimate: Estimator;
}

/** All figures of one table of ratings. */
export class AgreementFigures {
  private readonly estimators: Figures<Figure>;
  private readonly pairs: RatingPairs;

  /**
   * @param units the ratings by unit
   * @param pairs the same of the two raters, by who gave them; null when there are not exactly two
   * @param values what the categories stand for, rising; null when they are no numbers, and so in no order
   */
  constructor(
    private readonly units: UnitPatterns,
    pairs: RatingPairs | null,
    values: readonly number[] | null,
  ) {
    this.pairs = pairs ?? new RatingPairs(units.categoryCount);
    const ofUnits = (estimate: Estimator): Figure => ({ of: 'units', estimate });
    const numeric = (make: (values: readonly number[]) => Estimator): Figure =>
      ofUnits(values === null ? always('NOT_NUMERIC') : make(values));
    const cohen = (weights: keyof typeof COHEN_WEIGHTS): Figure => {
      if (pairs === null) return { of: 'pairs', estimate: always('TWO_RATERS_ONLY') };
      const hasOrder = values !== null || weights === 'unweighted';
      return { of: 'pairs', estimate: hasOrder ? cohenKappa(pairs, COHEN_WEIGHTS[weights]) : always('NOT_NUMERIC') };
    };
    this.estimators = {
      percent: ofUnits(percentAgreement(units)),
      krippendorff: {
        nominal: ofUnits(nominalAlpha(units)),
        ordinal: numeric(() => ordinalAlpha(units)),
        interval: numeric((numbers) => intervalAlpha(units, numbers)),
        ratio: numeric((numbers) => ratioAlpha(units, numbers)),
      },
      cohen: { unweighted: cohen('unweighted'), linear: cohen('linear'), quadratic: cohen('quadratic') },
      fleiss: ofUnits(fleissKappa(units)),
      gwet: {
        ac1: ofUnits(gwetAc1(units)),
        ac2Linear: numeric(() => gwetAc2Linear(units)),
        ac2Quadratic: numeric(() => gwetAc2Quadratic(units)),
      },
    };
  }

  values(): Figures<Coefficient> {
    return mapFigures(this.estimators, ({ of, estimate }) => estimate(this.tableOf(of).times));
  }

  /** Bootstrap 95 % intervals: units are resampled for all figures, those that both rated for Cohen's. */
  intervals(options: BootstrapOptions): Figures<Interval> {
    const found = new Map<Figure, Interval>();
    for (const of of ['units', 'pairs'] as const) {
      const figures: Figure[] = [];
      mapFigures(this.estimators, (figure) => figure.of === of && figures.push(figure));
      const estimators = figures.map(({ estimate }) => estimate);
      bootstrapIntervals(this.tableOf(of), estimators, options).forEach((interval, index) => {
        const figure = figures[index];
        if (figure) found.set(figure, interval);
      });
    }
    return mapFigures(this.estimators, (figure) => found.get(figure) ?? { value: null, reason: 'NO_OVERLAP' });
  }

  private tableOf(of: Figure['of']): UnitPatterns | RatingPairs {
    return of === 'units' ? this.units : this.pairs;
  }
}
