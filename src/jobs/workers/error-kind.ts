/**
 * Whether an error event of a BullMQ worker is about one job (its lock ran out, it was taken over) rather than about
 * the connection. BullMQ gives the former a negative number as `code` (`finishedErrors`), or names the lock.
 */
export function concernsOneJob(error: unknown): boolean {
  if (typeof error !== 'object' || error === null) return false;
  const { code, message } = error as { code?: unknown; message?: unknown };
  return typeof code === 'number' || (typeof message === 'string' && message.startsWith('could not renew lock'));
}
