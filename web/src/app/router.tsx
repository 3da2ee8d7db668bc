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

const setUp = createRoute({ getParentRoute: () => root, path: '/set-up' }).lazy(() =>
  import('./routes/set-up.route').then(({ Route }) => Route),
);
const invitation = createRoute({ getParentRoute: () => root, path: '/invitations/$token' }).lazy(() =>
  import('./routes/invitation.route').then(({ Route }) => Route),
);
const passwordReset = createRoute({ getParentRoute: () => root, path: '/password-reset/$token' }).lazy(() =>
  import('./routes/password-reset.route').then(({ Route }) => Route),
);

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

const account = createRoute({ getParentRoute: () => desk, path: '/account' }).lazy(() =>
  import('./routes/account.route').then(({ Route }) => Route),
);
const notifications = createRoute({ getParentRoute: () => desk, path: '/notifications' }).lazy(() =>
  import('./routes/notifications.route').then(({ Route }) => Route),
);

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
  routeTree: root.addChildren([
    signIn,
    setUp,
    invitation,
    passwordReset,
    desk.addChildren([myWork, inbox, board, account, notifications]),
  ]),
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
