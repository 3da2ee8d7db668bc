import { createRoute, redirect } from '@tanstack/react-router';
import { oneOf, searchOf, texts } from '../../lib/search-parameters';
import { desk } from './roots';

/** Where notifications of the API point to: the assignment by its name there. */
const assignment = createRoute({
  getParentRoute: () => desk,
  path: '/assignments/$id',
  beforeLoad: ({ params }) => {
    throw redirect({ to: '/rate/$id', params, replace: true });
  },
});

/** What a person has to do, and what concerns themselves. */
export const work = [
  createRoute({ getParentRoute: () => desk, path: '/', validateSearch: searchOf({ show: oneOf('done') }) }).lazy(() =>
    import('../routes/my-work.route').then(({ Route }) => Route),
  ),
  createRoute({ getParentRoute: () => desk, path: '/rate/$id', validateSearch: searchOf(texts('after')) }).lazy(() =>
    import('../routes/rate.route').then(({ Route }) => Route),
  ),
  assignment,
  createRoute({ getParentRoute: () => desk, path: '/adjudicate' }).lazy(() =>
    import('../routes/adjudicate.route').then(({ Route }) => Route),
  ),
  createRoute({ getParentRoute: () => desk, path: '/adjudicate/$roundId' }).lazy(() =>
    import('../routes/adjudicate-round.route').then(({ Route }) => Route),
  ),
  createRoute({ getParentRoute: () => desk, path: '/notifications' }).lazy(() =>
    import('../routes/notifications.route').then(({ Route }) => Route),
  ),
  createRoute({ getParentRoute: () => desk, path: '/account' }).lazy(() =>
    import('../routes/account.route').then(({ Route }) => Route),
  ),
] as const;
