import { useQuery } from '@tanstack/react-query';
import { lazy, Suspense } from 'react';
import { readSteps } from '../features/first-steps/api/kept-steps';
import { WithMessages } from '../lib/i18n';
import { meQuery } from '../lib/me';

const FirstSteps = lazy(() =>
  import('../features/first-steps/components/first-steps').then((module) => ({ default: module.FirstSteps })),
);

/** The first steps on a page where people begin. Who has hidden them does not load them. */
export function FirstStepsArea() {
  const { data: me } = useQuery(meQuery);
  if (!me || readSteps(me.id).hidden) return null;
  return (
    <WithMessages areas={['firstSteps']}>
      <Suspense>
        <FirstSteps />
      </Suspense>
    </WithMessages>
  );
}
