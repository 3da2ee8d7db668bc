import type { Tx } from '../database/transactions.js';

/** What had been asked and answered when a verdict was published; times as ISO 8601, UTC. */
export interface RightOfReplySoFar {
  contactAttempts: { who: string; way: string; attemptedAt: string; outcome: string; answer: string | null }[];
  replies: { author: string; text: string; publishedAt: string }[];
}

/** What the other side said, for reports. Bound by `replies`, which `reports` may not import. */
export abstract class RightOfReplyRecord {
  /**
   * What readers may see of it, by verdict, up to the publication of each; up to now for one that is not published. Verdicts
   * without any are left out.
   */
  abstract soFar(tx: Tx, verdictIds: readonly string[]): Promise<ReadonlyMap<string, RightOfReplySoFar>>;
}
