import type { ReactNode } from 'react';
import { useTranslations } from 'use-intl';
import styles from './sign-in.module.css';

/** The frame of pages for who is not signed in: one card. */
export function OutsidePage({ title, hint, children }: { title: string; hint?: string; children: ReactNode }) {
  const t = useTranslations('app');
  return (
    <main className={styles.page}>
      <div className={styles.card}>
        <p className={styles.brand}>{t('name')}</p>
        <h1>{title}</h1>
        {hint !== undefined && <p className={styles.hint}>{hint}</p>}
        {children}
      </div>
    </main>
  );
}
