import { useQuery } from '@tanstack/react-query';
import { Link, Outlet } from '@tanstack/react-router';
import { useTranslations } from 'use-intl';
import { meQuery } from '../../../lib/me';
import { useCurrentInView } from '../../../lib/use-current-in-view';
import { ADMIN_PLACES } from './admin-places';
import styles from './admin-layout.module.css';

/** The pages of Admin have one menu, at their side. */
export function AdminLayout() {
  const t = useTranslations('admin');
  const { data: me } = useQuery(meQuery);
  const nav = useCurrentInView();
  return (
    <div className={styles.layout}>
      <nav ref={nav} aria-label={t('label')} className={styles.nav}>
        <ul className={styles.list}>
          <li>
            <Link to="/admin" activeOptions={{ exact: true }} className={styles.place}>
              {t('place.overview')}
            </Link>
          </li>
        </ul>
        {ADMIN_PLACES.map(({ group, places }) => {
          const shown = places.filter(({ needs }) => me?.permissions.includes(needs));
          if (shown.length === 0) return null;
          return (
            <div key={group} className={styles.group}>
              <p id={`admin-${group}`} className={styles.name}>
                {t(`group.${group}`)}
              </p>
              <ul aria-labelledby={`admin-${group}`} className={styles.list}>
                {shown.map(({ to, name }) => (
                  <li key={name}>
                    <Link to={to} className={styles.place}>
                      {t(`place.${name}`)}
                    </Link>
                  </li>
                ))}
              </ul>
            </div>
          );
        })}
      </nav>
      <div className={styles.page}>
        <Outlet />
      </div>
    </div>
  );
}
