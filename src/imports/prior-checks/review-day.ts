/**
 * The day a publisher's date begins with: `2026-03-01`, `2026-03-01T09:00:00+02:00`, `2026-03-01 09:00:00`. As it is
 * written, without moving it to another time zone. Null when it is none.
 */
export function reviewDay(date: string | null): string | null {
  const day = /^(\d{4}-\d{2}-\d{2})(?:$|[T ]\d{2}:\d{2})/.exec(date ?? '')?.[1];
  if (day === undefined) return null;
  const time = Date.parse(`${day}T00:00:00Z`);
  return !Number.isNaN(time) && new Date(time).toISOString().startsWith(day) ? day : null;
}
