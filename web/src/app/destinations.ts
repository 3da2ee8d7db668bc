import {
  Columns3,
  Inbox,
  LayoutDashboard,
  ListChecks,
  type LucideIcon,
  Gavel,
  MessageSquareWarning,
  Scale,
  FileText,
  ChartColumn,
  Newspaper,
  Settings,
} from 'lucide-react';
import type { Permission } from '../lib/me';
import type { Messages } from '../messages/messages';

interface Destination {
  to:
    | '/'
    | '/inbox'
    | '/board'
    | '/adjudicate'
    | '/verdicts'
    | '/complaints'
    | '/documents'
    | '/reports'
    | '/insight'
    | '/admin';
  name: keyof Messages['nav'];
  icon: LucideIcon;
  /** Shown to those who have this permission; the server decides again. */
  needs: Permission;
  /** And not to those who have this one. */
  unless?: Permission;
}

/** Where one can go from every page, in the order of the menu. */
const DESTINATIONS: readonly Destination[] = [
  { to: '/', name: 'myWork', icon: ListChecks, needs: 'assignment.work' },
  { to: '/', name: 'home', icon: LayoutDashboard, needs: 'round.read', unless: 'assignment.work' },
  { to: '/inbox', name: 'inbox', icon: Inbox, needs: 'claim.triage' },
  { to: '/board', name: 'board', icon: Columns3, needs: 'round.read' },
  { to: '/adjudicate', name: 'adjudicate', icon: Scale, needs: 'adjudication.decide' },
  { to: '/verdicts', name: 'verdicts', icon: Gavel, needs: 'verdict.approve' },
  { to: '/documents', name: 'documents', icon: FileText, needs: 'document.create' },
  { to: '/complaints', name: 'complaints', icon: MessageSquareWarning, needs: 'complaint.handle' },
  { to: '/reports', name: 'reports', icon: Newspaper, needs: 'report.read' },
  { to: '/insight', name: 'insight', icon: ChartColumn, needs: 'agreement.read' },
  { to: '/admin', name: 'admin', icon: Settings, needs: 'user.read' },
];

/** Where this person can go. */
export const destinationsOf = (permissions: readonly Permission[]): readonly Destination[] =>
  DESTINATIONS.filter(
    ({ needs, unless }) => permissions.includes(needs) && !(unless !== undefined && permissions.includes(unless)),
  );
