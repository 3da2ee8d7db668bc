/** Where a time zone is in its day. */
export interface LocalDay {
  zone: string;
  /** `2026-11-22` */
  day: string;
  /** 0 to 23 */
  hour: number;
}

/** Day and hour in a time zone; in UTC when this Node.js does not know the zone (any more). */
export function localDay(zone: string, now: Date): LocalDay {
  const parts = Object.fromEntries(
    formatFor(zone)
      .formatToParts(now)
      .map(({ type, value }) => [type, value]),
  );
  return { zone, day: `${parts['year']}-${parts['month']}-${parts['day']}`, hour: Number(parts['hour']) };
}

function formatFor(zone: string): Intl.DateTimeFormat {
  const options = { year: 'numeric', month: '2-digit', day: '2-digit', hour: '2-digit', hourCycle: 'h23' } as const;
  try {
    return new Intl.DateTimeFormat('en', { ...options, timeZone: zone });
  } catch {
    return new Intl.DateTimeFormat('en', { ...options, timeZone: 'UTC' });
  }
}
