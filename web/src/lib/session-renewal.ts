/**
 * While a request gives this browser a new session, the old one has ended already: whatever else is asked meanwhile waits, or it
 * would be told that nobody is signed in.
 */
let renewal: Promise<unknown> | null = null;

/** Runs the request that renews the session. */
export async function renewSession<T>(ask: () => Promise<T>): Promise<T> {
  const asked = ask();
  // However it ends, others may ask again.
  const over = asked.then(
    () => undefined,
    () => undefined,
  );
  renewal = over;
  try {
    return await asked;
  } finally {
    if (renewal === over) renewal = null;
  }
}

/** Resolves when no session is being renewed; null when none is. */
export const renewalUnderWay = (): Promise<unknown> | null => renewal;
