import { createLazyRoute } from '@tanstack/react-router';
import { WebhooksPage } from '../../features/webhooks/components/webhooks-page';
import { WithMessages } from '../../lib/i18n';

export const Route = createLazyRoute('/desk/admin/webhooks')({
  component: () => (
    <WithMessages areas={['webhooks']}>
      <WebhooksPage />
    </WithMessages>
  ),
});
