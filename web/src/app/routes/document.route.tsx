import { createLazyRoute } from '@tanstack/react-router';
import { DocumentPage } from '../../features/documents/components/document-page';
import { WithMessages } from '../../lib/i18n';

export const Route = createLazyRoute('/desk/documents/$documentId')({
  component: () => (
    <WithMessages areas={['documents', 'claims', 'threads', 'signs', 'watching']}>
      <DocumentPage />
    </WithMessages>
  ),
});
