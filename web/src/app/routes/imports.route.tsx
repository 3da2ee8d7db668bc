import { createLazyRoute } from '@tanstack/react-router';
import { ImportsPage } from '../../features/imports/components/imports-page';
import { WithMessages } from '../../lib/i18n';

export const Route = createLazyRoute('/desk/imports')({
  component: () => (
    <WithMessages areas={['publishing', 'imports']}>
      <ImportsPage />
    </WithMessages>
  ),
});
