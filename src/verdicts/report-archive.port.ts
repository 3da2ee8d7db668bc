import type { Tx } from '../database/transactions.js';

/** Keeps what is published as it was published. Bound by `reports`, which this module may not import. */
export abstract class ReportArchive {
  /**
   * Freezes the report of a verdict that has just got its number, in the same transaction.
   * @throws AppError when it cannot be published like this; nothing is published then
   */
  abstract freeze(tx: Tx, verdictId: string): Promise<void>;
}
