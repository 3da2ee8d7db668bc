import type { Edit, Role } from './news-article.js';

/** What came to a claim, as `newsOf` tells it. */
export interface Expected {
  stands: string;
  asked: string;
  verdicts?: string[];
  rounds?: string[];
  work?: string[];
  /** After `source.resolved`. */
  audit?: string[];
  told?: string[];
}

/** Verdicts, rounds and assignments of each role where nothing follows for them. */
const AS_BEFORE: Record<Role, Required<Pick<Expected, 'verdicts' | 'rounds' | 'work'>>> = {
  ready: { verdicts: [], rounds: [], work: [] },
  review: { verdicts: [], rounds: ['OPEN'], work: ['a SUBMITTED', 'b IN_PROGRESS'] },
  dispute: { verdicts: [], rounds: ['COMPLETE'], work: ['a SUBMITTED', 'b SUBMITTED'] },
  decided: {
    verdicts: ['1 PROPOSED UNANIMOUS NEWEST_VERSION'],
    rounds: ['REVEALED'],
    work: ['a SUBMITTED', 'b SUBMITTED'],
  },
  published: {
    verdicts: ['1 PUBLISHED UNANIMOUS NEWEST_VERSION'],
    rounds: ['CLOSED'],
    work: ['a SUBMITTED', 'b SUBMITTED'],
  },
};

const FLAGGED: Pick<Expected, 'verdicts' | 'audit' | 'told'> = {
  verdicts: ['1 PUBLISHED UNANIMOUS NEWEST_VERSION STALE'],
  audit: ['verdict.flagStale PUBLISHED>PUBLISHED'],
  told: ['editor verdict.stale'],
};

/** A round ends and another begins on the new words. */
const restarted = (round: string, claim: string, ended: readonly [string, string]): Expected => ({
  stands: 'IN_REVIEW CURRENT',
  asked: 'nothing',
  rounds: ['VOID', 'OPEN'],
  work: ['a VOID', 'b VOID'],
  audit: [
    `round.void ${round}>VOID`,
    ...ended.map((state) => `assignment.voidRound ${state}>VOID`),
    `claim.voidRound ${claim}>READY`,
    'placement.reattach CHANGED>CURRENT',
    'round.opened',
    'claim.openRound READY>IN_REVIEW',
  ],
  told: ['a round.voided', 'b round.voided', 'editor claim.source_changed'],
});

const ADJUDICATOR = 'adjudicator claim.source_changed';

/** What follows from each state of the source, by how far the desk is: the table of docs/workflow.md, "Staleness". */
const FOLLOWS: Record<string, Record<Role, Expected>> = {
  CURRENT: {
    ready: { stands: 'READY CURRENT', asked: 'nothing' },
    review: { stands: 'IN_REVIEW CURRENT', asked: 'nothing' },
    dispute: { stands: 'NEEDS_ADJUDICATION CURRENT', asked: 'nothing' },
    decided: { stands: 'DECIDED CURRENT', asked: 'nothing current' },
    published: { stands: 'DECIDED CURRENT', asked: 'nothing current' },
  },
  CONTEXT_CHANGED: {
    ready: { stands: 'READY CONTEXT_CHANGED', asked: 'acknowledge' },
    review: { stands: 'IN_REVIEW CONTEXT_CHANGED', asked: 'acknowledge' },
    dispute: { stands: 'NEEDS_ADJUDICATION CONTEXT_CHANGED', asked: 'acknowledge', told: [ADJUDICATOR] },
    decided: { stands: 'DECIDED CONTEXT_CHANGED', asked: 'acknowledge stale', told: ['editor verdict.stale'] },
    published: { stands: 'DECIDED CONTEXT_CHANGED', asked: 'acknowledge stale', ...FLAGGED },
  },
  REWORDED: {
    ready: { stands: 'READY REWORDED', asked: 'acknowledge' },
    review: {
      stands: 'IN_REVIEW REWORDED',
      asked: 'acknowledge',
      work: ['a SUBMITTED confirm', 'b IN_PROGRESS'],
      audit: ['assignment.askConfirmation SUBMITTED>SUBMITTED'],
      told: ['a wording.confirm', 'b wording.confirm'],
    },
    dispute: { stands: 'NEEDS_ADJUDICATION REWORDED', asked: 'acknowledge', told: [ADJUDICATOR] },
    decided: { stands: 'DECIDED REWORDED', asked: 'acknowledge stale', told: ['editor verdict.stale'] },
    published: { stands: 'DECIDED REWORDED', asked: 'acknowledge stale', ...FLAGGED },
  },
  CHANGED: {
    ready: { stands: 'READY CHANGED', asked: 'open-round' },
    review: restarted('OPEN', 'IN_REVIEW', ['SUBMITTED', 'IN_PROGRESS']),
    dispute: restarted('COMPLETE', 'NEEDS_ADJUDICATION', ['SUBMITTED', 'SUBMITTED']),
    decided: { stands: 'DECIDED CHANGED', asked: 'open-round stale', told: ['editor verdict.stale'] },
    published: { stands: 'DECIDED CHANGED', asked: 'open-round stale', ...FLAGGED },
  },
  GONE: {
    ready: { stands: 'READY GONE', asked: 'nothing' },
    review: { stands: 'IN_REVIEW GONE', asked: 'decide-gone', told: ['editor claim.source_changed'] },
    dispute: {
      stands: 'NEEDS_ADJUDICATION GONE',
      asked: 'decide-gone',
      told: [ADJUDICATOR, 'editor claim.source_changed'],
    },
    decided: { stands: 'DECIDED GONE', asked: 'decide-gone stale', told: ['editor verdict.stale'] },
    published: { stands: 'DECIDED GONE', asked: 'decide-gone stale', ...FLAGGED },
  },
};

/** Where a claim stands after each edit, and why. The reason of a neighbour is one of two. */
const PLACE_AFTER: Record<Edit, { state: string; reason: RegExp }> = {
  moved: { state: 'CURRENT', reason: /^$/ },
  typo: { state: 'REWORDED', reason: /^ typo$/ },
  reworded: { state: 'REWORDED', reason: /^ wording$/ },
  number: { state: 'CHANGED', reason: /^ number$/ },
  negation: { state: 'CHANGED', reason: /^ negation$/ },
  quotation: { state: 'CHANGED', reason: /^ quotation$/ },
  context: { state: 'CONTEXT_CHANGED', reason: /^ context: (?:neighbour|taken-back)$/ },
  split: { state: 'CHANGED', reason: /^ split$/ },
  merge: { state: 'CHANGED', reason: /^ merge$/ },
  struck: { state: 'CHANGED', reason: /^ sign$/ },
  notice: { state: 'CHANGED', reason: /^ number$/ },
  removed: { state: 'GONE', reason: /^ not-found$/ },
};

/** What an edit that is made for a claim of this role must bring, in the order of `newsOf`. */
export function expectedNews(edit: Edit, role: Role): (string | RegExp)[] {
  const { state, reason } = PLACE_AFTER[edit];
  const { stands, asked, audit = [], told = [], ...changed } = FOLLOWS[state]![role];
  const { verdicts, rounds, work } = { ...AS_BEFORE[role], ...changed };
  return [
    new RegExp(stands.endsWith('CURRENT') ? `^${stands}$` : `^${stands}${reason.source.slice(1)}`),
    `asked: ${asked}`,
    `verdicts: ${verdicts.join(', ')}`,
    `rounds: ${rounds.join(', ')}`,
    `work: ${work.join(', ')}`,
    `audit: ${[`source.resolved PENDING>${state}`, ...audit].join(', ')}`,
    `told: ${told.join(', ')}`,
  ];
}

/** State, what is asked, audit and notifications, for a step that is not about one edit. */
export interface Outcome {
  stands: string;
  asked: string;
  audit: string[];
  told: string[];
}

/** What comes of the desk's decisions; of no other claim anything. */
export const AFTER_DECISIONS: Readonly<Record<string, Outcome>> = {
  'reworded.review': {
    stands: 'IN_REVIEW REWORDED wording',
    asked: 'acknowledge',
    audit: ['assignment.confirmWording SUBMITTED>SUBMITTED'],
    told: [],
  },
  'reworded.published': {
    stands: 'DECIDED CURRENT',
    asked: 'nothing current',
    audit: [
      'placement.acknowledge REWORDED>CURRENT',
      'verdict.supersede PUBLISHED>SUPERSEDED',
      'verdict.publishCorrection',
    ],
    told: [],
  },
  'number.published': {
    stands: 'IN_REVIEW CURRENT',
    asked: 'nothing stale',
    audit: ['placement.reattach CHANGED>CURRENT', 'round.opened', 'claim.openRound DECIDED>IN_REVIEW'],
    told: [],
  },
  'removed.review': {
    stands: 'IN_REVIEW GONE not-found',
    asked: 'nothing',
    audit: ['round.judgeArchived OPEN>OPEN'],
    told: [],
  },
  'removed.dispute': {
    stands: 'READY GONE not-found',
    asked: 'nothing',
    audit: [
      'round.void COMPLETE>VOID',
      'assignment.voidRound SUBMITTED>VOID',
      'assignment.voidRound SUBMITTED>VOID',
      'claim.voidRound NEEDS_ADJUDICATION>READY',
    ],
    told: ['a round.voided', 'b round.voided'],
  },
  'removed.decided': {
    stands: 'DECIDED GONE not-found',
    asked: 'nothing archived',
    audit: ['verdict.judgeArchived PROPOSED>PROPOSED'],
    told: [],
  },
  'removed.published': {
    stands: 'DECIDED GONE not-found',
    asked: 'nothing archived',
    audit: ['verdict.judgeArchived PUBLISHED>PUBLISHED'],
    told: [],
  },
};

const back = (claim: string, asked: string, audit: string[] = [], told: string[] = []): Outcome => ({
  stands: `${claim} CURRENT`,
  asked,
  audit: ['source.resolved PENDING>CURRENT', ...audit],
  told,
});

const UNFLAGGED = back('DECIDED', 'nothing current', ['verdict.unflagStale PUBLISHED>PUBLISHED']);

/** The round on the new words ends in its turn. */
const restartedAgain = (claim: string, asked = 'nothing'): Outcome => {
  const to =
    claim === 'DECIDED' ? 'claim.voidRoundKeepingVerdict IN_REVIEW>DECIDED' : 'claim.voidRound IN_REVIEW>READY';
  return {
    stands: 'IN_REVIEW CURRENT',
    asked,
    audit: [
      'source.resolved PENDING>CHANGED',
      'round.void OPEN>VOID',
      to,
      'placement.reattach CHANGED>CURRENT',
      'round.opened',
      `claim.openRound ${claim}>IN_REVIEW`,
    ],
    told: ['editor claim.source_changed'],
  };
};

const WORDED_ANEW = new Set<Edit>(['number', 'negation', 'quotation', 'split', 'merge', 'struck', 'notice']);

const AFTER_RETURN: Readonly<Record<string, Outcome>> = {
  'typo.review': back('IN_REVIEW', 'nothing', ['assignment.dropConfirmation SUBMITTED>SUBMITTED']),
  // They confirmed the other words, so they are asked once more.
  'reworded.review': back(
    'IN_REVIEW',
    'nothing',
    ['assignment.askConfirmation SUBMITTED>SUBMITTED'],
    ['a wording.confirm'],
  ),
  'reworded.published': {
    stands: 'DECIDED REWORDED wording',
    asked: 'acknowledge stale',
    audit: ['source.resolved PENDING>REWORDED', 'verdict.flagStale PUBLISHED>PUBLISHED'],
    told: ['editor verdict.stale'],
  },
  'number.dispute': restartedAgain('READY'),
  'number.published': restartedAgain('DECIDED', 'nothing stale'),
  // Two sentences that say what the one said.
  'split.review': {
    stands: 'IN_REVIEW REWORDED wording',
    asked: 'acknowledge',
    audit: ['source.resolved PENDING>REWORDED'],
    told: [],
  },
  'moved.published': back('DECIDED', 'nothing current'),
  'removed.review': back('IN_REVIEW', 'nothing', ['round.endArchived OPEN>OPEN']),
  'removed.dispute': back('READY', 'nothing'),
  'removed.decided': back('DECIDED', 'nothing current', ['verdict.endArchived PROPOSED>PROPOSED']),
};

const UNTOUCHED: Record<Role, Outcome> = {
  ready: back('READY', 'nothing'),
  review: back('IN_REVIEW', 'nothing'),
  dispute: back('NEEDS_ADJUDICATION', 'nothing'),
  decided: back('DECIDED', 'nothing current'),
  published: UNFLAGGED,
};

/** What comes of it when the page says again what it said first. */
export function afterReturn(key: string, edit: Edit, role: Role): Outcome {
  const own = AFTER_RETURN[key];
  if (own) return own;
  return role === 'review' && WORDED_ANEW.has(edit) ? restartedAgain('READY') : UNTOUCHED[role];
}
