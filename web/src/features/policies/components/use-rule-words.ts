import { useFormatter, useTranslations } from 'use-intl';
import type { Rules } from '../api/policies';

/** A rule's value in words. */
export function useRuleWords(): (name: keyof Rules, value: Rules[keyof Rules]) => string {
  const t = useTranslations('policies');
  const format = useFormatter();
  return (name, value) => {
    if (value === null) return t('never');
    if (typeof value === 'boolean') return t(value ? 'yes' : 'no');
    if (name === 'goldRate') return format.number(Number(value), { style: 'percent' });
    if (name === 'leaseMinutes') return t('hours', { count: Math.round((Number(value) / 60) * 10) / 10 });
    if (typeof value === 'number') return format.number(value);
    return t(`choice.${value}`);
  };
}
