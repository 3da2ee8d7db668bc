import { AgreementFigures, type Figures, mapFigures } from '../../agreement/agreement-figures.js';
import { type BootstrapOptions, CONFIDENCE, type Interval } from '../../agreement/bootstrap.js';
import type { Coefficient } from '../../agreement/coefficient.js';
import { type Categories, categoriesOf } from './categories.js';
import type { RatingTable } from './rating-table.js';

/** The agreement of a table of ratings; with `--json` as it is printed, in this order of fields. */
export interface AgreementReport extends Figures<Coefficient> {
  /** Units and raters the file names, also those with missing ratings only. */
  units: number;
  /** Ratings that are not missing. */
  ratings: number;
  raters: number;
  /** Only when asked for. */
  bootstrap?: { confidence: number; resamples: number; seed: number; intervals: Figures<Interval> };
}

/** The figures of the ratings, and their intervals when a bootstrap is asked for. */
export function reportOf(
  table: RatingTable,
  bootstrap: BootstrapOptions | null,
): { report: AgreementReport; categories: Categories } {
  const categories = categoriesOf(table.values.all());
  const { count, ofValue, values } = categories;
  const figures = new AgreementFigures(table.patterns(ofValue, count), table.pairs(ofValue, count), values);
  const report: AgreementReport = {
    units: table.units.count,
    ratings: table.ratings,
    raters: table.raters.count,
    ...figures.values(),
  };
  if (bootstrap) {
    report.bootstrap = { confidence: CONFIDENCE, ...bootstrap, intervals: figures.intervals(bootstrap) };
  }
  return { report, categories };
}

const TITLES: Figures<string> = {
  percent: 'Percent agreement',
  krippendorff: {
    nominal: 'Krippendorff alpha, nominal',
    ordinal: 'Krippendorff alpha, ordinal',
    interval: 'Krippendorff alpha, interval',
    ratio: 'Krippendorff alpha, ratio',
  },
  cohen: { unweighted: 'Cohen kappa', linear: 'Cohen kappa, linear', quadratic: 'Cohen kappa, quadratic' },
  fleiss: 'Fleiss kappa',
  gwet: { ac1: 'Gwet AC1', ac2Linear: 'Gwet AC2, linear', ac2Quadratic: 'Gwet AC2, quadratic' },
};

/** Krippendorff's, and only for alpha: the other coefficients have other sizes for the same data. */
const bandOf = (alpha: number): string => {
  if (alpha >= 0.8) return 'at or above .800';
  return alpha >= 0.667 ? 'from .667 to .800' : 'below .667';
};

const NOTE = [
  'Bands .667 and .800 are conventions that Krippendorff proposed for alpha, not laws: below .667 do not draw',
  'conclusions, up to .800 only tentative ones.',
];

/** The report for people, line by line. */
export function reportLines(report: AgreementReport): string[] {
  const alphas = new Set<string>(Object.values(TITLES.krippendorff));
  const values = leaves(report);
  const intervals = report.bootstrap ? leaves(report.bootstrap.intervals) : [];
  const rows = leaves(TITLES).map((title, index) => {
    const value = values[index];
    const band = typeof value === 'number' && alphas.has(title) ? bandOf(value) : '';
    return `${title.padEnd(30)}${cellOf(value).padEnd(22)}${intervalCell(intervals[index]).padEnd(20)}${band}`.trimEnd();
  });
  const { units, ratings, raters, bootstrap } = report;
  const head = `${units} units, ${ratings} ratings, ${raters} raters`;
  const how = bootstrap
    ? [`95 % intervals: bootstrap over units, percentile, ${bootstrap.resamples} resamples, seed ${bootstrap.seed}`]
    : [];
  return [head, '', ...rows, '', ...how, ...NOTE];
}

const cellOf = (value: Coefficient | undefined): string =>
  typeof value === 'number' ? signed(value) : (value?.reason ?? '');

function intervalCell(interval: Interval | undefined): string {
  if (interval === undefined) return '';
  return 'reason' in interval ? `[${interval.reason}]` : `[${signed(interval.low)}, ${signed(interval.high)}]`;
}

/** Without "−0.0000". */
const signed = (value: number): string => value.toFixed(4).replace(/^-(0\.0+)$/, '$1');

/** The leaves, always in the same order. */
function leaves<T>(figures: Figures<T>): T[] {
  const found: T[] = [];
  mapFigures(figures, (leaf) => found.push(leaf));
  return found;
}
