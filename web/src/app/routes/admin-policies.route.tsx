import { createLazyRoute } from '@tanstack/react-router';
import { PoliciesPage } from '../../features/policies/components/policies-page';
import { WithMessages } from '../../lib/i18n';

export const Route = createLazyRoute('/desk/admin/policies')({
  component: () => (
    <WithMessages areas={['policies']}>
      <PoliciesPage />
    </WithMessages>
  ),
});
