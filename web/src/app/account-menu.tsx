import { Link, useRouter } from '@tanstack/react-router';
import { CircleUserRound } from 'lucide-react';
import { useTranslations } from 'use-intl';
import { Button } from '../components/ui/button';
import { Disclosure } from '../components/ui/disclosure';
import { useSignOut } from '../features/auth/api/sign-in';
import { LanguageChoice } from './language-choice';
import styles from './shell.module.css';
import { ThemeChoice } from './theme-choice';

/** Who one is, how the page looks, and the way out. */
export function AccountMenu({ name }: { name: string }) {
  const t = useTranslations('nav');
  const router = useRouter();
  const signOut = useSignOut();
  const leave = () => signOut.mutate(undefined, { onSuccess: () => void router.navigate({ to: '/sign-in' }) });
  const shown = (
    <>
      <CircleUserRound size={18} aria-hidden="true" />
      <bdi className={styles.name}>{name}</bdi>
    </>
  );
  return (
    <Disclosure name={shown} label={`${name}: ${t('accountMenu')}`}>
      <div className={styles.account}>
        <p>
          <bdi>{name}</bdi>
        </p>
        <Link to="/account" className={styles.place}>
          {t('account')}
        </Link>
        <LanguageChoice hideLabel={false} />
        <ThemeChoice hideLabel={false} />
        <Button onPress={leave}>{t('signOut')}</Button>
      </div>
    </Disclosure>
  );
}
