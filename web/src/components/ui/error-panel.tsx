import { useTranslations } from 'use-intl';
import { ApiProblem } from '../../lib/api-client';
import { Button } from './button';
import styles from './error-panel.module.css';

/** What went wrong, in the desk's own words, and a way to try again. */
export function ErrorPanel({ error, onRetry }: { error: Error; onRetry?: () => void }) {
  const t = useTranslations('app');
  const offline = error instanceof ApiProblem && error.code === 'OFFLINE';
  return (
    <div role="alert" className={styles.panel}>
      <p>{offline ? t('offline') : t('failed', { detail: error.message })}</p>
      {onRetry && <Button onPress={onRetry}>{t('retry')}</Button>}
    </div>
  );
}
