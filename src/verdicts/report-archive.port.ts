import type { Tx } from '../database/transactions.js';

/** Keeps what is published as it was published. Bound by `reports`, which this module may not import. */
export abstract class ReportArchive {
  /**
   * Asks beforehand what `freeze` will ask, while whoever approves the verdict can still change its words.
   * @throws AppError REPORT_INVALID with what has to be mended
   */
  abstract check(tx: Tx, verdictId: string): Promise<void>;

  /**
   * Freezes the report of a verdict that has just got its number, in the same transaction.
   * @throws AppError REPORT_INVALID, PUBLIC_URL_MISSING: then nothing is published
   */
  abstract freeze(tx: Tx, verdictId: string): Promise<void>;

  /** Resolves when every published verdict has its report. Whoever reads reports waits for it first. */
  abstract complete(): Promise<void>;
}
