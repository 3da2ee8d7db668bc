import { createLazyRoute } from '@tanstack/react-router';
import { InboxPage } from '../../features/board/components/inbox-page';
import { WithMessages } from '../../lib/i18n';

export const Route = createLazyRoute('/desk/inbox')({
  component: () => (
    <WithMessages areas={['claims', 'claimActs', 'signs', 'board', 'inbox']}>
      <InboxPage />
    </WithMessages>
  ),
});
