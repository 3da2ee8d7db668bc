import { createLazyRoute, useParams } from '@tanstack/react-router';
import { RatePage } from '../../features/rate/components/rate-page';
import { WithMessages } from '../../lib/i18n';

function Page() {
  const { id } = useParams({ from: '/desk/rate/$id' });
  return (
    <WithMessages areas={['claims', 'myWork', 'rate']}>
      <RatePage id={id} />
    </WithMessages>
  );
}

export const Route = createLazyRoute('/desk/rate/$id')({ component: Page });
