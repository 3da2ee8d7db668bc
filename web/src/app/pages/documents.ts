import { createRoute } from '@tanstack/react-router';
import { documentSearch, documentsSearch, versionsSearch, watchesSearch } from './document-searches';
import { desk } from './roots';

/** Documents and where they come from. */
export const documents = [
  createRoute({ getParentRoute: () => desk, path: '/documents', validateSearch: documentsSearch }).lazy(() =>
    import('../routes/documents.route').then(({ Route }) => Route),
  ),
  createRoute({ getParentRoute: () => desk, path: '/documents/$documentId', validateSearch: documentSearch }).lazy(() =>
    import('../routes/document.route').then(({ Route }) => Route),
  ),
  createRoute({
    getParentRoute: () => desk,
    path: '/documents/$documentId/versions',
    validateSearch: versionsSearch,
  }).lazy(() => import('../routes/versions.route').then(({ Route }) => Route)),
  createRoute({ getParentRoute: () => desk, path: '/watches', validateSearch: watchesSearch }).lazy(() =>
    import('../routes/watches.route').then(({ Route }) => Route),
  ),
  createRoute({ getParentRoute: () => desk, path: '/watched-sources' }).lazy(() =>
    import('../routes/watched-sources.route').then(({ Route }) => Route),
  ),
  createRoute({ getParentRoute: () => desk, path: '/feeds' }).lazy(() =>
    import('../routes/feeds.route').then(({ Route }) => Route),
  ),
  createRoute({ getParentRoute: () => desk, path: '/feeds/$feedId' }).lazy(() =>
    import('../routes/feed.route').then(({ Route }) => Route),
  ),
  createRoute({ getParentRoute: () => desk, path: '/hooks' }).lazy(() =>
    import('../routes/hooks.route').then(({ Route }) => Route),
  ),
] as const;
