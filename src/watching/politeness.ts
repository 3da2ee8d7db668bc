/** Bounds on the checks of the whole desk, whatever the number of its processes. */
export interface PaceLimits {
  startsPerMinute: number;
  /** Checks handed out and not yet ended. Small, so that none waits in the queue until its lease has run out. */
  atOnce: number;
}

/** How many starts are saved up. */
export interface Pace {
  saved: number;
  at: Date;
}

/** The most urgent due check of a host that is free. */
export interface Candidate {
  id: string;
  host: string;
  dueSince: Date;
  /** A person asked for it and waits. */
  requested: boolean;
}

/** Starts saved up at most, in seconds of the rate: after a long pause there is no burst. */
const SAVED_SECONDS = 5;

/** What has been saved up by `now`. Clocks that go back save nothing, now or later. */
export function refilled({ saved, at }: Pace, now: Date, { startsPerMinute }: PaceLimits): Pace {
  if (now <= at) return { saved, at };
  const seconds = (now.getTime() - at.getTime()) / 1000;
  return { saved: Math.min(mostSaved(startsPerMinute), saved + (seconds * startsPerMinute) / 60), at: now };
}

/** Most starts at one moment; in a minute there are never more than this and `startsPerMinute`. */
export const mostSaved = (startsPerMinute: number): number => Math.max(1, (startsPerMinute * SAVED_SECONDS) / 60);

/** How many checks may start now. */
export const freePlaces = (pace: Pace, inFlight: number, { atOnce }: PaceLimits): number =>
  Math.max(0, Math.min(Math.floor(pace.saved), atOnce - inFlight));

/**
 * Which of the candidates start: at most `places`, one for each host. What has been due longest is next, so that when
 * there is more to do than can be done everything waits alike, and nothing for ever. A site with thousands of pages due
 * takes no more than one place, so it makes only itself wait. Checks that a person waits for go first, but take no more
 * than half of the places while others want them.
 */
export function chooseStarts<T extends Candidate>(candidates: readonly T[], places: number): T[] {
  const oldestFirst = [...candidates].sort(byAge);
  const first = oldestFirst.filter(({ requested }) => requested).slice(0, Math.ceil(places / 2));
  const preferred = new Set(first);
  return [...first, ...oldestFirst.filter((candidate) => !preferred.has(candidate))].slice(0, places);
}

const byAge = (a: Candidate, b: Candidate): number =>
  a.dueSince.getTime() - b.dueSince.getTime() || (a.id < b.id ? -1 : 1);

/**
 * From when a host may be asked again, after a check that ended at `now`.
 * @param retryAfterSeconds what the site asked for. It is meant for all of its pages, but believed for an hour only.
 */
export function hostFreeAt(now: Date, spacingSeconds: number, retryAfterSeconds: number | null): Date {
  const asked = Math.min(retryAfterSeconds ?? 0, 3_600);
  return new Date(now.getTime() + Math.max(spacingSeconds, asked) * 1000);
}

/** The host of an address, by which pages are kept apart: the port and a leading `www.` make no other site. */
export const hostOfAddress = (address: string): string => new URL(address).hostname.replace(/^www\./, '');
