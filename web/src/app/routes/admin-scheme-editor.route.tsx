import { createLazyRoute } from '@tanstack/react-router';
import { SchemeEditorPage } from '../../features/schemes/components/scheme-editor-page';
import { WithMessages } from '../../lib/i18n';

export const Route = createLazyRoute('/desk/admin/schemes/edit')({
  component: () => (
    <WithMessages areas={['schemes']}>
      <SchemeEditorPage />
    </WithMessages>
  ),
});
