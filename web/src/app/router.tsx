import type { QueryClient } from '@tanstack/react-query';
import { createRootRouteWithContext, createRoute, createRouter, redirect } from '@tanstack/react-router';
import { readBoardSearch, readClaimSearch } from '../features/board/api/claim-search';
import { meQuery } from '../lib/me';
import { ErrorPage } from './error-page';
import { NotFoundPage } from './not-found-page';
import { Shell } from './shell';

interface Context {
  queries: QueryClient;
}

const root = createRootRouteWithContext<Context>()({
  notFoundComponent: NotFoundPage,
  errorComponent: ErrorPage,
});

const signIn = createRoute({
  getParentRoute: () => root,
  path: '/sign-in',
  validateSearch: ({ from }: { from?: unknown }) => (typeof from === 'string' && from.startsWith('/') ? { from } : {}),
}).lazy(() => import('./routes/sign-in.route').then(({ Route }) => Route));

/** Everything that asks who you are; who is not signed in goes to sign in and comes back. */
const desk = createRoute({
  getParentRoute: () => root,
  id: 'desk',
  component: Shell,
  beforeLoad: async ({ context, location }) => {
    const me = await context.queries.ensureQueryData(meQuery);
    if (!me) throw redirect({ to: '/sign-in', search: { from: location.href } });
  },
});

const myWork = createRoute({
  getParentRoute: () => desk,
  path: '/',
  validateSearch: ({ show }: { show?: unknown }): { show?: 'done' } => (show === 'done' ? { show } : {}),
}).lazy(() => import('./routes/my-work.route').then(({ Route }) => Route));

const rate = createRoute({
  getParentRoute: () => desk,
  path: '/rate/$id',
  validateSearch: ({ after }: { after?: unknown }): { after?: string } => (typeof after === 'string' ? { after } : {}),
}).lazy(() => import('./routes/rate.route').then(({ Route }) => Route));

/** Where notifications of the API point to: the assignment by its name there. */
const assignment = createRoute({
  getParentRoute: () => desk,
  path: '/assignments/$id',
  beforeLoad: ({ params }) => {
    throw redirect({ to: '/rate/$id', params, replace: true });
  },
});

const inbox = createRoute({
  getParentRoute: () => desk,
  path: '/inbox',
  validateSearch: readClaimSearch,
}).lazy(() => import('./routes/inbox.route').then(({ Route }) => Route));

const board = createRoute({
  getParentRoute: () => desk,
  path: '/board',
  validateSearch: readBoardSearch,
}).lazy(() => import('./routes/board.route').then(({ Route }) => Route));

export const router = createRouter({
  routeTree: root.addChildren([signIn, desk.addChildren([myWork, rate, assignment, inbox, board])]),
  basepath: '/desk',
  context: { queries: undefined as unknown as QueryClient },
  defaultPreload: 'intent',
  scrollRestoration: true,
});

declare module '@tanstack/react-router' {
  interface Register {
    router: typeof router;
  }
}
