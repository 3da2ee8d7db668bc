import { useTranslations } from 'use-intl';
import { Select } from '../../../../components/ui/select';

/** Minutes; what a desk usually wants. */
const INTERVALS = [5, 15, 30, 60, 180, 360, 720, 1440, 10080] as const;

interface Props {
  minutes: number;
  onChange: (minutes: number) => void;
}

/** How often something is looked at. */
export function IntervalChoice({ minutes, onChange }: Props) {
  const t = useTranslations('watching');
  const all = [...new Set([...INTERVALS, minutes])].sort((a, b) => a - b);
  const nameOf = (each: number): string => {
    if (each % 1440 === 0) return t('everyDays', { count: each / 1440 });
    if (each % 60 === 0) return t('everyHours', { count: each / 60 });
    return t('everyMinutes', { count: each });
  };
  return (
    <Select
      label={t('interval')}
      choices={all.map((each) => [String(each), nameOf(each)] as const)}
      value={String(minutes)}
      onChange={(each) => onChange(Number(each))}
    />
  );
}
