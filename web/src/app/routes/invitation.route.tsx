import { createLazyRoute } from '@tanstack/react-router';
import { InvitationPage } from '../../features/auth/components/invitation-page';
import { WithMessages } from '../../lib/i18n';

export const Route = createLazyRoute('/invitations/$token')({
  component: () => (
    <WithMessages areas={['joining']}>
      <InvitationPage />
    </WithMessages>
  ),
});
