import { createLazyRoute } from '@tanstack/react-router';
import { RolesPage } from '../../features/people/components/roles-page';
import { WithMessages } from '../../lib/i18n';

export const Route = createLazyRoute('/desk/admin/roles')({
  component: () => (
    <WithMessages areas={['roles', 'permissions']}>
      <RolesPage />
    </WithMessages>
  ),
});
