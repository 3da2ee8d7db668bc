import { createLazyRoute } from '@tanstack/react-router';
import { DocumentsPage } from '../../features/documents/components/documents-page';
import { WithMessages } from '../../lib/i18n';

export const Route = createLazyRoute('/desk/documents')({
  component: () => (
    <WithMessages areas={['documents', 'claims']}>
      <DocumentsPage />
    </WithMessages>
  ),
});
