import { createRoute } from '@tanstack/react-router';
import { searchOf } from '../../lib/search-parameters';
import { root } from './roots';

/** Where to go on after signing in: a path of the desk, never another site. */
const ownPath = (value: unknown) => (typeof value === 'string' && value.startsWith('/') ? value : undefined);

/** The pages for who has not signed in yet. */
export const entrance = [
  createRoute({ getParentRoute: () => root, path: '/sign-in', validateSearch: searchOf({ from: ownPath }) }).lazy(() =>
    import('../routes/sign-in.route').then(({ Route }) => Route),
  ),
  createRoute({ getParentRoute: () => root, path: '/set-up' }).lazy(() =>
    import('../routes/set-up.route').then(({ Route }) => Route),
  ),
  createRoute({ getParentRoute: () => root, path: '/invitations/$token' }).lazy(() =>
    import('../routes/invitation.route').then(({ Route }) => Route),
  ),
  createRoute({ getParentRoute: () => root, path: '/password-reset/$token' }).lazy(() =>
    import('../routes/password-reset.route').then(({ Route }) => Route),
  ),
] as const;
