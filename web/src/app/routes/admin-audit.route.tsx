import { createLazyRoute } from '@tanstack/react-router';
import { AuditPage } from '../../features/audit/components/audit-page';
import { WithMessages } from '../../lib/i18n';

export const Route = createLazyRoute('/desk/admin/audit')({
  component: () => (
    <WithMessages areas={['audit']}>
      <AuditPage />
    </WithMessages>
  ),
});
