/** The `code` of a Node system error (`ENOENT`, `EACCES`, ...), or undefined for anything else. */
export function errnoOf(error: unknown): string | undefined {
  // Not by `instanceof`: an error made in another realm (a vm context, as jest uses them) is no instance of our Error.
  if (typeof error !== 'object' || error === null || !('code' in error)) return undefined;
  return typeof error.code === 'string' ? error.code : undefined;
}

/** Resolves to `undefined` instead of rejecting when the error has one of these codes. */
export async function tolerate<T>(work: Promise<T>, ...codes: string[]): Promise<T | undefined> {
  try {
    return await work;
  } catch (error) {
    const code = errnoOf(error);
    if (code !== undefined && codes.includes(code)) return undefined;
    throw error;
  }
}

/** The message of whatever was thrown. */
export function messageOf(error: unknown): string {
  const hasMessage = typeof error === 'object' && error !== null && 'message' in error;
  return hasMessage ? String(error.message) : String(error);
}
