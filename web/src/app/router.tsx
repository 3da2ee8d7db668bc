import type { QueryClient } from '@tanstack/react-query';
import { createRootRouteWithContext, createRoute, createRouter, redirect } from '@tanstack/react-router';
import { meQuery } from '../lib/me';
import { documentSearch, documentsSearch, versionsSearch, watchesSearch } from './document-searches';
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

const documents = createRoute({
  getParentRoute: () => desk,
  path: '/documents',
  validateSearch: documentsSearch,
}).lazy(() => import('./routes/documents.route').then(({ Route }) => Route));

const document = createRoute({
  getParentRoute: () => desk,
  path: '/documents/$documentId',
  validateSearch: documentSearch,
}).lazy(() => import('./routes/document.route').then(({ Route }) => Route));

const versions = createRoute({
  getParentRoute: () => desk,
  path: '/documents/$documentId/versions',
  validateSearch: versionsSearch,
}).lazy(() => import('./routes/versions.route').then(({ Route }) => Route));

const watches = createRoute({
  getParentRoute: () => desk,
  path: '/watches',
  validateSearch: watchesSearch,
}).lazy(() => import('./routes/watches.route').then(({ Route }) => Route));

const watchedSources = createRoute({ getParentRoute: () => desk, path: '/watched-sources' }).lazy(() =>
  import('./routes/watched-sources.route').then(({ Route }) => Route),
);

const feeds = createRoute({ getParentRoute: () => desk, path: '/feeds' }).lazy(() =>
  import('./routes/feeds.route').then(({ Route }) => Route),
);

const feed = createRoute({ getParentRoute: () => desk, path: '/feeds/$feedId' }).lazy(() =>
  import('./routes/feed.route').then(({ Route }) => Route),
);

const hooks = createRoute({ getParentRoute: () => desk, path: '/hooks' }).lazy(() =>
  import('./routes/hooks.route').then(({ Route }) => Route),
);

const documentPages = [documents, document, versions, watches, watchedSources, feeds, feed, hooks] as const;

export const router = createRouter({
  routeTree: root.addChildren([signIn, desk.addChildren([myWork, ...documentPages])]),
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
