import type { QueryClient } from '@tanstack/react-query';
import { createRootRouteWithContext, createRoute, createRouter, redirect } from '@tanstack/react-router';
import { readBoardSearch, readClaimSearch } from '../features/board/api/claim-search';
import { meQuery } from '../lib/me';
import { ErrorPage } from './error-page';
import { NotFoundPage } from './not-found-page';
import { Shell } from './shell';
import { documentSearch, documentsSearch, versionsSearch, watchesSearch } from './document-searches';
import { deliveriesOf, exportSearchOf, importRowsOf, priorCheckSearchOf } from '../lib/publishing-search';
import { insightSearchOf } from '../lib/insight-search';
import { reportFilterOf } from '../lib/report-filter';

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

const adjudicate = createRoute({ getParentRoute: () => desk, path: '/adjudicate' }).lazy(() =>
  import('./routes/adjudicate.route').then(({ Route }) => Route),
);

const adjudicateRound = createRoute({ getParentRoute: () => desk, path: '/adjudicate/$roundId' }).lazy(() =>
  import('./routes/adjudicate-round.route').then(({ Route }) => Route),
);

const VERDICT_LISTS = ['approve', 'publish', 'scheduled', 'review', 'published'] as const;

const verdicts = createRoute({
  getParentRoute: () => desk,
  path: '/verdicts',
  validateSearch: ({ show }: { show?: unknown }): { show?: (typeof VERDICT_LISTS)[number] } => {
    const known = VERDICT_LISTS.find((list) => list === show);
    return known ? { show: known } : {};
  },
}).lazy(() => import('./routes/verdicts.route').then(({ Route }) => Route));

const verdict = createRoute({ getParentRoute: () => desk, path: '/verdicts/$verdictId' }).lazy(() =>
  import('./routes/verdict.route').then(({ Route }) => Route),
);

const corrections = createRoute({ getParentRoute: () => desk, path: '/corrections' }).lazy(() =>
  import('./routes/corrections.route').then(({ Route }) => Route),
);

const CLAIM_PARTS = ['overview', 'rounds', 'verdicts', 'discussion', 'history'] as const;

const claim = createRoute({
  getParentRoute: () => desk,
  path: '/claims/$claimId',
  validateSearch: ({ tab }: { tab?: unknown }): { tab?: (typeof CLAIM_PARTS)[number] } => {
    const known = CLAIM_PARTS.find((part) => part === tab);
    return known ? { tab: known } : {};
  },
}).lazy(() => import('./routes/claim.route').then(({ Route }) => Route));

const COMPLAINT_LISTS = ['open', 'mine', 'nobody', 'overdue', 'done'] as const;

const complaints = createRoute({
  getParentRoute: () => desk,
  path: '/complaints',
  validateSearch: ({ show }: { show?: unknown }): { show?: (typeof COMPLAINT_LISTS)[number] } => {
    const known = COMPLAINT_LISTS.find((list) => list === show);
    return known ? { show: known } : {};
  },
}).lazy(() => import('./routes/complaints.route').then(({ Route }) => Route));

const complaint = createRoute({ getParentRoute: () => desk, path: '/complaints/$complaintId' }).lazy(() =>
  import('./routes/complaint.route').then(({ Route }) => Route),
);

const REPLY_STATES = ['RECEIVED', 'PUBLISHED', 'DECLINED'] as const;

const replies = createRoute({
  getParentRoute: () => desk,
  path: '/replies',
  validateSearch: ({ show }: { show?: unknown }): { show?: (typeof REPLY_STATES)[number] } => {
    const known = REPLY_STATES.find((state) => state === show);
    return known ? { show: known } : {};
  },
}).lazy(() => import('./routes/replies.route').then(({ Route }) => Route));

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

const setUp = createRoute({ getParentRoute: () => root, path: '/set-up' }).lazy(() =>
  import('./routes/set-up.route').then(({ Route }) => Route),
);
const invitation = createRoute({ getParentRoute: () => root, path: '/invitations/$token' }).lazy(() =>
  import('./routes/invitation.route').then(({ Route }) => Route),
);
const passwordReset = createRoute({ getParentRoute: () => root, path: '/password-reset/$token' }).lazy(() =>
  import('./routes/password-reset.route').then(({ Route }) => Route),
);

const account = createRoute({ getParentRoute: () => desk, path: '/account' }).lazy(() =>
  import('./routes/account.route').then(({ Route }) => Route),
);
const notifications = createRoute({ getParentRoute: () => desk, path: '/notifications' }).lazy(() =>
  import('./routes/notifications.route').then(({ Route }) => Route),
);

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
  createRoute({ getParentRoute: () => admin, path: '/webhooks' }).lazy(() =>
    import('./routes/webhooks.route').then(({ Route }) => Route),
  ),
  createRoute({ getParentRoute: () => admin, path: '/webhooks/$id', validateSearch: deliveriesOf }).lazy(() =>
    import('./routes/webhook.route').then(({ Route }) => Route),
  ),
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

export const router = createRouter({
  routeTree: root.addChildren([
    signIn,
    setUp,
    invitation,
    passwordReset,
    desk.addChildren([
      myWork,
      inbox,
      board,
      adjudicate,
      adjudicateRound,
      verdicts,
      verdict,
      corrections,
      claim,
      complaints,
      complaint,
      replies,
      ...documentPages,
      account,
      notifications,
      reports,
      exports_,
      imports,
      oneImport,
      priorChecks,
      insight,
      admin.addChildren(adminPages),
      rate,
      assignment,
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
