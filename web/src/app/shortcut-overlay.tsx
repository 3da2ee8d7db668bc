import { useState } from 'react';
import { useTranslations } from 'use-intl';
import { Dialog } from '../components/ui/dialog';
import { Kbd } from '../components/ui/kbd';
import { printed, useAllShortcuts, useShortcuts } from '../lib/shortcuts';
import styles from './shortcut-overlay.module.css';

/** `?` shows the keys of the page. */
export function ShortcutOverlay() {
  const t = useTranslations('shortcuts');
  const [open, setOpen] = useState(false);
  useShortcuts([{ key: '?', name: t('show'), run: () => setOpen(true) }]);
  const shortcuts = useAllShortcuts();
  return (
    <Dialog title={t('title')} isOpen={open} onClose={() => setOpen(false)}>
      <dl className={styles.keys}>
        {shortcuts.map(({ key, name }) => (
          <div key={`${key} ${name}`}>
            <dt>{name}</dt>
            <dd>
              <Kbd isRead>{printed(key)}</Kbd>
            </dd>
          </div>
        ))}
      </dl>
      <p className={styles.hint}>{t('hint')}</p>
    </Dialog>
  );
}
