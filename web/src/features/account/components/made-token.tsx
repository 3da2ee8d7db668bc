import { useState } from 'react';
import { useTranslations } from 'use-intl';
import { Button } from '../../../components/ui/button';
import styles from './account.module.css';

/** The secret of a new token, the only time that it is shown. */
export function MadeToken({ token, onClose }: { token: string; onClose: () => void }) {
  const t = useTranslations();
  const [copied, setCopied] = useState(false);
  // Without TLS browsers give no clipboard; a press on the text selects it whole.
  const copy = () => navigator.clipboard.writeText(token).then(() => setCopied(true));
  return (
    <>
      <p>{t('account.tokens.madeHint')}</p>
      <p className={styles.secret}>{token}</p>
      <div className={styles.pair}>
        {'clipboard' in navigator && (
          <Button onPress={() => void copy()}>{t(copied ? 'account.tokens.copied' : 'account.tokens.copy')}</Button>
        )}
        <Button tone="main" onPress={onClose}>
          {t('app.close')}
        </Button>
      </div>
    </>
  );
}
