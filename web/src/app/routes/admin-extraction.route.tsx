import { createLazyRoute } from '@tanstack/react-router';
import { ExtractionPage } from '../../features/extraction/components/extraction-page';
import { WithMessages } from '../../lib/i18n';

export const Route = createLazyRoute('/desk/admin/extraction')({
  component: () => (
    <WithMessages areas={['signs', 'extraction']}>
      <ExtractionPage />
    </WithMessages>
  ),
});
