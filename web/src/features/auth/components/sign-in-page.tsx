import { useQuery } from '@tanstack/react-query';
import { useRouter, useSearch } from '@tanstack/react-router';
import { useTranslations } from 'use-intl';
import { DemoPeople } from './demo-people';
import { SignInForm } from './sign-in-form';
import { signInOptionsQuery } from '../api/sign-in';
import styles from './sign-in.module.css';

export function SignInPage() {
  const t = useTranslations();
  const router = useRouter();
  const { from } = useSearch({ from: '/sign-in' });
  const { data: options } = useQuery(signInOptionsQuery);
  // The router keeps addresses without the path it lives under.
  const goOn = () => router.history.push(`${router.basepath}${from ?? '/'}`);
  return (
    <main className={styles.page}>
      <div className={styles.card}>
        <p className={styles.brand}>{t('app.name')}</p>
        <h1>{t('signIn.title')}</h1>
        {options?.setupOpen && <p className={styles.hint}>{t('signIn.setUp')}</p>}
        <SignInForm onDone={goOn} />
        {options?.demo && <DemoPeople onDone={goOn} />}
      </div>
    </main>
  );
}
