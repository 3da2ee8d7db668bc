import { createLazyRoute } from '@tanstack/react-router';
import { NotificationsPage } from '../../features/notifications/components/notifications-page';
import { WithMessages } from '../../lib/i18n';

export const Route = createLazyRoute('/desk/notifications')({
  component: () => (
    <WithMessages areas={['notifications']}>
      <NotificationsPage />
    </WithMessages>
  ),
});
