import { createLazyRoute } from '@tanstack/react-router';
import { RepliesPage } from '../../features/complaints/components/replies-page';
import { WithMessages } from '../../lib/i18n';

export const Route = createLazyRoute('/desk/replies')({
  component: () => (
    <WithMessages areas={['claims', 'complaints']}>
      <RepliesPage />
    </WithMessages>
  ),
});
