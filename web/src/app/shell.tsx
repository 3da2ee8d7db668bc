import { useQuery } from '@tanstack/react-query';
import { Link, Outlet, useRouter } from '@tanstack/react-router';
import { Button } from '../components/ui/button';
import { meQuery } from '../lib/me';
import { useSignOut } from '../features/auth/api/sign-in';
import { useTranslations } from 'use-intl';
import { DESTINATIONS } from './destinations';
import { ShortcutOverlay } from './shortcut-overlay';
import { LanguageChoice } from './language-choice';
import { ThemeChoice } from './theme-choice';
import styles from './shell.module.css';

/** The frame of every page: where one can go, who one is. */
export function Shell() {
  const t = useTranslations();
  const router = useRouter();
  const { data: me } = useQuery(meQuery);
  const signOut = useSignOut();
  const leave = () => signOut.mutate(undefined, { onSuccess: () => void router.navigate({ to: '/sign-in' }) });
  const places = DESTINATIONS.filter(({ needs }) => me?.permissions.includes(needs));
  return (
    <div className={styles.shell}>
      <a className={styles.skip} href="#content">
        {t('app.skip')}
      </a>
      <header className={styles.header}>
        <Link to="/" className={styles.brand}>
          {t('app.name')}
        </Link>
        <nav aria-label={t('nav.label')}>
          <ul className={styles.places}>
            {places.map(({ to, name, icon: Icon }) => (
              <li key={to}>
                <Link to={to} className={styles.place} activeProps={{ 'aria-current': 'page' }}>
                  <Icon size={16} aria-hidden="true" />
                  {t(`nav.${name}`)}
                </Link>
              </li>
            ))}
          </ul>
        </nav>
        <div className={styles.person}>
          <LanguageChoice />
          <ThemeChoice />
          <bdi>{me?.displayName}</bdi>
          <Button tone="bare" onPress={leave}>
            {t('nav.signOut')}
          </Button>
        </div>
      </header>
      <main id="content" tabIndex={-1} className={styles.content}>
        <Outlet />
      </main>
      <ShortcutOverlay />
    </div>
  );
}
