import { useTranslations } from 'use-intl';
import { DayField } from '../../../components/ui/day-field';
import { Select } from '../../../components/ui/select';
import type { Days } from '../api/insight';
import { dayText, daysBefore } from './period';
import styles from './insight.module.css';

const LENGTHS = [30, 90, 365] as const;

interface Props {
  days: Days;
  onChange: (change: { from: string | undefined; to: string | undefined }) => void;
}

/** Which days the figures are of: the last so many, or any. */
export function PeriodFields({ days: { from, to }, onChange }: Props) {
  const t = useTranslations('insight.period');
  const today = dayText(new Date());
  const length = LENGTHS.find((days) => to === today && from === daysBefore(today, days - 1));
  const choose = (chosen: string) => {
    if (chosen !== '') onChange({ from: daysBefore(today, Number(chosen) - 1), to: undefined });
  };
  return (
    <div className={styles.period}>
      <Select
        label={t('label')}
        choices={[
          ...LENGTHS.map((days) => [String(days), t('last', { days })] as const),
          ...(length === undefined ? [['', t('own')] as const] : []),
        ]}
        value={length === undefined ? '' : String(length)}
        onChange={choose}
      />
      <DayField label={t('from')} value={from} max={to} onChange={(day) => day && onChange({ from: day, to })} />
      <DayField label={t('to')} value={to} min={from} onChange={(day) => day && onChange({ from, to: day })} />
    </div>
  );
}
