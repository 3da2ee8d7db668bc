/** Days on which the desk does not work. Days are those of UTC. */
export interface WorkingCalendar {
  /** 0 is Sunday, 6 is Saturday; at most six of the seven. */
  weekend: readonly number[];
  /** YYYY-MM-DD. */
  holidays: readonly string[];
}

const DAY_MS = 86_400_000;

/**
 * The last millisecond of the `days`-th working day after the day of `from`. That day itself does not count, whatever
 * the hour: who writes late in the evening costs the desk nothing.
 */
export function endOfWorkingDay(from: Date, days: number, { weekend, holidays }: WorkingCalendar): Date {
  const isWorking = (day: Date): boolean =>
    !weekend.includes(day.getUTCDay()) && !holidays.includes(day.toISOString().slice(0, 10));
  let day = new Date(Math.floor(from.getTime() / DAY_MS) * DAY_MS);
  for (let left = days; left > 0;) {
    day = new Date(day.getTime() + DAY_MS);
    if (isWorking(day)) left -= 1;
  }
  return new Date(day.getTime() + DAY_MS - 1);
}
