import { Link } from '@tanstack/react-router';
import { useTranslations } from 'use-intl';
import { Badge } from '../../../components/ui/badge';
import { Button } from '../../../components/ui/button';
import { When } from '../../../components/ui/when';
import { useNotificationWords } from '../../../lib/server-words';
import { type Notification, useMarkRead } from '../api/notifications';
import styles from './notifications.module.css';

/** The desk's own paths are below this; the router adds it itself. */
const DESK = '/desk';

/** One notification; opening it is reading it. */
export function NotificationRow({ notification }: { notification: Notification }) {
  const t = useTranslations('notifications');
  const markRead = useMarkRead();
  const { id, kind, deskPath, createdAt, readAt } = notification;
  const text = useNotificationWords()(notification);
  const isUnread = readAt === null && markRead.variables !== id;
  const read = () => {
    if (isUnread) markRead.mutate(id);
  };
  return (
    <li className={styles.row} data-unread={isUnread}>
      <div className={styles.words}>
        <h2 className={styles.kind}>
          {isUnread && <Badge tone="accent">{t('new')}</Badge>}
          {t(`kinds.${kind}`)}
        </h2>
        <p dir="auto">{text}</p>
        <p className={styles.when}>
          <When at={createdAt} />
        </p>
      </div>
      <div className={styles.acts}>
        {deskPath !== null && (
          // Which pages there are is not known here: the server names them.
          <Link to={deskPath.slice(DESK.length) as '/'} onClick={read} aria-label={t('openThis', { text })}>
            {t('open')}
          </Link>
        )}
        {isUnread && (
          <Button tone="bare" onPress={read} aria-label={t('markReadThis', { text })}>
            {t('markRead')}
          </Button>
        )}
      </div>
    </li>
  );
}
