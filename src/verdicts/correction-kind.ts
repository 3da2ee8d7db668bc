import type { CorrectionDifference } from './correction-difference.js';
import type { CorrectionKind } from './correction.entity.js';

/** The kinds a person may give; RETRACTION is an act of its own. */
export type GivenKind = Exclude<CorrectionKind, 'RETRACTION'>;

/**
 * The kind that a difference has of itself. UPDATE never follows from the texts: that something new became known has
 * to be said.
 */
export function kindOf({ conclusionChanges, onlySpelling }: CorrectionDifference): GivenKind {
  if (conclusionChanges) return 'CORRECTION';
  return onlySpelling ? 'TYPO' : 'CLARIFICATION';
}

/**
 * Why this kind does not fit the difference it makes; null when it does. What changes the conclusion is called a
 * CORRECTION (or an UPDATE, when something new became known): no euphemisms (docs/workflow.md, "Corrections").
 */
export function correctionKindFault(kind: GivenKind, difference: CorrectionDifference): string | null {
  if (difference.fields.length === 0) return 'This changes nothing: give at least one field a new value.';
  if (difference.labelChanges && kind !== 'CORRECTION') {
    return `The label changes, so this is a CORRECTION, not ${kind}: a second person has to approve it.`;
  }
  if (kind === 'TYPO' && difference.meaningChanges) {
    return 'This changes what the text states (a number, name, date, negation or the like), so it is no TYPO.';
  }
  if (kind === 'CLARIFICATION' && difference.conclusionChanges) {
    return 'The summary now states something else, so this is a CORRECTION or an UPDATE, not a CLARIFICATION.';
  }
  return null;
}

/** Whether a second person has to approve it: the conclusion changes, or is taken back. */
export const needsSecondPerson = (kind: CorrectionKind, conclusionChanges: boolean): boolean =>
  kind === 'CORRECTION' || kind === 'RETRACTION' || conclusionChanges;
