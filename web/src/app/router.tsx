import type { QueryClient } from '@tanstack/react-query';
import { createRootRouteWithContext, createRoute, createRouter, redirect } from '@tanstack/react-router';
import { readBoardSearch, readClaimSearch } from '../features/board/api/claim-search';
import { deliveriesOf, exportSearchOf, importRowsOf, priorCheckSearchOf } from '../lib/publishing-search';
import { insightSearchOf } from '../lib/insight-search';
import { meQuery } from '../lib/me';
import { reportFilterOf } from '../lib/report-filter';
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

const reports = createRoute({
  getParentRoute: () => desk,
  path: '/reports',
  validateSearch: reportFilterOf,
}).lazy(() => import('./routes/reports.route').then(({ Route }) => Route));

const exports_ = createRoute({
  getParentRoute: () => desk,
  path: '/exports',
  validateSearch: exportSearchOf,
}).lazy(() => import('./routes/exports.route').then(({ Route }) => Route));

const imports = createRoute({ getParentRoute: () => desk, path: '/imports' }).lazy(() =>
  import('./routes/imports.route').then(({ Route }) => Route),
);

const oneImport = createRoute({
  getParentRoute: () => desk,
  path: '/imports/$id',
  validateSearch: importRowsOf,
}).lazy(() => import('./routes/import.route').then(({ Route }) => Route));

const priorChecks = createRoute({
  getParentRoute: () => desk,
  path: '/prior-checks',
  validateSearch: priorCheckSearchOf,
}).lazy(() => import('./routes/prior-checks.route').then(({ Route }) => Route));

const insight = createRoute({
  getParentRoute: () => desk,
  path: '/insight',
  validateSearch: insightSearchOf,
}).lazy(() => import('./routes/insight.route').then(({ Route }) => Route));

const webhooks = createRoute({ getParentRoute: () => desk, path: '/admin/webhooks' }).lazy(() =>
  import('./routes/webhooks.route').then(({ Route }) => Route),
);

const webhook = createRoute({
  getParentRoute: () => desk,
  path: '/admin/webhooks/$id',
  validateSearch: deliveriesOf,
}).lazy(() => import('./routes/webhook.route').then(({ Route }) => Route));

export const router = createRouter({
  routeTree: root.addChildren([
    signIn,
    desk.addChildren([
      myWork,
      inbox,
      board,
      reports,
      exports_,
      imports,
      oneImport,
      priorChecks,
      insight,
      webhooks,
      webhook,
    ]),
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
