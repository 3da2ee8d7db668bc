import { useTranslations } from 'use-intl';
import { DateText } from '../../../components/ui/when';
import type { Report } from '../api/reports';
import styles from './report-preview.module.css';

/** What was changed since a report was published, newest first. */
export function ReportCorrections({ corrections }: Pick<Report, 'corrections'>) {
  const t = useTranslations('reports');
  if (corrections.length === 0) return null;
  return (
    <>
      <h3>{t('corrections')}</h3>
      <ul className={styles.items}>
        {corrections.map(({ kind, what, now, why, publishedAt }) => (
          <li key={`${kind} ${publishedAt}`}>
            <p>
              <strong>{t(`kind.${kind}`)}</strong> · <DateText at={publishedAt} />
            </p>
            <p dir="auto">{what}</p>
            <p dir="auto">{now}</p>
            <p className={styles.soft} dir="auto">
              {why}
            </p>
          </li>
        ))}
      </ul>
    </>
  );
}
