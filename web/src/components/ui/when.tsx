import { useFormatter, useNow } from 'use-intl';

/** A moment as people say it ("in 3 hours"), with the exact time in the person's zone behind it. */
export function When({ at }: { at: string | Date }) {
  const format = useFormatter();
  const now = useNow({ updateInterval: 30_000 });
  const date = new Date(at);
  return (
    <time dateTime={date.toISOString()} title={format.dateTime(date, { dateStyle: 'full', timeStyle: 'short' })}>
      {format.relativeTime(date, now)}
    </time>
  );
}

/** A day, or a moment, written out. */
export function DateText({ at, withTime = false }: { at: string | Date; withTime?: boolean }) {
  const format = useFormatter();
  const date = new Date(at);
  return (
    <time dateTime={date.toISOString()}>
      {format.dateTime(date, { dateStyle: 'medium', ...(withTime ? { timeStyle: 'short' } : {}) })}
    </time>
  );
}
