import type { LinkProps } from '@tanstack/react-router';
import type { Permission } from '../../../lib/me';
import type { Messages } from '../../../messages/messages';

export interface AdminPlace {
  to: NonNullable<LinkProps['to']>;
  name: keyof Messages['admin']['about'];
  /** Shown to those who have this permission; the server decides again. */
  needs: Permission;
}

/** The pages of Admin, by what they are about. */
export const ADMIN_PLACES: readonly { group: keyof Messages['admin']['group']; places: readonly AdminPlace[] }[] = [
  {
    group: 'people',
    places: [
      { to: '/admin/people', name: 'people', needs: 'user.read' },
      { to: '/admin/roles', name: 'roles', needs: 'user.read' },
      { to: '/admin/recusals', name: 'recusals', needs: 'recusal.manage' },
    ],
  },
  {
    group: 'rules',
    places: [
      { to: '/admin/schemes', name: 'schemes', needs: 'scheme.read' },
      { to: '/admin/policies', name: 'policies', needs: 'round.open' },
      { to: '/admin/extraction', name: 'extraction', needs: 'settings.read' },
      { to: '/admin/sources', name: 'sources', needs: 'watch.read' },
      { to: '/admin/organisation', name: 'organisation', needs: 'settings.read' },
    ],
  },
  {
    group: 'system',
    places: [
      { to: '/admin/webhooks', name: 'webhooks', needs: 'webhook.manage' },
      { to: '/admin/audit', name: 'audit', needs: 'audit.read' },
      { to: '/admin/health', name: 'health', needs: 'health.read' },
    ],
  },
];
