import { createLazyRoute } from '@tanstack/react-router';
import { ClaimPage } from '../../features/claim/components/claim-page';
import { WithMessages } from '../../lib/i18n';

export const Route = createLazyRoute('/desk/claims/$claimId')({
  component: () => (
    <WithMessages areas={['claims', 'claimActs', 'assign', 'threads', 'signs', 'claim']}>
      <ClaimPage />
    </WithMessages>
  ),
});
