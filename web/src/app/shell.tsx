import { useQuery } from '@tanstack/react-query';
import { Link, Outlet } from '@tanstack/react-router';
import { useTranslations } from 'use-intl';
import { useNoteActs } from '../features/first-steps/api/acts';
import { Bell } from '../features/notifications/components/bell';
import { useLive } from '../lib/live';
import { meQuery } from '../lib/me';
import { AccountMenu } from './account-menu';
import { TourArea } from './first-steps-area';
import { Places } from './places';
import { ShortcutOverlay } from './shortcut-overlay';
import styles from './shell.module.css';

/** The frame of every page: where one can go, who one is. What is on the pages stays up to date while it stands. */
export function Shell() {
  const t = useTranslations('app');
  const { data: me } = useQuery(meQuery);
  useLive();
  useNoteActs(me);
  return (
    <div className={styles.shell}>
      <a className={styles.skip} href="#content">
        {t('skip')}
      </a>
      <header className={styles.header}>
        <Link to="/" className={styles.brand}>
          {t('name')}
        </Link>
        <Places permissions={me?.permissions ?? []} />
        <div className={styles.person}>
          <Bell />
          <AccountMenu me={me} />
        </div>
      </header>
      <TourArea />
      <main id="content" tabIndex={-1} className={styles.content}>
        <Outlet />
      </main>
      <ShortcutOverlay />
    </div>
  );
}
