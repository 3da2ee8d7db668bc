import { createLazyRoute } from '@tanstack/react-router';
import { ImportPage } from '../../features/imports/components/import-page';
import { WithMessages } from '../../lib/i18n';

export const Route = createLazyRoute('/desk/imports/$id')({
  component: () => (
    <WithMessages areas={['publishing', 'imports']}>
      <ImportPage />
    </WithMessages>
  ),
});
