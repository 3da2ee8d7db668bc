import { useTranslations } from 'use-intl';
import type { Schemas } from '../../lib/api-client';
import { Badge, type Tone } from '../ui/badge';

type Report = Pick<Schemas['SealedVerdictReport'], 'standing' | 'corrections'>;

const TONES: Record<Report['standing'], Tone> = {
  current: 'good',
  archived: 'plain',
  unknown: 'warn',
  stale: 'warn',
  superseded: 'plain',
  retracted: 'bad',
};

/** Whether a report still stands, and whether it was corrected. Needs the texts of the area `publishing`. */
export function ReportStanding({ report: { standing, corrections } }: { report: Report }) {
  const t = useTranslations('publishing.standing');
  const corrected = corrections.some(({ kind }) => kind !== 'RETRACTION');
  return (
    <>
      <Badge tone={TONES[standing]}>{t(standing)}</Badge>
      {corrected && <Badge tone="accent">{t('corrected')}</Badge>}
    </>
  );
}
