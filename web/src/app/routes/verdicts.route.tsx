import { createLazyRoute } from '@tanstack/react-router';
import { VerdictsPage } from '../../features/verdicts/components/verdicts-page';
import { WithMessages } from '../../lib/i18n';

export const Route = createLazyRoute('/desk/verdicts')({
  component: () => (
    <WithMessages areas={['claims', 'verdicts']}>
      <VerdictsPage />
    </WithMessages>
  ),
});
