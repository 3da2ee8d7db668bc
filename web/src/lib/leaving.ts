import { deleteAllOf, sealedKey } from './kept-drafts';

/** Browsers lock nothing on a page that came without TLS, unless it is on this very computer. */
export const canSeal = (): boolean => globalThis.isSecureContext && 'subtle' in crypto && crypto.subtle !== undefined;

/**
 * Signs out, and leaves no text of this person here that somebody else could read: what is kept is locked, all else deleted.
 * @throws when one could not be signed out or nothing could be locked; then all is as it was
 */
export async function leave(
  person: string,
  keeps: boolean,
  signOut: () => Promise<unknown>,
  toSignIn: () => Promise<unknown>,
): Promise<void> {
  if (keeps) await (await import('./sealed-texts')).sealAllOf(person);
  try {
    await signOut();
  } catch (error) {
    if (keeps) localStorage.removeItem(sealedKey(person));
    throw error;
  }
  await toSignIn();
  // Last, so that no page that is still open keeps anything after it.
  deleteAllOf(person);
}
