import type { Role } from '../access/permissions.js';
import type { ClaimState } from '../claims/claim-status.js';
import type { ExperienceLevel } from '../users/user.entity.js';
import type { Candidate, RoundFacts } from './eligibility.js';
import type { RecusalKind } from './recusal.entity.js';
import { type RoundPolicy, storedPolicy } from './round-policy.js';
import type { RoundStatus } from './round-status.js';

/** A person who may be given work, and how much they have. */
export interface Rater {
  id: string;
  displayName: string;
  active: boolean;
  roles: readonly Role[];
  languages: readonly string[];
  topics: readonly string[];
  level: ExperienceLevel;
  paused: boolean;
  maxOpen: number | null;
  recusals: readonly { kind: RecusalKind; subject: string }[];
  open: number;
  /** Sum of the difficulties (1 to 3) of the open assignments. */
  weight: number;
  /** Assignments made in the last 30 days, whatever became of them. */
  recent: number;
}

/** A claim as the planner sees it, with the round that is under way. */
export interface ClaimFacts {
  claimId: string;
  workflowState: ClaimState;
  editorId: string | null;
  formerEditorIds: readonly string[];
  language: string;
  claimant: string | null;
  topics: readonly string[];
  difficulty: number;
  documentCreatedBy: string;
  documentByline: string | null;
  sourceId: string | null;
  hasRevealedRound: boolean;
  round: {
    id: string;
    status: RoundStatus;
    openedBy: string;
    policy: RoundPolicy;
    freeSlots: number;
    hasNovice: boolean;
  } | null;
}

/** What a person has had to do with a claim: holds or declined a place in the round under way, saw ratings, was measured with it, decided, broke the glass. */
export type Bond = 'HOLDS' | 'DECLINED' | 'SAW' | 'MEASURED' | 'DECIDED' | 'UNBLINDED';

export interface RaterRow {
  id: string;
  display_name: string;
  status: string;
  roles: Role[];
  languages: string[];
  topics: string[];
  level: ExperienceLevel;
  max_open: number | null;
  paused: boolean;
  open: number;
  weight: number;
  recent: number;
  recusals: { kind: RecusalKind; subject: string }[];
}

export interface ClaimFactsRow {
  claim_id: string;
  workflow_state: ClaimState;
  editor_id: string | null;
  former_editor_ids: string[];
  language: string;
  claimant: string | null;
  topics: string[];
  difficulty: number;
  created_by: string;
  source_id: string | null;
  byline: string | null;
  round_id: string | null;
  status: RoundStatus | null;
  opened_by: string | null;
  policy: RoundPolicy | null;
  has_revealed: boolean;
  has_novice: boolean;
  free_slots: number;
}

export interface BondRow {
  claim_id: string;
  user_id: string;
  bond: Bond;
}

export const toRater = ({ display_name, status, max_open, ...row }: RaterRow): Rater => ({
  ...row,
  displayName: display_name,
  active: status === 'ACTIVE',
  maxOpen: max_open,
});

export const toClaimFacts = (row: ClaimFactsRow): ClaimFacts => ({
  claimId: row.claim_id,
  workflowState: row.workflow_state,
  editorId: row.editor_id,
  formerEditorIds: row.former_editor_ids,
  language: row.language,
  claimant: row.claimant,
  topics: row.topics,
  difficulty: row.difficulty,
  documentCreatedBy: row.created_by,
  documentByline: row.byline,
  sourceId: row.source_id,
  hasRevealedRound: row.has_revealed,
  round:
    row.round_id && row.status && row.opened_by
      ? {
          id: row.round_id,
          status: row.status,
          openedBy: row.opened_by,
          policy: storedPolicy(row.policy ?? {}),
          freeSlots: row.free_slots,
          hasNovice: row.has_novice,
        }
      : null,
});

const NO_BONDS: ReadonlySet<Bond> = new Set();

/** The bonds by claim and person. */
export function bondsOf(rows: readonly BondRow[]) {
  const byPair = new Map<string, Set<Bond>>();
  for (const { claim_id, user_id, bond } of rows) {
    const key = `${claim_id} ${user_id}`;
    const known = byPair.get(key);
    if (known) known.add(bond);
    else byPair.set(key, new Set([bond]));
  }
  return {
    of: (claimId: string, userId: string): ReadonlySet<Bond> => byPair.get(`${claimId} ${userId}`) ?? NO_BONDS,
  };
}

interface Opening {
  openedBy: string;
  editorsMayRate: boolean;
}

/** What the eligibility rule asks of a round on this claim: the one under way, or one that would be opened so. */
export const toRoundFacts = (
  claim: ClaimFacts,
  policy: RoundPolicy,
  { openedBy, editorsMayRate }: Opening,
): RoundFacts => ({
  claimId: claim.claimId,
  claimEditorId: claim.editorId,
  formerEditorIds: claim.formerEditorIds,
  roundOpenedBy: openedBy,
  documentCreatedBy: claim.documentCreatedBy,
  documentByline: claim.documentByline,
  language: claim.language,
  sourceId: claim.sourceId,
  claimant: claim.claimant,
  topics: claim.topics,
  hasRevealedRound: claim.hasRevealedRound,
  allowRepeatRater: policy.allowRepeatRater,
  maxOpenPerReviewer: policy.maxOpenPerReviewer,
  noTwoNovices: policy.strategy === 'NO_TWO_NOVICES',
  hasNovice: claim.round?.hasNovice ?? false,
  editorsMayRate,
});

export const toCandidate = (rater: Rater, bonds: ReadonlySet<Bond>): Candidate => ({
  userId: rater.id,
  displayName: rater.displayName,
  active: rater.active,
  roles: rater.roles,
  languages: rater.languages,
  level: rater.level,
  paused: rater.paused,
  recusals: rater.recusals,
  holdsSlotInRound: bonds.has('HOLDS'),
  declinedRound: bonds.has('DECLINED'),
  ratedRevealedRound: bonds.has('SAW'),
  measured: bonds.has('MEASURED'),
  decidedClaim: bonds.has('DECIDED'),
  unblindedClaim: bonds.has('UNBLINDED'),
  openAssignments: rater.open,
  maxOpen: rater.maxOpen,
});
