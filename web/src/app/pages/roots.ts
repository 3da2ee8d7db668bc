import type { QueryClient } from '@tanstack/react-query';
import { createRootRouteWithContext, createRoute, redirect } from '@tanstack/react-router';
import { comeBack } from '../../lib/coming-back';
import { meQuery } from '../../lib/me';
import { ErrorPage } from '../error-page';
import { NotFoundPage } from '../not-found-page';
import { Shell } from '../shell';

interface Context {
  queries: QueryClient;
}

export const root = createRootRouteWithContext<Context>()({
  notFoundComponent: NotFoundPage,
  errorComponent: ErrorPage,
});

/** Everything that asks who you are; who is not signed in goes to sign in and comes back. */
export const desk = createRoute({
  getParentRoute: () => root,
  id: 'desk',
  component: Shell,
  beforeLoad: async ({ context, location }) => {
    const me = await context.queries.ensureQueryData(meQuery);
    if (me) await comeBack(me.id);
    else throw redirect({ to: '/sign-in', search: { from: location.href } });
  },
});
