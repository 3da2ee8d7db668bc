import { createLazyRoute } from '@tanstack/react-router';
import { CorrectionsPage } from '../../features/verdicts/components/corrections-page';
import { WithMessages } from '../../lib/i18n';

export const Route = createLazyRoute('/desk/corrections')({
  component: () => (
    <WithMessages areas={['claims', 'verdicts']}>
      <CorrectionsPage />
    </WithMessages>
  ),
});
