import { useQuery } from '@tanstack/react-query';
import { lazy, Suspense } from 'react';
import { ownerOf, readSteps } from '../features/first-steps/api/kept-steps';
import { WithMessages } from '../lib/i18n';
import { meQuery } from '../lib/me';

const FirstSteps = lazy(() =>
  import('../features/first-steps/components/first-steps').then((module) => ({ default: module.FirstSteps })),
);
const TourBar = lazy(() =>
  import('../features/first-steps/components/tour-bar').then((module) => ({ default: module.TourBar })),
);

/** The first steps on the page where people begin. Who has hidden them does not load them. */
export function FirstStepsArea() {
  const { data: me } = useQuery(meQuery);
  if (!me || readSteps(ownerOf(me)).hidden) return null;
  return (
    <WithMessages areas={['firstSteps']}>
      <Suspense>
        <FirstSteps />
      </Suspense>
    </WithMessages>
  );
}

/** In the demo the next step goes along on every page. */
export function TourArea() {
  const { data: me } = useQuery(meQuery);
  if (!me?.demo || readSteps(ownerOf(me)).hidden) return null;
  return (
    <WithMessages areas={['firstSteps']}>
      <Suspense>
        <TourBar me={me} />
      </Suspense>
    </WithMessages>
  );
}
