import { createLazyRoute } from '@tanstack/react-router';
import { SetUpPage } from '../../features/auth/components/set-up-page';
import { WithMessages } from '../../lib/i18n';

export const Route = createLazyRoute('/set-up')({
  component: () => (
    <WithMessages areas={['joining']}>
      <SetUpPage />
    </WithMessages>
  ),
});
