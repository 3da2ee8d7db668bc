import type { VerdictReport } from './verdict-report.schemas.js';

const BLINDNESS: Record<string, string> = {
  DOUBLE: 'raters saw nothing of each other; adjudicators see ratings under pseudonyms',
  SINGLE: 'raters saw nothing of each other; adjudicators see names',
  OPEN: 'whoever had submitted saw what others had submitted',
};

const AGREEMENT: Record<string, string> = {
  EXACT: 'when all chose the same label',
  MEDIAN_WITHIN_1: 'when the labels are at most one step apart',
};

const ON_DISAGREE: Record<string, string> = {
  TIEBREAK: 'another rater was to be asked',
  ADJUDICATE: 'an adjudicator was to settle it',
};

/** Who saw what while it was rated. */
export const blindnessWords = ({ policy }: VerdictReport): string => BLINDNESS[policy.blind] ?? policy.blind;

/** When ratings counted as agreed. */
export const agreementWords = ({ policy }: VerdictReport): string => AGREEMENT[policy.agreement] ?? policy.agreement;

/** What the rules of the round had in store for disagreement. */
export const disagreementWords = ({ policy }: VerdictReport): string =>
  ON_DISAGREE[policy.onDisagree] ?? policy.onDisagree;

/** Who had a part in it: roles, never people. */
export function rolesWords({ raters, decidedBy }: VerdictReport): string {
  const parts = [raters.count === 1 ? 'one rater' : `${raters.count} raters`];
  if (decidedBy.adjudicator) parts.push('an adjudicator');
  if (decidedBy.approver !== null) parts.push(`approved by an ${decidedBy.approver}`.replace(/\ban (?![aeiou])/, 'a '));
  return parts.join(', ');
}
