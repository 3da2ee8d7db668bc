import { createLazyRoute } from '@tanstack/react-router';
import { RecusalsPage } from '../../features/recusals/components/recusals-page';
import { WithMessages } from '../../lib/i18n';

export const Route = createLazyRoute('/desk/admin/recusals')({
  component: () => (
    <WithMessages areas={['recusals']}>
      <RecusalsPage />
    </WithMessages>
  ),
});
