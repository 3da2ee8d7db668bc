import { useTranslations } from 'use-intl';
import { ApiProblem } from '../../lib/api-client';
import { useServerWords } from '../../lib/server-words';
import { Button } from './button';
import styles from './error-panel.module.css';

/** What went wrong, in the desk's own words, and a way to try again. */
export function ErrorPanel({ error, onRetry }: { error: Error; onRetry?: () => void }) {
  const t = useTranslations('app');
  const words = useServerWords()(error);
  const offline = error instanceof ApiProblem && error.code === 'OFFLINE';
  return (
    <div role="alert" className={styles.panel}>
      <p>{offline ? t('offline') : t('failed', { detail: words })}</p>
      {onRetry && <Button onPress={onRetry}>{t('retry')}</Button>}
    </div>
  );
}
