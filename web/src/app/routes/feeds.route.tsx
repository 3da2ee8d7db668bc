import { createLazyRoute } from '@tanstack/react-router';
import { FeedsPage } from '../../features/documents/components/watching/feeds-page';
import { WithMessages } from '../../lib/i18n';

export const Route = createLazyRoute('/desk/feeds')({
  component: () => (
    <WithMessages areas={['documents', 'watching']}>
      <FeedsPage />
    </WithMessages>
  ),
});
