import { useQuery } from '@tanstack/react-query';
import { Link, useRouter } from '@tanstack/react-router';
import { useTranslations } from 'use-intl';
import { meQuery } from '../../../lib/me';
import styles from './documents.module.css';

/** What belongs to the documents of a desk: themselves, what is watched, feeds, hooks, imports. */
export function DeskPlaces() {
  const t = useTranslations('documents.places');
  const { data: me } = useQuery(meQuery);
  const router = useRouter();
  const may = (permission: 'watch.read' | 'hook.manage' | 'import.run') => me?.permissions.includes(permission);
  return (
    <nav className={styles.places} aria-label={t('label')}>
      <Link to="/documents" activeOptions={{ exact: true }} activeProps={{ 'aria-current': 'page' }}>
        {t('documents')}
      </Link>
      {may('watch.read') && (
        <>
          <Link to="/watches" activeProps={{ 'aria-current': 'page' }}>
            {t('watches')}
          </Link>
          <Link to="/watched-sources" activeProps={{ 'aria-current': 'page' }}>
            {t('sources')}
          </Link>
          <Link to="/feeds" activeProps={{ 'aria-current': 'page' }}>
            {t('feeds')}
          </Link>
        </>
      )}
      {may('hook.manage') && (
        <Link to="/hooks" activeProps={{ 'aria-current': 'page' }}>
          {t('hooks')}
        </Link>
      )}
      {may('import.run') && <a href={`${router.basepath}/imports`}>{t('imports')}</a>}
    </nav>
  );
}
