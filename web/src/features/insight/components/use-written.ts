import { useFormatter, useTranslations } from 'use-intl';
import type { Figure, Reason } from '../api/insight';

const DAY = 24;

/** How figures are written in the person's language. */
export function useWritten() {
  const t = useTranslations('insight');
  const format = useFormatter();
  const coefficient = (value: number) => format.number(value, { minimumFractionDigits: 2, maximumFractionDigits: 2 });
  const percent = (value: number) => format.number(value, { style: 'percent', maximumFractionDigits: 0 });
  return {
    coefficient,
    percent,
    /** A length of time, in hours below two days. */
    hours: (value: number): string =>
      value < 2 * DAY
        ? t('hours', { hours: format.number(value, { maximumFractionDigits: 1 }) })
        : t('days', { days: format.number(value / DAY, { maximumFractionDigits: 1 }) }),
    /** A month (`2026-03`), short. */
    month: (month: string): string =>
      format.dateTime(new Date(`${month}-01T00:00:00Z`), { year: 'numeric', month: 'short', timeZone: 'UTC' }),
    /** A day (`2026-03-01`), short. */
    day: (day: string): string =>
      format.dateTime(new Date(`${day}T00:00:00Z`), { month: 'short', day: 'numeric', timeZone: 'UTC' }),
    reason: (reason: Reason): string => t(`reason.${reason}`),
    /** A figure with its interval; why there is none instead of a number. */
    figure: ({ value, reason, low, high }: Figure, write: (value: number) => string = coefficient): string => {
      if (value === null) return reason === null ? t('noFigure') : t(`reason.${reason}`);
      return low === null || high === null
        ? write(value)
        : t('interval', { value: write(value), low: write(low), high: write(high) });
    },
  };
}
