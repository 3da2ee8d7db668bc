import { Copy } from 'lucide-react';
import { useState } from 'react';
import { useTranslations } from 'use-intl';
import { Button } from './button';
import { TextField } from './text-field';
import styles from './secret-once.module.css';

/** A link or secret that is shown this once: to be copied and passed on. */
export function SecretOnce({ label, value, hint }: { label: string; value: string; hint: string }) {
  const t = useTranslations('app');
  const [copied, setCopied] = useState(false);
  // Pages without TLS have no clipboard; the text can be marked and copied by hand.
  const copy = navigator.clipboard
    ? () =>
        void navigator.clipboard.writeText(value).then(
          () => setCopied(true),
          () => undefined,
        )
    : null;
  return (
    <div className={styles.secret}>
      <TextField label={label} value={value} isReadOnly hint={hint} />
      {copy && (
        <Button onPress={copy}>
          <Copy size={16} aria-hidden="true" />
          {copied ? t('copied') : t('copy')}
        </Button>
      )}
    </div>
  );
}
