import type { Tx } from '../database/transactions.js';
import type { CheckOutcome } from './check-outcome.js';

/** One check as its task sees it. */
export interface CheckRun {
  /** Aborts when time is up, or when the worker has to let go. */
  signal: AbortSignal;
  /**
   * Whether the check is still wanted, and stays so until the transaction ends. A task that writes asks in its own
   * transaction, and writes nothing when the answer is no: somebody paused or removed what is checked.
   */
  isWanted: (tx: Tx) => Promise<boolean>;
}

/** What is done in a check of one kind. */
export interface CheckTask {
  /** @throws AppError for a fault of the page or its site; anything else is a fault of ours */
  run(id: string, run: CheckRun): Promise<CheckOutcome>;
}
