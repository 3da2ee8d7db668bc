import type { PolicyChange } from '../round-policy.js';
import type { PlanReason } from './plan-reason.js';

/** One place that a plan gives to one person. */
export interface PlannedPlace {
  claimId: string;
  /** The round under way; null when the plan opens one. */
  roundId: string | null;
  reviewerId: string;
  /** Why this person, in words. */
  because: string;
  /** The same as codes; plans of before had none. */
  reasons?: PlanReason[];
  /** In a rebalance: the assignment that is taken from the person who leaves. */
  replaces?: string;
}

/** A claim for which not every place could be given. */
export interface Shortfall {
  claimId: string;
  places: number;
  because: string;
  /** The same as codes; plans of before had none. */
  reasons?: PlanReason[];
}

/** What a plan does, as it is kept between showing and applying. */
export interface PlanContent {
  places: PlannedPlace[];
  /** Claims that get a new round, also when nobody could be found for it. */
  opens: string[];
  shortfalls: Shortfall[];
  /** Which policy new rounds get: the key of a desk policy; null for the default. */
  policyKey: string | null;
  /** Fields over those of that policy; plans of before had none. */
  policyChange?: PolicyChange;
  /** Version of that policy when the plan was shown; null for the built-in defaults. */
  policyTemplateId: string | null;
  dueAt: string | null;
  reason: string | null;
  /** In a rebalance: whose work goes to others. */
  leaverId?: string;
}
