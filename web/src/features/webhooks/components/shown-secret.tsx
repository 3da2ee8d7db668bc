import { Copy } from 'lucide-react';
import { useState } from 'react';
import { useTranslations } from 'use-intl';
import { Button } from '../../../components/ui/button';
import { Dialog } from '../../../components/ui/dialog';
import styles from './webhooks.module.css';

interface Props {
  secret: string;
  /** Of a webhook that had one before. */
  isRotation?: boolean;
  onClose: () => void;
}

/** The secret of a webhook, which the desk never shows again. */
export function ShownSecret({ secret, isRotation = false, onClose }: Props) {
  const t = useTranslations('webhooks.secret');
  const [copied, setCopied] = useState<'yes' | 'no' | null>(null);
  // The clipboard is there only on pages with TLS; the secret can be marked and copied by hand everywhere.
  const copy = async () => {
    await navigator.clipboard.writeText(secret);
    setCopied('yes');
  };
  return (
    <Dialog title={t('title')} isOpen isDismissable={false}>
      <p>{t('once')}</p>
      <code className={styles.secret} aria-label={t('title')}>
        {secret}
      </code>
      {isRotation && <p>{t('both')}</p>}
      <p className={styles.soft}>{t('verify')}</p>
      <div className={styles.acts}>
        <Button onPress={() => void copy().catch(() => setCopied('no'))}>
          <Copy size={16} aria-hidden="true" />
          {t('copy')}
        </Button>
        <Button tone="main" onPress={onClose}>
          {t('kept')}
        </Button>
      </div>
      <p role="status">{copied !== null && t(copied === 'yes' ? 'copied' : 'notCopied')}</p>
    </Dialog>
  );
}
