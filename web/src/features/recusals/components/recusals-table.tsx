import { useFormatter, useNow, useTranslations } from 'use-intl';
import { Badge } from '../../../components/ui/badge';
import { Button } from '../../../components/ui/button';
import { DataTable } from '../../../components/ui/data-table';
import { ErrorPanel } from '../../../components/ui/error-panel';
import { toast } from '../../../components/ui/toast';
import { type Recusal, useAddRecusal } from '../api/recusals';

interface Props {
  recusals: readonly Recusal[];
  nameOf: (id: string) => string;
  subjectOf: (recusal: Recusal) => string;
}

export function RecusalsTable({ recusals, nameOf, subjectOf }: Props) {
  const t = useTranslations('recusals');
  const change = useAddRecusal();
  const end = ({ userId, kind, subject, reason, validFrom }: Recusal) => {
    const now = new Date();
    // What has not begun yet ends before it begins, so it begins now too.
    const begins = validFrom !== null && new Date(validFrom) < now ? validFrom : null;
    change.mutate(
      { userId, kind, subject, reason, validFrom: begins, validUntil: now.toISOString() },
      { onSuccess: () => toast(t('ended')) },
    );
  };
  return (
    <>
      {change.error && <ErrorPanel error={change.error} />}
      <DataTable
        label={t('title')}
        rows={recusals}
        keyOf={({ id }) => id}
        columns={[
          { key: 'person', name: t('person'), cell: ({ userId }) => <bdi>{nameOf(userId)}</bdi> },
          { key: 'kind', name: t('kindLabel'), cell: ({ kind }) => t(`kind.${kind}`) },
          { key: 'subject', name: t('subject'), cell: (recusal) => <bdi>{subjectOf(recusal)}</bdi> },
          { key: 'reason', name: t('reason'), cell: ({ reason }) => <span dir="auto">{reason}</span> },
          { key: 'period', name: t('period'), cell: (recusal) => <Period recusal={recusal} /> },
          {
            key: 'by',
            name: t('declaredBy'),
            cell: ({ userId, declaredBy }) =>
              declaredBy === userId ? t('self') : declaredBy !== null && <bdi>{nameOf(declaredBy)}</bdi>,
          },
          {
            key: 'act',
            name: t('act'),
            cell: (recusal) => {
              if (recusal.declaredBy === recusal.userId) return t('own');
              if (isOver(recusal, new Date())) return null;
              const name = nameOf(recusal.userId);
              return (
                <Button
                  aria-label={t('endOf', { name, subject: subjectOf(recusal) })}
                  isDisabled={change.isPending}
                  onPress={() => end(recusal)}
                >
                  {t('end')}
                </Button>
              );
            },
          },
        ]}
      />
    </>
  );
}

const isOver = ({ validUntil }: Recusal, now: Date): boolean => validUntil !== null && new Date(validUntil) <= now;

function Period({ recusal }: { recusal: Recusal }) {
  const t = useTranslations('recusals');
  const format = useFormatter();
  useNow({ updateInterval: 60_000 });
  // The clock that draws anew is up to a minute behind: what was ended just now is over.
  if (isOver(recusal, new Date())) return <Badge>{t('over')}</Badge>;
  const day = (iso: string) => format.dateTime(new Date(iso), { dateStyle: 'medium' });
  const { validFrom, validUntil } = recusal;
  if (validFrom !== null && validUntil !== null) return t('both', { from: day(validFrom), until: day(validUntil) });
  if (validFrom !== null) return t('from', { from: day(validFrom) });
  return validUntil === null ? t('always') : t('until', { until: day(validUntil) });
}
