import { Columns3, Inbox, ListChecks, type LucideIcon } from 'lucide-react';
import type { Permission } from '../lib/me';
import type { Messages } from '../messages/messages';

interface Destination {
  to: '/' | '/inbox' | '/board';
  name: keyof Messages['nav'];
  icon: LucideIcon;
  /** Shown to those who have this permission; the server decides again. */
  needs: Permission;
}

/** Where one can go from every page, in the order of the menu. */
export const DESTINATIONS: readonly Destination[] = [
  { to: '/', name: 'myWork', icon: ListChecks, needs: 'assignment.work' },
  { to: '/inbox', name: 'inbox', icon: Inbox, needs: 'claim.triage' },
  { to: '/board', name: 'board', icon: Columns3, needs: 'round.read' },
];
