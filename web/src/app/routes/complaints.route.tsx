import { createLazyRoute } from '@tanstack/react-router';
import { ComplaintsPage } from '../../features/complaints/components/complaints-page';
import { WithMessages } from '../../lib/i18n';

export const Route = createLazyRoute('/desk/complaints')({
  component: () => (
    <WithMessages areas={['claims', 'complaints']}>
      <ComplaintsPage />
    </WithMessages>
  ),
});
