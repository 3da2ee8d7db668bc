import { useTranslations } from 'use-intl';
import styles from './skeleton.module.css';

/** The outline of rows that are on their way. */
export function SkeletonRows({ rows = 6 }: { rows?: number }) {
  const t = useTranslations('app');
  return (
    <div role="status" data-loading aria-label={t('loading')} className={styles.rows}>
      {Array.from({ length: rows }, (_, row) => (
        <div key={row} className={styles.row} />
      ))}
    </div>
  );
}
