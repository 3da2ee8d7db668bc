import { useTranslations } from 'use-intl';
import { Button } from '../../../../components/ui/button';
import { DataTable } from '../../../../components/ui/data-table';
import { DateText } from '../../../../components/ui/when';
import { Panel } from '../../../../components/ui/panel';
import type { Schemas } from '../../../../lib/api-client';
import { originalAddress } from '../../api/documents';

interface Props {
  documentId: string;
  versions: readonly Schemas['DocumentVersionSummary'][];
  onCompare: (number: number) => void;
}

/** Every text the document has had, newest first. */
export function VersionList({ documentId, versions, onCompare }: Props) {
  const t = useTranslations('documents.versions');
  return (
    <Panel title={t('all')}>
      <DataTable
        label={t('table')}
        rows={versions}
        keyOf={({ number }) => String(number)}
        columns={[
          { key: 'number', name: t('version'), cell: ({ number }) => number, isNumber: true },
          { key: 'origin', name: t('came'), cell: ({ origin }) => t(`origin.${origin}`) },
          { key: 'when', name: t('when'), cell: ({ obtainedAt }) => <DateText at={obtainedAt} withTime /> },
          {
            key: 'acts',
            name: t('acts'),
            cell: ({ number, hasOriginal }) => (
              <>
                {number > 1 && (
                  <Button onPress={() => onCompare(number)}>{t('compare', { number: number - 1 })}</Button>
                )}{' '}
                {hasOriginal && (
                  <a href={originalAddress(documentId, number)} download>
                    {t('file')}
                  </a>
                )}
              </>
            ),
          },
        ]}
      />
    </Panel>
  );
}
