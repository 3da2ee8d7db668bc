import type { Response } from 'express';

/** How long anybody may show what is published without asking again, in seconds. A retraction is hidden no longer. */
const PUBLIC_SECONDS = 60;

/**
 * Cache-Control of what is published. `must-revalidate`: after that time a cache that cannot reach us shows nothing
 * rather than something that may have been retracted.
 */
export const PUBLIC_CACHE = `public, max-age=${PUBLIC_SECONDS}, must-revalidate`;

/** Dates in headers have whole seconds: a change within the same second would pass for none. */
const SETTLED_MS = 2_000;

/** States when the answer last changed, where the answer depends on nothing else; left out while that is too recent. */
export function markModified(response: Response, at: Date, now = Date.now()): void {
  if (at.getTime() > 0 && now - at.getTime() > SETTLED_MS) response.setHeader('Last-Modified', at.toUTCString());
}
