import { QueryFailedError, QueryRunnerAlreadyReleasedError, QueryRunnerProviderAlreadyReleasedError } from 'typeorm';

/** What PostgreSQL said, out of a driver error; null for any other error. */
export interface PgError {
  /** SQLSTATE, five characters (PostgreSQL manual, appendix A). */
  code: string;
  constraint: string | null;
}

export function pgErrorOf(error: unknown): PgError | null {
  const source: unknown = error instanceof QueryFailedError ? error.driverError : error;
  if (typeof source !== 'object' || source === null || !('code' in source)) return null;
  const { code, constraint } = source as { code: unknown; constraint?: unknown };
  if (typeof code !== 'string') return null;
  return { code, constraint: typeof constraint === 'string' ? constraint : null };
}

/** Serialisation failure or deadlock: the same transaction may succeed when run again. */
export function isRetryable(error: unknown): boolean {
  const code = pgErrorOf(error)?.code;
  return code === '40001' || code === '40P01';
}

/** True when `error` is a violation of the unique or exclusion constraint called `constraint`. */
export function violates(error: unknown, constraint: string): boolean {
  const found = pgErrorOf(error);
  return found?.code === '23505' && found.constraint === constraint;
}

const UNAVAILABLE = new Set([
  'ECONNREFUSED',
  'ECONNRESET',
  'EPIPE',
  'ETIMEDOUT',
  'ENOTFOUND',
  '57P01',
  '57P02',
  '57P03',
  '53300',
  '08006',
  '08001',
  '08003',
]);

/** The database cannot be reached or is going down: the caller may retry later. */
export function isUnavailable(error: unknown): boolean {
  const code = pgErrorOf(error)?.code;
  if (code && UNAVAILABLE.has(code)) return true;
  // TypeORM lets go of a connection that breaks in the middle of a transaction; the next statement finds it gone.
  if (error instanceof QueryRunnerAlreadyReleasedError) return true;
  if (error instanceof QueryRunnerProviderAlreadyReleasedError) return true;
  const message = error instanceof Error ? error.message : '';
  return /Connection terminated|timeout exceeded when trying to connect|Client has encountered a connection error/.test(
    message,
  );
}
