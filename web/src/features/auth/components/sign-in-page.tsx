import { useQuery } from '@tanstack/react-query';
import { Link, useRouter, useSearch } from '@tanstack/react-router';
import { useTranslations } from 'use-intl';
import { DemoPeople } from './demo-people';
import { OutsidePage } from './outside-page';
import { SignInForm } from './sign-in-form';
import { signInOptionsQuery } from '../api/sign-in';
import styles from './sign-in.module.css';

export function SignInPage() {
  const t = useTranslations('signIn');
  const router = useRouter();
  const { from } = useSearch({ from: '/sign-in' });
  const { data: options } = useQuery(signInOptionsQuery);
  // The router keeps addresses without the path it lives under.
  const goOn = () => router.history.push(`${router.basepath}${from ?? '/'}`);
  return (
    <OutsidePage title={t('title')}>
      {options?.setupOpen && (
        <p className={styles.hint}>
          {t('setUp')} <Link to="/set-up">{t('setUpLink')}</Link>
        </p>
      )}
      {/* One way to sign in is one section; further ways (a second factor, single sign-on) go below it. */}
      <SignInForm onDone={goOn} />
      {options?.demo && <DemoPeople onDone={goOn} />}
    </OutsidePage>
  );
}
