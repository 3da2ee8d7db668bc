import { z } from 'zod';
import { AppError, type FieldFault } from '../common/app-error.js';
import { claimReviewRating, mappingFaults } from './claim-review-mapping.js';
import { customField, customFieldFaults } from './custom-fields.js';
import { languageTag, schemeTranslation, translationFaults } from './scheme-translations.js';

/** One answer a rater may give. Labels with a number are on the scale; labels without one are not graded at all. */
export const ratingLabel = z
  .strictObject({
    key: z
      .string()
      .max(40)
      .regex(/^[A-Z][A-Z0-9]*(_[A-Z0-9]+)*$/, 'Write the key in capitals with underscores, such as MOSTLY_TRUE.')
      .describe('Stable name in capitals with underscores; stored with ratings, never shown to readers.'),
    name: z.string().trim().min(1).max(60).describe('What readers see.'),
    definition: z.string().trim().min(1).max(2000).describe('When this label applies. Published with the scheme.'),
    ordinal: z.int().nullable().describe('Place on the scale (higher is truer); null when the label is off the scale.'),
    color: z
      .string()
      .regex(/^#[0-9a-fA-F]{6}$/, 'Write the colour as #rrggbb.')
      .describe('Background colour as #rrggbb; never the only sign of the label.'),
    claimReview: claimReviewRating.optional(),
    reviewAfterDays: z
      .int()
      .min(1)
      .max(3650)
      .optional()
      .describe('Days after publication when a verdict with this label should be looked at again. Left out: never.'),
    requiresEvidence: z.boolean().describe('Whether a rating with this label needs a rationale and evidence.'),
  })
  .meta({ id: 'RatingLabel' });
export type RatingLabel = z.infer<typeof ratingLabel>;

/**
 * A version of a rating scheme. It is data, versioned and published with its definitions (`b.12` of the workflow
 * design). The direction is fixed: in ClaimReview a value nearer `bestRating` has to mean nearer the truth.
 */
export const ratingSchemeContent = z
  .strictObject({
    key: z
      .string()
      .max(60)
      .regex(/^[a-z0-9]+(-[a-z0-9]+)*$/, 'Write the key in small letters, digits and hyphens.')
      .describe('Stable name of the scheme, the same for all its versions.'),
    name: z.string().trim().min(1).max(120).describe('What people see.'),
    language: languageTag.describe('Language of the names and definitions (BCP 47).'),
    direction: z.literal('HIGH_IS_TRUE').describe('Always HIGH_IS_TRUE: the highest number is the truest label.'),
    min: z.int().describe('Number of the least true end (ClaimReview `worstRating`), at least 1.'),
    max: z.int().describe('Number of the truest end (ClaimReview `bestRating`), above `min`.'),
    labels: z.array(ratingLabel).min(1).max(40).describe('Truest first; labels off the scale anywhere.'),
    fields: z.array(customField).max(20).optional().describe('What raters are asked beside the label.'),
    translations: z
      .array(schemeTranslation)
      .max(40)
      .optional()
      .describe('Names and definitions in further languages. Reports in these languages use them.'),
  })
  .meta({ id: 'RatingSchemeContent' });
export type RatingSchemeContent = z.infer<typeof ratingSchemeContent>;

/** Keys whose meaning is the same in every scheme that uses them, truest first: they give a reversed scale away. */
const WELL_KNOWN_TRUEST_FIRST = ['TRUE', 'MOSTLY_TRUE', 'MOSTLY_FALSE', 'FALSE'];

/** Keys that say nothing of how true a claim is: a number with one of them would be read as "false" or "half true". */
const WELL_KNOWN_OFF_SCALE = [
  'UNVERIFIABLE',
  'UNPROVEN',
  'NOT_CHECKABLE',
  'OUTDATED',
  'SATIRE',
  'OPINION',
  'PREDICTION',
];

type OnScale = RatingLabel & { ordinal: number };

/**
 * Checks a scheme before it is stored and returns it parsed.
 * Throws AppError SCHEME_INVALID whose `details.faults` lists every fault at once, so that the author needs one pass.
 */
export function checkScheme(content: unknown): RatingSchemeContent {
  const parsed = ratingSchemeContent.safeParse(content);
  const faults = parsed.success
    ? [
        ...scaleFaults(parsed.data),
        ...orderFaults(parsed.data),
        ...duplicateFaults(parsed.data),
        ...mappingFaults(parsed.data),
        ...partFaults(parsed.data),
      ]
    : parsed.error.issues.map(({ path, message }) => ({ path: path.join('.'), message }));
  if (parsed.success && faults.length === 0) return parsed.data;
  const list = faults.map(({ path, message }) => (path === '' ? message : `${path}: ${message}`)).join(' ');
  throw new AppError('SCHEME_INVALID', `This rating scheme cannot be used. ${list}`, { faults });
}

/**
 * The label with this key.
 * Throws AppError LABEL_NOT_IN_SCHEME naming the keys that are allowed (also in `details.allowed`).
 */
export function labelOf(content: RatingSchemeContent, key: string): RatingLabel {
  const label = content.labels.find((candidate) => candidate.key === key);
  if (label !== undefined) return label;
  const allowed = content.labels.map((candidate) => candidate.key);
  throw new AppError(
    'LABEL_NOT_IN_SCHEME',
    `The scheme "${content.name}" has no such label. Use one of: ${allowed.join(', ')}.`,
    { allowed },
  );
}

const partFaults = ({ fields = [], translations = [], ...scheme }: RatingSchemeContent): FieldFault[] => [
  ...customFieldFaults(fields),
  ...translationFaults(translations, scheme),
];

function onScale(content: RatingSchemeContent): OnScale[] {
  return content.labels.filter((label): label is OnScale => label.ordinal !== null);
}

function scaleFaults({ min, max, labels, ...rest }: RatingSchemeContent): FieldFault[] {
  const faults: FieldFault[] = [];
  if (max <= min) faults.push({ path: 'max', message: `The truest number (${max}) must be above the least (${min}).` });
  if (min < 1) faults.push({ path: 'min', message: 'The least true number must be at least 1.' });
  if (onScale({ min, max, labels, ...rest }).length < 2) {
    faults.push({ path: 'labels', message: 'At least two labels need a number; otherwise there is no scale.' });
  }
  labels.forEach(({ key, ordinal }, index) => {
    if (ordinal !== null && WELL_KNOWN_OFF_SCALE.includes(key)) {
      faults.push({ path: `labels.${index}.ordinal`, message: `${key} is off the scale: leave its number null.` });
    }
    if (ordinal === null || (ordinal >= min && ordinal <= max)) return;
    faults.push({ path: `labels.${index}.ordinal`, message: `${key} has ${ordinal}, outside ${min} to ${max}.` });
  });
  return faults;
}

/** Labels are listed truest first, so their numbers must fall; rising numbers are the classic reversed scale. */
function orderFaults(content: RatingSchemeContent): FieldFault[] {
  const labels = onScale(content);
  const fault = (message: string): FieldFault[] => [{ path: 'labels', message }];
  const ordinals = labels.map(({ ordinal }) => ordinal);
  if (new Set(ordinals).size < ordinals.length) return fault('Two labels have the same number.');
  const falls = ordinals.every((value, index) => value < (ordinals[index - 1] ?? Infinity));
  const rises = ordinals.every((value, index) => value > (ordinals[index - 1] ?? -Infinity));
  if (!falls && rises) return fault('The scale is reversed: list the truest label first and give it the top number.');
  if (!falls) return fault('The numbers must fall from the first label (the truest) to the last.');
  const known = WELL_KNOWN_TRUEST_FIRST.flatMap((key) => labels.find((label) => wellKnownKey(label) === key) ?? []);
  const wrong = known.findIndex((label, index) => label.ordinal > (known[index - 1]?.ordinal ?? Infinity));
  if (wrong === -1) return [];
  return fault(`The scale is reversed: "${known[wrong]?.name}" stands above "${known[wrong - 1]?.name}".`);
}

/** The key, or the name written like one: an author may call TRUE "A" and still name it "True". */
function wellKnownKey({ key, name }: RatingLabel): string {
  if (WELL_KNOWN_TRUEST_FIRST.includes(key)) return key;
  return name
    .trim()
    .toUpperCase()
    .replace(/[\s-]+/g, '_');
}

function duplicateFaults({ labels }: RatingSchemeContent): FieldFault[] {
  const faults: FieldFault[] = [];
  const keys = new Set<string>();
  const names = new Set<string>();
  labels.forEach((label, index) => {
    // readers tell labels apart by name, so case and Unicode form make no difference
    const name = label.name.normalize('NFKC').toLowerCase();
    if (keys.has(label.key)) faults.push({ path: `labels.${index}.key`, message: `${label.key} is used twice.` });
    if (names.has(name)) faults.push({ path: `labels.${index}.name`, message: `"${label.name}" is used twice.` });
    keys.add(label.key);
    names.add(name);
  });
  return faults;
}
