import { createLazyRoute } from '@tanstack/react-router';
import { AdminLayout } from '../../features/admin/components/admin-layout';
import { WithMessages } from '../../lib/i18n';

export const Route = createLazyRoute('/desk/admin')({
  component: () => (
    <WithMessages areas={['admin']}>
      <AdminLayout />
    </WithMessages>
  ),
});
