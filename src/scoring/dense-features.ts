import { GROUP_NAMES } from './word-group-table.js';
import { ENDING, KIND, MAX_WORDS, type SentenceScan } from './sentence-scan.js';

const KINDS = ['word', 'number', 'money', 'percent', 'year', 'ordinal', 'name', 'numeral'] as const;
const ENDINGS = ['none', 'ed', 'ing', 'ly', 'abstract', 'est', 'er', 's', 'possessive'] as const;

const COUNTED = [
  ...GROUP_NAMES.map((name) => `group-${name}`),
  ...KINDS.slice(1).map((name) => `kind-${name}`),
  ...ENDINGS.slice(1).map((name) => `ending-${name}`),
  'acronym',
];
const SHAPES = [
  'length',
  'length-squared',
  'short',
  'long',
  'word-length',
  'name-share',
  'question',
  'exclamation',
  'figure',
];

/** Names of the dense features, in order: of each thing counted how often and whether at all, then form. */
export const DENSE_NAMES: readonly string[] = [
  ...COUNTED.flatMap((name) => [`${name}-count`, `${name}-present`]),
  ...SHAPES.map((name) => `form-${name}`),
];

const KINDS_AT = GROUP_NAMES.length;
const ENDINGS_AT = KINDS_AT + KINDS.length - 1;
const ACRONYM_AT = ENDINGS_AT + ENDINGS.length - 1;
const SHAPES_AT = COUNTED.length * 2;
const FIGURE_GROUPS = ['numeral', 'magnitude', 'percent'].map((name) => GROUP_NAMES.findIndex((each) => each === name));

/** Beside the hashed features, whose blocks have length 1, these would weigh too much. */
const SCALE = 0.5;

const SHORT = 8;
const LONG = 25;

const LOG1P = Float64Array.from({ length: MAX_WORDS + 1 }, (_, count) => Math.log1p(count));

/** Counts of a scanned sentence as the model sees them. Holds its arrays, like the scan. */
export class DenseFeatures {
  /** One value per name of `DENSE_NAMES`. */
  readonly values = new Float32Array(DENSE_NAMES.length);
  private readonly counts = new Uint16Array(COUNTED.length);

  read(scan: SentenceScan): void {
    this.count(scan);
    const { counts, values } = this;
    for (let i = 0; i < counts.length; i++) {
      const count = counts[i] ?? 0;
      values[2 * i] = (LOG1P[count] ?? 0) * SCALE;
      values[2 * i + 1] = count > 0 ? SCALE : 0;
    }
    this.readForm(scan);
  }

  private count({ count, group, kind, ending, capital }: SentenceScan): void {
    const { counts } = this;
    counts.fill(0);
    for (let i = 0; i < count; i++) {
      const ofGroup = group[i] ?? 0;
      const ofKind = kind[i] ?? KIND.word;
      const ofEnding = ending[i] ?? ENDING.none;
      if (ofGroup > 0) add(counts, ofGroup - 1);
      if (ofKind > 0) add(counts, KINDS_AT + ofKind - 1);
      if (ofEnding > 0) add(counts, ENDINGS_AT + ofEnding - 1);
      if (capital[i] === 2) add(counts, ACRONYM_AT);
    }
  }

  private readForm({ count, letters, isQuestion, isExclamation }: SentenceScan): void {
    const { counts, values } = this;
    const words = Math.max(count, 1);
    const length = Math.log(words);
    let figures = 0;
    for (let kind: number = KIND.number; kind <= KIND.percent; kind++) figures += counts[KINDS_AT + kind - 1] ?? 0;
    for (const at of FIGURE_GROUPS) figures += counts[at] ?? 0;
    const names = counts[KINDS_AT + KIND.name - 1] ?? 0;
    let at = SHAPES_AT;
    values[at++] = length * SCALE;
    values[at++] = ((length * length) / 3) * SCALE;
    values[at++] = words < SHORT ? SCALE : 0;
    values[at++] = words > LONG ? SCALE : 0;
    values[at++] = (letters / words / 3) * SCALE;
    values[at++] = ((5 * names) / words) * SCALE;
    values[at++] = isQuestion ? SCALE : 0;
    values[at++] = isExclamation ? SCALE : 0;
    values[at] = figures > 0 ? SCALE : 0;
  }
}

function add(counts: Uint16Array, at: number): void {
  counts[at] = (counts[at] ?? 0) + 1;
}
