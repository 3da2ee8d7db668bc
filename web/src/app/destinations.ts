import { FileText, ListChecks, type LucideIcon } from 'lucide-react';
import type { Permission } from '../lib/me';
import type { Messages } from '../messages/messages';

interface Destination {
  to: '/' | '/documents';
  name: keyof Messages['nav'];
  icon: LucideIcon;
  /** Shown to those who have this permission; the server decides again. */
  needs: Permission;
}

/** Where one can go from every page, in the order of the menu. */
export const DESTINATIONS: readonly Destination[] = [
  { to: '/', name: 'myWork', icon: ListChecks, needs: 'assignment.work' },
  { to: '/documents', name: 'documents', icon: FileText, needs: 'document.create' },
];
