import { createLazyRoute } from '@tanstack/react-router';
import { WebhookPage } from '../../features/webhooks/components/webhook-page';
import { WithMessages } from '../../lib/i18n';

export const Route = createLazyRoute('/desk/admin/webhooks/$id')({
  component: () => (
    <WithMessages areas={['webhooks']}>
      <WebhookPage />
    </WithMessages>
  ),
});
