import { createLazyRoute } from '@tanstack/react-router';
import { AdjudicatePage } from '../../features/adjudicate/components/adjudicate-page';
import { WithMessages } from '../../lib/i18n';

export const Route = createLazyRoute('/desk/adjudicate/$roundId')({
  component: () => (
    <WithMessages areas={['claims', 'adjudicate']}>
      <AdjudicatePage />
    </WithMessages>
  ),
});
