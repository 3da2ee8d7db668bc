import type { Rules } from '../api/policies';

/** What holds where nobody has said otherwise; as the server fills in what is left out. */
export const BUILT_IN: Rules = {
  k: 2,
  maxExtra: 0,
  onDisagree: 'ADJUDICATE',
  agreement: 'EXACT',
  leaseMinutes: 1440,
  dueDays: null,
  escalateDays: 3,
  allowSelfTake: true,
  strategy: 'LEAST_LOADED',
  maxOpenPerReviewer: 20,
  blind: 'DOUBLE',
  adjudicatorSeesNames: false,
  goldRate: 0,
  goldFeedback: false,
  requireEvidence: true,
  independentSources: 1,
  allowRepeatRater: false,
  onSourceChange: 'NEW_ROUND',
};

export const RULES = Object.keys(BUILT_IN) as (keyof Rules)[];

export type RuleFault =
  | 'medianNeedsThree'
  | 'tiebreakNeedsExtra'
  | 'sourcesNeedEvidence'
  | 'goldNeedsBlind'
  | 'goldNeedsTaking'
  | 'feedbackNeedsGold';

/** Rules that contradict each other; the server refuses the same. */
export function ruleFaults(rules: Rules): RuleFault[] {
  const faults: RuleFault[] = [];
  if (rules.agreement === 'MEDIAN_WITHIN_1' && rules.k < 3) faults.push('medianNeedsThree');
  if (rules.onDisagree === 'TIEBREAK' && rules.maxExtra === 0) faults.push('tiebreakNeedsExtra');
  if (rules.independentSources > 1 && !rules.requireEvidence) faults.push('sourcesNeedEvidence');
  if (rules.goldRate > 0 && rules.blind === 'OPEN') faults.push('goldNeedsBlind');
  if (rules.goldRate > 0 && !rules.allowSelfTake) faults.push('goldNeedsTaking');
  if (rules.goldFeedback && rules.goldRate === 0) faults.push('feedbackNeedsGold');
  return faults;
}

/** Rules that differ, in the order of the form. */
export const changedRules = (before: Rules, after: Rules): (keyof Rules)[] =>
  RULES.filter((rule) => before[rule] !== after[rule]);
