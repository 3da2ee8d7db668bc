import { useTranslations } from 'use-intl';
import { Badge, type Tone } from '../../../components/ui/badge';
import { DateText, When } from '../../../components/ui/when';
import type { Complaint } from '../api/complaints';

const TONES: Record<Complaint['state'], Tone> = {
  RECEIVED: 'warn',
  ACKNOWLEDGED: 'accent',
  UPHELD: 'good',
  PARTLY: 'good',
  REJECTED: 'plain',
  WITHDRAWN: 'plain',
};

export function ComplaintState({ state }: { state: Complaint['state'] }) {
  const t = useTranslations('complaints');
  return <Badge tone={TONES[state]}>{t(`state.${state}`)}</Badge>;
}

const DAY_S = 24 * 60 * 60;

/** How long there is to answer; once it is answered, when that was. */
export function DueClock({ complaint: { dueAt, overdue, secondsLeft, decidedAt } }: { complaint: Complaint }) {
  const t = useTranslations('complaints');
  if (decidedAt !== null) {
    return (
      <span>
        {t('answeredOn')} <DateText at={decidedAt} />
      </span>
    );
  }
  // A complaint that was taken back has no clock.
  if (secondsLeft === null) return null;
  return (
    <Badge tone={overdue ? 'bad' : secondsLeft < DAY_S ? 'warn' : 'plain'}>
      {overdue ? t('wasDue') : t('due')} <When at={dueAt} />
    </Badge>
  );
}
