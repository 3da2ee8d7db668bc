import { createLazyRoute } from '@tanstack/react-router';
import { AdminOverviewPage } from '../../features/admin/components/admin-overview-page';
import { WithMessages } from '../../lib/i18n';

export const Route = createLazyRoute('/desk/admin/')({
  component: () => (
    <WithMessages areas={['health']}>
      <AdminOverviewPage />
    </WithMessages>
  ),
});
