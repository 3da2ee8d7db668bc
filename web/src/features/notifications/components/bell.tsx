import { useQuery } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import { Bell as BellIcon } from 'lucide-react';
import { useTranslations } from 'use-intl';
import { unreadQuery } from '../api/notifications';
import styles from './bell.module.css';

/** The way to the notifications, with how many are unread. */
export function Bell() {
  const t = useTranslations('nav');
  const { data: unread = 0 } = useQuery(unreadQuery);
  return (
    <Link to="/notifications" className={styles.bell} aria-label={t('notifications', { unread })}>
      <BellIcon size={18} aria-hidden="true" />
      {unread > 0 && (
        <span className={styles.count} aria-hidden="true">
          {unread > 99 ? '99+' : unread}
        </span>
      )}
    </Link>
  );
}
