import { createLazyRoute } from '@tanstack/react-router';
import { ComplaintPage } from '../../features/complaints/components/complaint-page';
import { WithMessages } from '../../lib/i18n';

export const Route = createLazyRoute('/desk/complaints/$complaintId')({
  component: () => (
    <WithMessages areas={['claims', 'complaints']}>
      <ComplaintPage />
    </WithMessages>
  ),
});
