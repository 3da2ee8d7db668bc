import { createLazyRoute } from '@tanstack/react-router';
import { ReportsPage } from '../../features/reports/components/reports-page';
import { WithMessages } from '../../lib/i18n';

export const Route = createLazyRoute('/desk/reports')({
  component: () => (
    <WithMessages areas={['claims', 'publishing', 'reports']}>
      <ReportsPage />
    </WithMessages>
  ),
});
