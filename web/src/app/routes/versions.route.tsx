import { createLazyRoute } from '@tanstack/react-router';
import { VersionsPage } from '../../features/documents/components/versions/versions-page';
import { WithMessages } from '../../lib/i18n';

export const Route = createLazyRoute('/desk/documents/$documentId/versions')({
  component: () => (
    <WithMessages areas={['documents', 'claims']}>
      <VersionsPage />
    </WithMessages>
  ),
});
