import { createLazyRoute } from '@tanstack/react-router';
import { PasswordResetPage } from '../../features/auth/components/password-reset-page';
import { WithMessages } from '../../lib/i18n';

export const Route = createLazyRoute('/password-reset/$token')({
  component: () => (
    <WithMessages areas={['joining']}>
      <PasswordResetPage />
    </WithMessages>
  ),
});
