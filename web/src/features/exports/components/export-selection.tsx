import { useInfiniteQuery } from '@tanstack/react-query';
import { useNavigate } from '@tanstack/react-router';
import { useTranslations } from 'use-intl';
import shared from '../../../components/reports/made.module.css';
import { ReportFilterFields } from '../../../components/reports/report-filter-fields';
import { Button } from '../../../components/ui/button';
import { SettledTextField } from '../../../components/ui/settled-text-field';
import { DateText } from '../../../components/ui/when';
import { exportsQuery, type Selection } from '../api/exports';
import styles from './exports.module.css';

/** Which reports go into the file; can be changed where it is a filter. */
export function ExportSelection({ selection }: { selection: Selection }) {
  const t = useTranslations('exports');
  const navigate = useNavigate({ from: '/exports' });
  if ('filter' in selection) {
    const { filter } = selection;
    return (
      <ReportFilterFields
        value={filter}
        onChange={(change) => void navigate({ search: (before) => ({ ...before, ...change }), replace: true })}
      >
        <SettledTextField
          label={t('words')}
          value={filter.q ?? ''}
          onSettle={(q) => void navigate({ search: (before) => ({ ...before, q: q || undefined }), replace: true })}
        />
      </ReportFilterFields>
    );
  }
  return (
    <p className={styles.selection}>
      {'numbers' in selection ? (
        <span>
          {t('chosen', { count: selection.numbers.length })}{' '}
          <span className={shared.soft}>{selection.numbers.slice(0, 20).join(', ')}</span>
        </span>
      ) : (
        <Snapshot id={selection.snapshotId} />
      )}
      <Button onPress={() => void navigate({ search: {} })}>{t('byFilter')}</Button>
    </p>
  );
}

function Snapshot({ id }: { id: string }) {
  const t = useTranslations('exports');
  const { data: list } = useInfiniteQuery(exportsQuery);
  const at = list?.pages.flatMap(({ items }) => items).find(({ snapshot }) => snapshot?.id === id)?.snapshot?.frozenAt;
  return (
    <span>
      {t('again')} {at != null && <DateText at={at} withTime />}
    </span>
  );
}
