import { createLazyRoute } from '@tanstack/react-router';
import { ExportsPage } from '../../features/exports/components/exports-page';
import { WithMessages } from '../../lib/i18n';

export const Route = createLazyRoute('/desk/exports')({
  component: () => (
    <WithMessages areas={['publishing', 'exports']}>
      <ExportsPage />
    </WithMessages>
  ),
});
