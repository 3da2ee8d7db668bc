import { Link } from '@tanstack/react-router';
import { Menu as MenuIcon } from 'lucide-react';
import { useTranslations } from 'use-intl';
import { Disclosure } from '../components/ui/disclosure';
import type { Permission } from '../lib/me';
import { destinationsOf } from './destinations';
import styles from './shell.module.css';

/** Where one can go: a line of links, and on a narrow screen a sheet behind a button. */
export function Places({ permissions }: { permissions: readonly Permission[] }) {
  const t = useTranslations('nav');
  const links = (
    <ul className={styles.places}>
      {destinationsOf(permissions).map(({ to, name, icon: Icon }) => (
        <li key={to}>
          <Link to={to} className={styles.place} activeProps={{ 'aria-current': 'page' }}>
            <Icon size={16} aria-hidden="true" />
            {t(name, { unread: 0 })}
          </Link>
        </li>
      ))}
    </ul>
  );
  return (
    <>
      <nav aria-label={t('label')} className={styles.wide}>
        {links}
      </nav>
      <Disclosure
        className={styles.narrow}
        end="start"
        name={
          <>
            <MenuIcon size={18} aria-hidden="true" />
            {t('menu')}
          </>
        }
      >
        <nav aria-label={t('label')}>{links}</nav>
      </Disclosure>
    </>
  );
}
