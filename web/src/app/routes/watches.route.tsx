import { createLazyRoute } from '@tanstack/react-router';
import { WatchesPage } from '../../features/documents/components/watching/watches-page';
import { WithMessages } from '../../lib/i18n';

export const Route = createLazyRoute('/desk/watches')({
  component: () => (
    <WithMessages areas={['documents', 'watching']}>
      <WatchesPage />
    </WithMessages>
  ),
});
