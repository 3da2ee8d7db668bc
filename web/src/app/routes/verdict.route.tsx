import { createLazyRoute } from '@tanstack/react-router';
import { VerdictPage } from '../../features/verdicts/components/verdict-page';
import { WithMessages } from '../../lib/i18n';

export const Route = createLazyRoute('/desk/verdicts/$verdictId')({
  component: () => (
    <WithMessages areas={['claims', 'verdicts']}>
      <VerdictPage />
    </WithMessages>
  ),
});
