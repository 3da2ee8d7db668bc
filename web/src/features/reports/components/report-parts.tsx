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

/** What a report rests on. */
export function ReportEvidence({ evidence }: Pick<Report, 'evidence'>) {
  const t = useTranslations('reports');
  if (evidence.length === 0) return null;
  return (
    <>
      <h3>{t('evidence')}</h3>
      <ul className={styles.items}>
        {evidence.map(({ title, url, archiveUrl, quote }) => (
          <li key={`${title} ${url ?? ''} ${quote ?? ''}`}>
            <p dir="auto">
              {url === null ? (
                title
              ) : (
                <a href={url} target="_blank" rel="noreferrer nofollow">
                  {title}
                </a>
              )}
              {archiveUrl !== null && (
                <>
                  {' · '}
                  <a href={archiveUrl} target="_blank" rel="noreferrer nofollow">
                    {t('archived')}
                  </a>
                </>
              )}
            </p>
            {quote !== null && (
              <p className={styles.soft} dir="auto">
                {quote}
              </p>
            )}
          </li>
        ))}
      </ul>
    </>
  );
}
