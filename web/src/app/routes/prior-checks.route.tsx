import { createLazyRoute } from '@tanstack/react-router';
import { PriorChecksPage } from '../../features/imports/components/prior-checks-page';
import { WithMessages } from '../../lib/i18n';

export const Route = createLazyRoute('/desk/prior-checks')({
  component: () => (
    <WithMessages areas={['publishing', 'imports']}>
      <PriorChecksPage />
    </WithMessages>
  ),
});
