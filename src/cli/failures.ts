import { AppError } from '../common/app-error.js';
import type { ErrorCode } from '../common/error-codes.js';

/** Codes of what can only go wrong on the command line. Stable like the product's own. */
export type CliErrorCode =
  | 'FILE_NOT_FOUND'
  | 'FILE_UNREADABLE'
  | 'FILE_UNWRITABLE'
  | 'SERVER_UNREACHABLE'
  | 'SERVER_ANSWER_INVALID'
  | 'CLAIMS_INVALID'
  | 'RATINGS_INVALID'
  | 'NO_ADMIN'
  | 'WAIT_TIMEOUT'
  | 'ROWS_REFUSED'
  | 'REPORT_NOT_CURRENT'
  | 'LINE_INVALID';

/** An input could not be processed, for a reason the person at the keyboard can act on. */
export class CliError extends Error {
  override readonly name = 'CliError';

  /** @param code one of ours, or the code a server answered with */
  constructor(
    readonly code: CliErrorCode | ErrorCode | (string & {}),
    message: string,
    options?: ErrorOptions,
  ) {
    super(message, options);
  }
}

/** The command was called wrongly. */
export class UsageError extends Error {
  override readonly name = 'UsageError';
}

/** The person pressed Ctrl-C, or the process was told to end. */
export class Interrupted extends Error {
  override readonly name = 'Interrupted';

  constructor(readonly signal: 'SIGINT' | 'SIGTERM') {
    super(`stopped by ${signal}`);
  }
}

/** An error as it is told: with `--json` as it stands, otherwise as one sentence and its code. */
export interface Failure {
  code: string;
  message: string;
}

const UNREACHABLE = new Set(['ECONNREFUSED', 'ECONNRESET', 'ENOTFOUND', 'ETIMEDOUT', 'EHOSTUNREACH', 'EAI_AGAIN']);

/** SQLSTATEs: wrong password, no such role, no such database. */
const LOCKED_OUT = new Set(['28P01', '28000', '3D000']);

/** What to tell of an error. INTERNAL is a fault of ours. */
export function failureOf(error: unknown): Failure {
  if (error instanceof AppError || error instanceof CliError) return { code: error.code, message: error.message };
  const code = systemCode(error);
  if (code !== null && UNREACHABLE.has(code)) {
    return { code: 'DATABASE_UNAVAILABLE', message: `The database cannot be reached (${code}). Check DATABASE_URL.` };
  }
  if (code !== null && LOCKED_OUT.has(code)) {
    const why = error instanceof Error ? error.message : code;
    return { code: 'DATABASE_UNAVAILABLE', message: `The database does not let us in: ${why}. Check DATABASE_URL.` };
  }
  return { code: 'INTERNAL', message: error instanceof Error ? error.message : String(error) };
}

/** errno name or SQLSTATE of an error, also of one that stands for several attempts. */
export function systemCode(error: unknown): string | null {
  if (error instanceof AggregateError && !('code' in error)) return systemCode(error.errors[0]);
  const code: unknown = typeof error === 'object' && error !== null && 'code' in error ? error.code : null;
  return typeof code === 'string' ? code : null;
}
