import { createLazyRoute } from '@tanstack/react-router';
import { PeoplePage } from '../../features/people/components/people-page';
import { WithMessages } from '../../lib/i18n';

export const Route = createLazyRoute('/desk/admin/people')({
  component: () => (
    <WithMessages areas={['people', 'roles']}>
      <PeoplePage />
    </WithMessages>
  ),
});
