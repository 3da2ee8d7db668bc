import { useQuery } from '@tanstack/react-query';
import { useFormatter, useTranslations } from 'use-intl';
import { DataTable } from '../../../components/ui/data-table';
import { ErrorPanel } from '../../../components/ui/error-panel';
import { Panel } from '../../../components/ui/panel';
import { SkeletonRows } from '../../../components/ui/skeleton';
import { DateText } from '../../../components/ui/when';
import { usageQuery } from '../api/extraction';
import styles from './extraction.module.css';

/** What a language model was asked and what it cost, where the desk has one. */
export function LlmUsage() {
  const t = useTranslations('extraction');
  const format = useFormatter();
  const usage = useQuery(usageQuery);
  const number = (value: number | null) => (value === null ? '–' : format.number(value));
  return (
    <Panel title={t('usage')}>
      {usage.isPending && <SkeletonRows rows={2} />}
      {usage.isError && <ErrorPanel error={usage.error} onRetry={() => void usage.refetch()} />}
      {usage.data && (
        <p className={styles.soft}>
          {usage.data.enabled
            ? t('usageOn', {
                model: usage.data.model ?? '',
                tokens: format.number(usage.data.budget?.tokensPerDay ?? 0),
              })
            : t('usageOff')}
        </p>
      )}
      {usage.data && usage.data.days.length > 0 && (
        <DataTable
          label={t('usageTable')}
          rows={usage.data.days}
          keyOf={({ day, model }) => `${day} ${model}`}
          columns={[
            { key: 'day', name: t('day'), cell: ({ day }) => <DateText at={`${day}T12:00:00Z`} /> },
            { key: 'model', name: t('model'), cell: ({ model }) => model },
            { key: 'requests', name: t('requests'), cell: ({ requests }) => number(requests), isNumber: true },
            { key: 'answered', name: t('answered'), cell: ({ answered }) => number(answered), isNumber: true },
            {
              key: 'tokens',
              name: t('tokens'),
              cell: ({ promptTokens, completionTokens }) => number(promptTokens + completionTokens),
              isNumber: true,
            },
            { key: 'accepted', name: t('accepted'), cell: ({ accepted }) => number(accepted), isNumber: true },
            { key: 'cost', name: t('cost'), cell: ({ cost }) => number(cost), isNumber: true },
          ]}
        />
      )}
    </Panel>
  );
}
