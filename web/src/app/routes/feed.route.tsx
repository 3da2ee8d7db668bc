import { createLazyRoute } from '@tanstack/react-router';
import { FeedPage } from '../../features/documents/components/watching/feed-page';
import { WithMessages } from '../../lib/i18n';

export const Route = createLazyRoute('/desk/feeds/$feedId')({
  component: () => (
    <WithMessages areas={['documents', 'watching']}>
      <FeedPage />
    </WithMessages>
  ),
});
