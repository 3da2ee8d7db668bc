import { createLazyRoute } from '@tanstack/react-router';
import { SchemesPage } from '../../features/schemes/components/schemes-page';
import { WithMessages } from '../../lib/i18n';

export const Route = createLazyRoute('/desk/admin/schemes')({
  component: () => (
    <WithMessages areas={['schemes']}>
      <SchemesPage />
    </WithMessages>
  ),
});
