import { createRoute } from '@tanstack/react-router';
import { deliveriesOf } from '../../lib/publishing-search';
import { oneOf, searchOf, texts } from '../../lib/search-parameters';
import { desk } from './roots';

const admin = createRoute({ getParentRoute: () => desk, path: '/admin' }).lazy(() =>
  import('../routes/admin.route').then(({ Route }) => Route),
);

const settings = [
  createRoute({ getParentRoute: () => admin, path: '/' }).lazy(() =>
    import('../routes/admin-overview.route').then(({ Route }) => Route),
  ),
  createRoute({
    getParentRoute: () => admin,
    path: '/people',
    validateSearch: searchOf(texts('q', 'role', 'status', 'person')),
  }).lazy(() => import('../routes/admin-people.route').then(({ Route }) => Route)),
  createRoute({ getParentRoute: () => admin, path: '/roles' }).lazy(() =>
    import('../routes/admin-roles.route').then(({ Route }) => Route),
  ),
  createRoute({ getParentRoute: () => admin, path: '/schemes' }).lazy(() =>
    import('../routes/admin-schemes.route').then(({ Route }) => Route),
  ),
  createRoute({ getParentRoute: () => admin, path: '/schemes/edit', validateSearch: searchOf(texts('key')) }).lazy(() =>
    import('../routes/admin-scheme-editor.route').then(({ Route }) => Route),
  ),
  createRoute({ getParentRoute: () => admin, path: '/policies' }).lazy(() =>
    import('../routes/admin-policies.route').then(({ Route }) => Route),
  ),
  createRoute({ getParentRoute: () => admin, path: '/policies/edit', validateSearch: searchOf(texts('key')) }).lazy(
    () => import('../routes/admin-policy-editor.route').then(({ Route }) => Route),
  ),
  createRoute({
    getParentRoute: () => admin,
    path: '/recusals',
    validateSearch: searchOf(texts('kind', 'person', 'subject')),
  }).lazy(() => import('../routes/admin-recusals.route').then(({ Route }) => Route)),
  createRoute({ getParentRoute: () => admin, path: '/sources', validateSearch: searchOf(texts('q')) }).lazy(() =>
    import('../routes/admin-sources.route').then(({ Route }) => Route),
  ),
  createRoute({ getParentRoute: () => admin, path: '/extraction' }).lazy(() =>
    import('../routes/admin-extraction.route').then(({ Route }) => Route),
  ),
  createRoute({ getParentRoute: () => admin, path: '/webhooks' }).lazy(() =>
    import('../routes/webhooks.route').then(({ Route }) => Route),
  ),
  createRoute({ getParentRoute: () => admin, path: '/webhooks/$id', validateSearch: deliveriesOf }).lazy(() =>
    import('../routes/webhook.route').then(({ Route }) => Route),
  ),
  createRoute({
    getParentRoute: () => admin,
    path: '/audit',
    validateSearch: searchOf({
      ...texts('person', 'event', 'kind', 'object', 'from', 'to'),
      order: oneOf('oldest'),
    }),
  }).lazy(() => import('../routes/admin-audit.route').then(({ Route }) => Route)),
  createRoute({ getParentRoute: () => admin, path: '/health' }).lazy(() =>
    import('../routes/admin-health.route').then(({ Route }) => Route),
  ),
  createRoute({ getParentRoute: () => admin, path: '/organisation' }).lazy(() =>
    import('../routes/admin-organisation.route').then(({ Route }) => Route),
  ),
] as const;

/** The settings of the newsroom. */
export const administration = admin.addChildren(settings);
