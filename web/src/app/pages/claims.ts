import { createRoute } from '@tanstack/react-router';
import { readBoardSearch, readClaimSearch } from '../../features/board/api/claim-search';
import { oneOf, searchOf } from '../../lib/search-parameters';
import { desk } from './roots';

/** Claims from the inbox to the archive. */
export const claims = [
  createRoute({ getParentRoute: () => desk, path: '/inbox', validateSearch: readClaimSearch }).lazy(() =>
    import('../routes/inbox.route').then(({ Route }) => Route),
  ),
  createRoute({ getParentRoute: () => desk, path: '/board', validateSearch: readBoardSearch }).lazy(() =>
    import('../routes/board.route').then(({ Route }) => Route),
  ),
  createRoute({
    getParentRoute: () => desk,
    path: '/claims/$claimId',
    validateSearch: searchOf({ tab: oneOf('overview', 'rounds', 'verdicts', 'discussion', 'history') }),
  }).lazy(() => import('../routes/claim.route').then(({ Route }) => Route)),
] as const;
