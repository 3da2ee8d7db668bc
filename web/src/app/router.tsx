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

const text = (value: unknown): string | undefined => (typeof value === 'string' && value !== '' ? value : undefined);
/** Search parameters that are plain texts; whatever else an address has is left out. */
const texts =
  <Name extends string>(...names: Name[]) =>
  (search: Record<string, unknown>): { [name in Name]?: string } =>
    Object.fromEntries(names.flatMap((name) => (text(search[name]) ? [[name, text(search[name])]] : []))) as {
      [name in Name]?: string;
    };

const admin = createRoute({ getParentRoute: () => desk, path: '/admin' }).lazy(() =>
  import('./routes/admin.route').then(({ Route }) => Route),
);
const adminPages = [
  createRoute({ getParentRoute: () => admin, path: '/' }).lazy(() =>
    import('./routes/admin-overview.route').then(({ Route }) => Route),
  ),
  createRoute({
    getParentRoute: () => admin,
    path: '/people',
    validateSearch: texts('q', 'role', 'status', 'person'),
  }).lazy(() => import('./routes/admin-people.route').then(({ Route }) => Route)),
  createRoute({ getParentRoute: () => admin, path: '/roles' }).lazy(() =>
    import('./routes/admin-roles.route').then(({ Route }) => Route),
  ),
  createRoute({ getParentRoute: () => admin, path: '/schemes' }).lazy(() =>
    import('./routes/admin-schemes.route').then(({ Route }) => Route),
  ),
  createRoute({ getParentRoute: () => admin, path: '/schemes/edit', validateSearch: texts('key') }).lazy(() =>
    import('./routes/admin-scheme-editor.route').then(({ Route }) => Route),
  ),
  createRoute({ getParentRoute: () => admin, path: '/policies' }).lazy(() =>
    import('./routes/admin-policies.route').then(({ Route }) => Route),
  ),
  createRoute({ getParentRoute: () => admin, path: '/policies/edit', validateSearch: texts('key') }).lazy(() =>
    import('./routes/admin-policy-editor.route').then(({ Route }) => Route),
  ),
  createRoute({
    getParentRoute: () => admin,
    path: '/recusals',
    validateSearch: texts('kind', 'person', 'subject'),
  }).lazy(() => import('./routes/admin-recusals.route').then(({ Route }) => Route)),
  createRoute({ getParentRoute: () => admin, path: '/sources', validateSearch: texts('q') }).lazy(() =>
    import('./routes/admin-sources.route').then(({ Route }) => Route),
  ),
  createRoute({ getParentRoute: () => admin, path: '/extraction' }).lazy(() =>
    import('./routes/admin-extraction.route').then(({ Route }) => Route),
  ),
  createRoute({
    getParentRoute: () => admin,
    path: '/audit',
    validateSearch: texts('person', 'event', 'kind', 'object', 'from', 'to'),
  }).lazy(() => import('./routes/admin-audit.route').then(({ Route }) => Route)),
  createRoute({ getParentRoute: () => admin, path: '/health' }).lazy(() =>
    import('./routes/admin-health.route').then(({ Route }) => Route),
  ),
  createRoute({ getParentRoute: () => admin, path: '/organisation' }).lazy(() =>
    import('./routes/admin-organisation.route').then(({ Route }) => Route),
  ),
] as const;

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
  routeTree: root.addChildren([signIn, desk.addChildren([myWork, inbox, board, admin.addChildren(adminPages)])]),
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
