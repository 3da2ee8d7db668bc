import { z } from 'zod';
import { ROLES } from '../access/permissions.js';
import { isoTime } from '../api/text.schema.js';
import { pageOf } from '../common/page.js';
import { displayName, emailAddress, passwordText, roleList } from './users.schemas.js';

export const createInvitationBody = z
  .strictObject({ email: emailAddress, roles: roleList })
  .meta({ id: 'CreateInvitation' });
export type CreateInvitationBody = z.infer<typeof createInvitationBody>;

export const acceptInvitationBody = z
  .strictObject({
    token: z.string().max(200).describe('The token of the link.'),
    displayName,
    password: passwordText,
  })
  .meta({ id: 'AcceptInvitation' });
export type AcceptInvitationBody = z.infer<typeof acceptInvitationBody>;

export const INVITATION_STATES = ['OPEN', 'ACCEPTED', 'REVOKED', 'EXPIRED'] as const;

export const invitationView = z
  .object({
    id: z.uuid(),
    email: z.string(),
    roles: z.array(z.enum(ROLES)),
    state: z.enum(INVITATION_STATES),
    invitedBy: z.uuid(),
    createdAt: isoTime,
    expiresAt: isoTime,
    acceptedAt: isoTime.nullable(),
    revokedAt: isoTime.nullable(),
  })
  .meta({ id: 'Invitation' });
export type InvitationView = z.infer<typeof invitationView>;

export const newInvitationView = invitationView
  .extend({
    token: z.string().describe('What the link holds. Shown this once, kept nowhere.'),
    link: z.string().describe('The page on which the person accepts. Give it to nobody else.'),
  })
  .meta({ id: 'NewInvitation' });
export type NewInvitationView = z.infer<typeof newInvitationView>;

export const invitationPage = pageOf(invitationView, 'InvitationPage');
