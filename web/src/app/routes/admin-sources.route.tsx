import { createLazyRoute } from '@tanstack/react-router';
import { SourcesPage } from '../../features/recusals/components/sources-page';
import { WithMessages } from '../../lib/i18n';

export const Route = createLazyRoute('/desk/admin/sources')({
  component: () => (
    <WithMessages areas={['recusals']}>
      <SourcesPage />
    </WithMessages>
  ),
});
