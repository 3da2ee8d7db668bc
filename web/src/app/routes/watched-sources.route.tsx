import { createLazyRoute } from '@tanstack/react-router';
import { SourcesPage } from '../../features/documents/components/watching/sources-page';
import { WithMessages } from '../../lib/i18n';

export const Route = createLazyRoute('/desk/watched-sources')({
  component: () => (
    <WithMessages areas={['documents', 'watching']}>
      <SourcesPage />
    </WithMessages>
  ),
});
