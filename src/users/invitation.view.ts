import type { Invitation } from './invitation.entity.js';
import type { INVITATION_STATES, InvitationView } from './invitations.schemas.js';

export const toInvitationView = (invitation: Invitation): InvitationView => ({
  id: invitation.id,
  email: invitation.email,
  roles: invitation.roles,
  state: stateOf(invitation),
  invitedBy: invitation.invitedBy,
  createdAt: invitation.createdAt.toISOString(),
  expiresAt: invitation.expiresAt.toISOString(),
  acceptedAt: invitation.acceptedAt?.toISOString() ?? null,
  revokedAt: invitation.revokedAt?.toISOString() ?? null,
});

function stateOf({ acceptedAt, revokedAt, expiresAt }: Invitation): (typeof INVITATION_STATES)[number] {
  if (acceptedAt) return 'ACCEPTED';
  if (revokedAt) return 'REVOKED';
  return expiresAt.getTime() <= Date.now() ? 'EXPIRED' : 'OPEN';
}
