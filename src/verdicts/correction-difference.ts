import { IndexedText } from '../anchoring/source-text.js';
import { Spelling } from '../anchoring/name-facts.js';
import { wordingChange } from '../anchoring/wording-change.js';

/** What a correction may change of a verdict. */
export interface CorrectableText {
  label: string;
  summary: string;
  rationale: string;
  shortStatement: string;
}
const FIELDS = ['label', 'summary', 'rationale', 'shortStatement'] as const;
type Field = (typeof FIELDS)[number];

/** What a correction would make of a verdict. */
export interface CorrectionDifference {
  /** Fields that would say something else than today; empty when the correction changes nothing. */
  fields: readonly Field[];
  labelChanges: boolean;
  /** The label, or what the summary states (a number, name, negation, date …), is another. */
  conclusionChanges: boolean;
  /** As above, for any field. */
  meaningChanges: boolean;
  /** Nothing but the spelling of words differs. */
  onlySpelling: boolean;
}

/** @param language BCP 47 tag of the texts; only for English are words compared, for others the figures. */
export function correctionDifference(
  change: Partial<CorrectableText>,
  current: CorrectableText,
  language: string,
): CorrectionDifference {
  const fields = FIELDS.filter((field) => change[field] !== undefined && change[field] !== current[field]);
  const labelChanges = fields.includes('label');
  const texts = fields
    .filter((field) => field !== 'label')
    .map((field) => ({ field, became: textChange(current[field], change[field] ?? '', language) }));
  const meant = texts.filter(({ became }) => became === 'meaning').map(({ field }) => field);
  return {
    fields,
    labelChanges,
    conclusionChanges: labelChanges || meant.includes('summary'),
    meaningChanges: labelChanges || meant.length > 0,
    onlySpelling: !labelChanges && texts.every(({ became }) => became === 'spelling'),
  };
}

/** The rules that decide whether a claim survived a change of its source decide here as well. */
function textChange(before: string, after: string, language: string): 'spelling' | 'wording' | 'meaning' {
  if (language.toLowerCase().split('-')[0] !== 'en') {
    return figures(before) === figures(after) ? 'wording' : 'meaning';
  }
  const older = indexed(before, language);
  const newer = indexed(after, language);
  if (older.tokens.length === 0 || newer.tokens.length === 0) return 'meaning';
  const whole = (text: IndexedText) => ({ text, range: { from: 0, to: text.tokens.length } });
  const { kind, reason } = wordingChange(whole(older), whole(newer), language, new Spelling([older, newer]));
  if (kind === 'CHANGED') return 'meaning';
  return reason === 'typo' ? 'spelling' : 'wording';
}

const indexed = (text: string, language: string): IndexedText =>
  new IndexedText({ text, blocks: [{ start: 0, end: text.length, kind: 'paragraph' }], language });

const figures = (text: string): string => (text.match(/\d+/g) ?? []).join(' ');
