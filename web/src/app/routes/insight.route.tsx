import { createLazyRoute } from '@tanstack/react-router';
import { InsightPage } from '../../features/insight/components/insight-page';
import { WithMessages } from '../../lib/i18n';

export const Route = createLazyRoute('/desk/insight')({
  component: () => (
    <WithMessages areas={['claims', 'insight']}>
      <InsightPage />
    </WithMessages>
  ),
});
