import { Link } from '@tanstack/react-router';
import { CircleUserRound } from 'lucide-react';
import { useTranslations } from 'use-intl';
import { Disclosure } from '../components/ui/disclosure';
import type { Me } from '../lib/me';
import { LanguageChoice } from './language-choice';
import styles from './shell.module.css';
import { SignOut } from './sign-out';
import { ThemeChoice } from './theme-choice';

/** Who one is, how the page looks, and the way out. */
export function AccountMenu({ me }: { me: Me | null | undefined }) {
  const t = useTranslations('nav');
  const name = me?.displayName ?? '';
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
        <SignOut personId={me?.id ?? ''} />
      </div>
    </Disclosure>
  );
}
