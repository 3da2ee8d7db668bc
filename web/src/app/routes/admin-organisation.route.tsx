import { createLazyRoute } from '@tanstack/react-router';
import { OrganisationPage } from '../../features/organisation/components/organisation-page';
import { WithMessages } from '../../lib/i18n';

export const Route = createLazyRoute('/desk/admin/organisation')({
  component: () => (
    <WithMessages areas={['organisation']}>
      <OrganisationPage />
    </WithMessages>
  ),
});
