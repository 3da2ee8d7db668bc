import { createRoute } from '@tanstack/react-router';
import { insightSearchOf } from '../../lib/insight-search';
import { exportSearchOf, importRowsOf, priorCheckSearchOf } from '../../lib/publishing-search';
import { reportFilterOf } from '../../lib/report-filter';
import { oneOf, searchOf } from '../../lib/search-parameters';
import { desk } from './roots';

/** Verdicts, what readers answer to them, and what leaves the house. */
export const publishing = [
  createRoute({
    getParentRoute: () => desk,
    path: '/verdicts',
    validateSearch: searchOf({ show: oneOf('approve', 'publish', 'scheduled', 'review', 'published') }),
  }).lazy(() => import('../routes/verdicts.route').then(({ Route }) => Route)),
  createRoute({ getParentRoute: () => desk, path: '/verdicts/$verdictId' }).lazy(() =>
    import('../routes/verdict.route').then(({ Route }) => Route),
  ),
  createRoute({ getParentRoute: () => desk, path: '/corrections' }).lazy(() =>
    import('../routes/corrections.route').then(({ Route }) => Route),
  ),
  createRoute({
    getParentRoute: () => desk,
    path: '/complaints',
    validateSearch: searchOf({ show: oneOf('open', 'mine', 'nobody', 'overdue', 'done') }),
  }).lazy(() => import('../routes/complaints.route').then(({ Route }) => Route)),
  createRoute({ getParentRoute: () => desk, path: '/complaints/$complaintId' }).lazy(() =>
    import('../routes/complaint.route').then(({ Route }) => Route),
  ),
  createRoute({
    getParentRoute: () => desk,
    path: '/replies',
    validateSearch: searchOf({ show: oneOf('RECEIVED', 'PUBLISHED', 'DECLINED') }),
  }).lazy(() => import('../routes/replies.route').then(({ Route }) => Route)),
  createRoute({ getParentRoute: () => desk, path: '/reports', validateSearch: reportFilterOf }).lazy(() =>
    import('../routes/reports.route').then(({ Route }) => Route),
  ),
  createRoute({ getParentRoute: () => desk, path: '/exports', validateSearch: exportSearchOf }).lazy(() =>
    import('../routes/exports.route').then(({ Route }) => Route),
  ),
  createRoute({ getParentRoute: () => desk, path: '/imports' }).lazy(() =>
    import('../routes/imports.route').then(({ Route }) => Route),
  ),
  createRoute({ getParentRoute: () => desk, path: '/imports/$id', validateSearch: importRowsOf }).lazy(() =>
    import('../routes/import.route').then(({ Route }) => Route),
  ),
  createRoute({ getParentRoute: () => desk, path: '/prior-checks', validateSearch: priorCheckSearchOf }).lazy(() =>
    import('../routes/prior-checks.route').then(({ Route }) => Route),
  ),
  createRoute({ getParentRoute: () => desk, path: '/insight', validateSearch: insightSearchOf }).lazy(() =>
    import('../routes/insight.route').then(({ Route }) => Route),
  ),
] as const;
