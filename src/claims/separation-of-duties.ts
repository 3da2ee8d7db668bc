/** What somebody did, or does, on a claim, as far as it can keep them from another act on it. */
export interface Involvement {
  /** Sees the claim only as its rater, until its verdict is published (view `blind_claim`). */
  ratesNow: boolean;
  /** Holds or held a place in any of its rounds. A place that was declined or revoked does not count. */
  rated: boolean;
  /** Adjudicated any of its rounds. */
  adjudicated: boolean;
  /** Adjudicated this very round before; the conclusion was refused. */
  adjudicatedRound: boolean;
  /** Looked at the ratings of a round before its reveal. */
  unblinded: boolean;
  /** Adjudicated, approved or published on it. */
  decided: boolean;
  choseClaim: boolean;
  openedRound: boolean;
  broughtDocument: boolean;
  /** Asked for the change that is to be decided. */
  requestedChange: boolean;
}
export type Tie = keyof Involvement;

/** Every act on a claim that not everybody with the permission may do. */
export const DUTIES = [
  /** Any act of the desk before the verdict: triage, wording, rounds, places, talk of its state. */
  'desk',
  'rate',
  'adjudicate',
  'approve',
  'refuse',
  'publish',
  'withdraw',
  /** Keep the verdict although the source changed. */
  'keep',
  'correct',
  'retract',
  /** Approve or refuse a correction or retraction. */
  'decideCorrection',
  /** Take back one's own request for a correction. */
  'withdrawCorrection',
  /** Say until when the verdict stands without another look. */
  'setReviewDate',
  /** Answer a reader's complaint. */
  'decideComplaint',
] as const;
export type Duty = (typeof DUTIES)[number];

const RATERS: readonly Tie[] = ['rated', 'ratesNow'];

/** Who is kept from what. In this order the first one that applies is told. */
const BARS: Record<Duty, readonly Tie[]> = {
  desk: ['ratesNow'],
  rate: ['choseClaim', 'openedRound', 'broughtDocument', 'decided', 'unblinded'],
  adjudicate: [...RATERS, 'adjudicatedRound', 'unblinded'],
  approve: [...RATERS, 'adjudicated', 'unblinded'],
  refuse: [...RATERS, 'adjudicated', 'unblinded'],
  publish: RATERS,
  withdraw: RATERS,
  keep: RATERS,
  correct: RATERS,
  retract: RATERS,
  decideCorrection: [...RATERS, 'requestedChange'],
  withdrawCorrection: RATERS,
  setReviewDate: RATERS,
  decideComplaint: [...RATERS, 'adjudicated'],
};

/** What each tie means, said to the person. */
export const BECAUSE: Record<Tie, string> = {
  ratesNow: 'You rate this claim, so somebody else has to take this decision.',
  rated: 'You rated this claim, so somebody else has to take this decision.',
  adjudicated: 'You adjudicated this claim, so a second person has to look at it.',
  adjudicatedRound: 'Your earlier conclusion was refused, so another adjudicator has to settle this.',
  unblinded: 'You looked at the ratings before they were revealed, so somebody else has to judge this claim.',
  decided: 'You decided on this claim, so somebody else has to rate it.',
  choseClaim: 'You chose this claim, so somebody else has to rate it.',
  openedRound: 'You opened this round, so somebody else has to rate in it.',
  broughtDocument: 'You brought in this document, so somebody else has to rate its claims.',
  requestedChange: 'You asked for this correction, so a second person has to decide on it.',
};

/**
 * Separation of duties (docs/workflow.md, "Who may do what"): why somebody with these ties to a claim may not do this
 * on it, the first of which is told; empty means they may. Ties that are not given count as absent. The one rule; every service asks it.
 */
export const barsTo = (duty: Duty, ties: Partial<Involvement>): Tie[] => BARS[duty].filter((tie) => ties[tie] === true);
