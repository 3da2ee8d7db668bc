import { ChartColumn, ListChecks, Newspaper, type LucideIcon, Webhook } from 'lucide-react';
import type { Permission } from '../lib/me';
import type { Messages } from '../messages/messages';

interface Destination {
  to: '/' | '/reports' | '/insight' | '/admin/webhooks';
  name: keyof Messages['nav'];
  icon: LucideIcon;
  /** Shown to those who have this permission; the server decides again. */
  needs: Permission;
}

/** Where one can go from every page, in the order of the menu. */
export const DESTINATIONS: readonly Destination[] = [
  { to: '/', name: 'myWork', icon: ListChecks, needs: 'assignment.work' },
  { to: '/reports', name: 'reports', icon: Newspaper, needs: 'report.read' },
  { to: '/insight', name: 'insight', icon: ChartColumn, needs: 'agreement.read' },
  { to: '/admin/webhooks', name: 'webhooks', icon: Webhook, needs: 'webhook.manage' },
];
