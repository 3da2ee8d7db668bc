import { createLazyRoute } from '@tanstack/react-router';
import { HealthPage } from '../../features/health/components/health-page';
import { WithMessages } from '../../lib/i18n';

export const Route = createLazyRoute('/desk/admin/health')({
  component: () => (
    <WithMessages areas={['health']}>
      <HealthPage />
    </WithMessages>
  ),
});
