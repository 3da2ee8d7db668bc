import { AppError } from '../common/app-error.js';
import type { ErrorCode } from '../common/error-codes.js';

/** Why a page could not be fetched; each asks for another act of the person. */
export type FetchCode = Extract<ErrorCode, `URL_${string}`>;

/** What is known of a failed fetch besides its code. */
export interface FetchFacts {
  /** HTTP status of the answer that ended it; null when there was no answer. */
  status?: number | null;
  /** The site asks to be left alone for so long. */
  retryAfterSeconds?: number | null;
  /** The same fetch may succeed a little later. */
  mayPass?: boolean;
  /** What was refused, for the security log only: people who send addresses must not learn how names resolve here. */
  target?: string | null;
}

/** A page could not be fetched. The message says what happened and what to do. */
export class FetchFailure extends AppError {
  readonly status: number | null;
  readonly retryAfterSeconds: number | null;
  readonly mayPass: boolean;
  readonly target: string | null;

  constructor(code: FetchCode, message: string, facts: FetchFacts = {}, options?: ErrorOptions) {
    super(code, message, {}, options);
    this.status = facts.status ?? null;
    this.retryAfterSeconds = facts.retryAfterSeconds ?? null;
    this.mayPass = facts.mayPass ?? false;
    this.target = facts.target ?? null;
  }
}

/** The guard refused an address: also an event for whoever watches over the desk. */
export const isForbiddenAddress = (error: unknown): error is FetchFailure =>
  error instanceof FetchFailure && error.code === 'URL_FORBIDDEN_ADDRESS';

export const forbiddenAddress = (target: string): FetchFailure =>
  new FetchFailure(
    'URL_FORBIDDEN_ADDRESS',
    'The address leads into a private or reserved network. Only pages on the public internet are fetched; send the file instead.',
    { target },
  );

export const invalidAddress = (what: string): FetchFailure => new FetchFailure('URL_INVALID', what);
