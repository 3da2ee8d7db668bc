import { createLazyRoute } from '@tanstack/react-router';
import { QueuePage } from '../../features/adjudicate/components/queue-page';
import { WithMessages } from '../../lib/i18n';

export const Route = createLazyRoute('/desk/adjudicate')({
  component: () => (
    <WithMessages areas={['claims', 'adjudicate']}>
      <QueuePage />
    </WithMessages>
  ),
});
