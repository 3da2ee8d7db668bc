import { DENSE_NAMES } from './dense-features.js';

/** `for` the claim or `against` it; a feature whose weight points the other way is no reason that a person would see. */
type Direction = 'for' | 'against';

interface ReasonSource {
  code: string;
  direction: Direction;
  /** Dense features by the stem of their name. */
  features: string;
}

/** Codes are those of the rules (`extraction/claim-score.ts`) where both know the same thing. */
const SOURCES: readonly ReasonSource[] = [
  {
    code: 'number',
    direction: 'for',
    features: 'group-numeral group-magnitude kind-numeral group-amount group-unit kind-number kind-ordinal form-figure',
  },
  { code: 'money', direction: 'for', features: 'group-dollar group-money kind-money' },
  { code: 'percent', direction: 'for', features: 'group-percent kind-percent' },
  { code: 'date', direction: 'for', features: 'group-month group-time kind-year' },
  { code: 'comparison', direction: 'for', features: 'group-more group-most group-than group-multiple' },
  { code: 'change', direction: 'for', features: 'group-rise group-fall' },
  { code: 'law-or-rule', direction: 'for', features: 'group-lawmaking group-law group-court group-tax' },
  { code: 'cause', direction: 'for', features: 'group-cause' },
  {
    code: 'named-actor',
    direction: 'for',
    features: 'group-government group-country group-party group-place kind-name acronym form-name-share',
  },
  { code: 'past-event', direction: 'for', features: 'group-was group-did group-act ending-ed' },
  { code: 'completed-act', direction: 'for', features: 'group-have' },
  { code: 'reported-speech', direction: 'for', features: 'group-speech' },
  {
    code: 'public-matter',
    direction: 'for',
    features:
      'group-economy group-energy group-health group-welfare group-military group-crime group-migration group-education group-election group-people',
  },
  { code: 'opinion', direction: 'against', features: 'group-think group-good group-bad group-ideal' },
  { code: 'wish', direction: 'against', features: 'group-want' },
  { code: 'possibility', direction: 'against', features: 'group-possibility group-hedge group-condition' },
  { code: 'forecast', direction: 'against', features: 'group-will group-later' },
  { code: 'question', direction: 'against', features: 'form-question' },
  { code: 'first-person', direction: 'against', features: 'group-i group-we' },
  { code: 'second-person', direction: 'against', features: 'group-you' },
  { code: 'small-talk', direction: 'against', features: 'group-talk' },
  { code: 'short', direction: 'against', features: 'form-short' },
];

/** Every code there is, for documentation and tests. */
export const REASON_CODES: readonly string[] = SOURCES.map(({ code }) => code);

/** More would not be read. */
const MAX_REASONS = 3;

/** Log odds below which a reason is not worth telling. */
const MIN_WEIGHT = 0.1;

const STEM = /-(?:count|present)$/;
const CODE_OF_FEATURE = Int8Array.from(DENSE_NAMES, (name) =>
  SOURCES.findIndex(({ features }) => features.split(' ').includes(name.replace(STEM, ''))),
);
const SIGN = SOURCES.map(({ direction }) => (direction === 'for' ? 1 : -1));

const sums = new Float64Array(SOURCES.length);

/** Up to three codes of what the dense features speak for or against a sentence, strongest first. */
export function reasonsOf(values: Float32Array, weights: Float64Array): string[] {
  sums.fill(0);
  for (let i = 0; i < values.length; i++) {
    const code = CODE_OF_FEATURE[i] ?? -1;
    if (code >= 0) sums[code] = (sums[code] ?? 0) + (values[i] ?? 0) * (weights[i] ?? 0);
  }
  const reasons: string[] = [];
  while (reasons.length < MAX_REASONS) {
    const best = strongest();
    if (best < 0) break;
    reasons.push(SOURCES[best]?.code ?? '');
    sums[best] = 0;
  }
  return reasons;
}

/** Index of the largest sum that points its code's way, the first of equals; -1 when none is worth telling. */
function strongest(): number {
  let best = -1;
  let most = MIN_WEIGHT;
  for (let i = 0; i < sums.length; i++) {
    const towards = (sums[i] ?? 0) * (SIGN[i] ?? 0);
    if (towards > most) {
      most = towards;
      best = i;
    }
  }
  return best;
}
