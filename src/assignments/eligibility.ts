import type { Role } from '../access/permissions.js';
import type { ExperienceLevel } from '../users/user.entity.js';
import { barsTo } from '../claims/separation-of-duties.js';
import type { RecusalKind } from './recusal.entity.js';

/** All the rule needs to know of a person with regard to one round. */
export interface Candidate {
  userId: string;
  displayName: string;
  active: boolean;
  roles: readonly Role[];
  languages: readonly string[];
  level: ExperienceLevel;
  paused: boolean;
  /** Conflicts of interest that hold today. */
  recusals: readonly { kind: RecusalKind; subject: string }[];
  holdsSlotInRound: boolean;
  declinedRound: boolean;
  /** Rated an earlier round of this claim whose ratings have been revealed. */
  ratedRevealedRound: boolean;
  /** Was measured with this claim: rated it as one with a known answer. */
  measured: boolean;
  /** Adjudicated, approved or published a verdict on this claim. */
  decidedClaim: boolean;
  /** Looked at the ratings of a round of this claim before its reveal. */
  unblindedClaim: boolean;
  /** Assignments with work left to do, over all claims. */
  openAssignments: number;
  /** Open assignments the person can take at most; null for no own limit. */
  maxOpen: number | null;
}

/** All the rule needs to know of the round and its claim. */
export interface RoundFacts {
  claimId: string;
  claimEditorId: string | null;
  /** Who chose the claim and handed it over. */
  formerEditorIds: readonly string[];
  roundOpenedBy: string;
  documentCreatedBy: string;
  /** Who wrote the document, as it says itself. */
  documentByline: string | null;
  language: string;
  sourceId: string | null;
  claimant: string | null;
  topics: readonly string[];
  /** An earlier round of this claim has been revealed to editors and adjudicators. */
  hasRevealedRound: boolean;
  allowRepeatRater: boolean;
  maxOpenPerReviewer: number;
  /** At most one novice among those who hold a place. */
  noTwoNovices: boolean;
  /** A novice holds a place in this round. */
  hasNovice: boolean;
  /** Desk setting: editors may rate what they did not open. */
  editorsMayRate: boolean;
}

export const INELIGIBLE = {
  inactive: 'the account is disabled',
  'not-a-reviewer': 'has no role that rates',
  'holds-a-slot': 'already holds a place in this round',
  declined: 'declined this round',
  'editor-of-record': 'chose this claim or opened the round',
  'document-owner': 'brought in the document',
  'document-author': 'is named as an author of the document',
  'recused-claim': 'recused from this claim',
  'recused-source': 'recused for this source',
  'recused-claimant': 'recused for this claimant',
  'recused-topic': 'recused for this topic',
  language: 'does not review this language',
  paused: 'is paused',
  'saw-reveal': 'has seen the ratings of an earlier round',
  measured: 'rated this claim before, as one with a known answer',
  'decided-claim': 'decided on this claim before',
  unblinded: 'looked at ratings of this claim before they were revealed',
  'second-novice': 'is a novice, and the round has one already',
  'cap-reached': 'has as many open assignments as the policy allows',
  'capacity-reached': 'has as many open assignments as they can take',
} as const;
export type IneligibleReason = keyof typeof INELIGIBLE;

const RATING_ROLES: readonly Role[] = ['reviewer', 'adjudicator'];
/** Reasons that end as soon as the person has finished something. */
export const FULL_HANDS: readonly IneligibleReason[] = ['cap-reached', 'capacity-reached'];

const REVEALED_TO: readonly Role[] = ['adjudicator', 'editor', 'admin'];

/**
 * Why this person may not take a place in this round; empty means they may. The one rule for assigning, take-next and
 * late submission (docs/workflow.md, "Who may rate").
 */
export function ineligibleReasons(person: Candidate, round: RoundFacts): IneligibleReason[] {
  const has = (roles: readonly Role[]): boolean => person.roles.some((role) => roles.includes(role));
  const recused = (kind: RecusalKind, subject: string | null): boolean =>
    subject !== null && person.recusals.some((recusal) => recusal.kind === kind && recusal.subject === subject);
  const mayRate = has(RATING_ROLES) || (round.editorsMayRate && has(['editor', 'admin']));
  const sawReveal = person.ratedRevealedRound || (round.hasRevealedRound && has(REVEALED_TO));
  // A language nobody could identify keeps nobody out.
  const speaks =
    round.language === 'und' ||
    person.languages.length === 0 ||
    person.languages.some((tag) => primary(tag) === primary(round.language));

  const bars = new Set(
    barsTo('rate', {
      choseClaim: person.userId === round.claimEditorId || round.formerEditorIds.includes(person.userId),
      openedRound: person.userId === round.roundOpenedBy,
      broughtDocument: person.userId === round.documentCreatedBy,
      decided: person.decidedClaim,
      unblinded: person.unblindedClaim,
    }),
  );

  const tests: [IneligibleReason, boolean][] = [
    ['inactive', !person.active],
    ['not-a-reviewer', !mayRate],
    ['holds-a-slot', person.holdsSlotInRound],
    ['declined', person.declinedRound],
    ['editor-of-record', bars.has('choseClaim') || bars.has('openedRound')],
    ['document-owner', bars.has('broughtDocument')],
    ['document-author', isAuthor(person.displayName, round.documentByline)],
    ['recused-claim', recused('CLAIM', round.claimId)],
    ['recused-source', recused('SOURCE', round.sourceId)],
    ['recused-claimant', recused('CLAIMANT', round.claimant?.toLowerCase() ?? null)],
    ['recused-topic', round.topics.some((topic) => recused('TOPIC', topic))],
    ['language', !speaks],
    ['paused', person.paused],
    ['saw-reveal', sawReveal && !round.allowRepeatRater],
    ['measured', person.measured],
    ['decided-claim', bars.has('decided')],
    ['unblinded', bars.has('unblinded')],
    ['second-novice', round.noTwoNovices && round.hasNovice && person.level === 'NOVICE'],
    ['cap-reached', person.openAssignments >= round.maxOpenPerReviewer],
    ['capacity-reached', person.maxOpen !== null && person.openAssignments >= person.maxOpen],
  ];
  return tests.filter(([, applies]) => applies).map(([reason]) => reason);
}

/** Language subtag of a BCP 47 tag: `pt-BR` and `pt` are one language to a reviewer. */
const primary = (tag: string): string => tag.toLowerCase().split('-')[0] ?? tag;

/** Whether the byline has the whole name. A single word is too little to tell a person by. */
function isAuthor(name: string, byline: string | null): boolean {
  const words = wordsOf(name);
  if (byline === null || !words.includes(' ')) return false;
  return ` ${wordsOf(byline)} `.includes(` ${words} `);
}

const wordsOf = (text: string): string =>
  (
    text
      .normalize('NFKC')
      .toLowerCase()
      .match(/[\p{L}\p{M}\p{N}'’-]+/gu) ?? []
  ).join(' ');

/** For people: "recused for this source; is paused". */
export const explain = (reasons: readonly IneligibleReason[]): string =>
  reasons.map((reason) => INELIGIBLE[reason]).join('; ');
