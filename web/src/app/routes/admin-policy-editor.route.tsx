import { createLazyRoute } from '@tanstack/react-router';
import { PolicyEditorPage } from '../../features/policies/components/policy-editor-page';
import { WithMessages } from '../../lib/i18n';

export const Route = createLazyRoute('/desk/admin/policies/edit')({
  component: () => (
    <WithMessages areas={['policies']}>
      <PolicyEditorPage />
    </WithMessages>
  ),
});
