import { useQuery } from '@tanstack/react-query';
import { useFormatter, useTranslations } from 'use-intl';
import shared from '../../../components/reports/made.module.css';
import { Button } from '../../../components/ui/button';
import { ErrorPanel } from '../../../components/ui/error-panel';
import { type ExportFormat, previewQuery, type Selection } from '../api/exports';
import styles from './exports.module.css';

interface Props {
  selection: Selection;
  format: ExportFormat;
  /** Told which format to take instead of one that cannot hold so much. */
  onInstead: (format: ExportFormat) => void;
}

/** How many reports the file would hold, and whether that fits. */
export function ExportVolume({ selection, ...rest }: Props) {
  const t = useTranslations('exports');
  if ('snapshotId' in selection) return <p className={shared.soft}>{t('sameReports')}</p>;
  return <Counted selection={selection} {...rest} />;
}

function Counted({ selection, format, onInstead }: Props & { selection: Exclude<Selection, { snapshotId: string }> }) {
  const t = useTranslations('exports');
  const formatter = useFormatter();
  const preview = useQuery(previewQuery(selection));
  if (preview.isError) return <ErrorPanel error={preview.error} onRetry={() => void preview.refetch()} />;
  if (preview.isPending) return <p role="status">{t('counting')}</p>;
  const { reports, most } = preview.data;
  const fits = most.find((each) => each.format === format)?.reports ?? reports;
  return (
    <div role="status" className={styles.volume}>
      <p>
        <strong>{t('matching', { count: reports })}</strong>
        {reports === 0 && ` ${t('matchingNone')}`}
      </p>
      {format === 'jsonld' && 'filter' in selection && selection.filter.all === true && (
        <p className={shared.refused}>{t('jsonldAll')}</p>
      )}
      {reports > fits && (
        <p className={shared.refused}>
          {t('tooMany', { format: t(`formats.${format}.name`), most: formatter.number(fits) })}{' '}
          {format !== 'csv' && <Button onPress={() => onInstead('csv')}>{t('takeCsv')}</Button>}
        </p>
      )}
    </div>
  );
}
