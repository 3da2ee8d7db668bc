import { createLazyRoute } from '@tanstack/react-router';
import { HooksPage } from '../../features/documents/components/watching/hooks-page';
import { WithMessages } from '../../lib/i18n';

export const Route = createLazyRoute('/desk/hooks')({
  component: () => (
    <WithMessages areas={['documents', 'watching']}>
      <HooksPage />
    </WithMessages>
  ),
});
