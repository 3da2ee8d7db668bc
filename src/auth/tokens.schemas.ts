import { z } from 'zod';
import { PERMISSIONS } from '../access/permissions.js';
import { filledText, isoTime } from '../api/text.schema.js';
import { pageOf } from '../common/page.js';
import { passwordText } from '../users/users.schemas.js';

export const createTokenBody = z
  .strictObject({
    name: filledText(80).describe('What it is for, to tell tokens apart.'),
    scopes: z
      .array(z.enum(PERMISSIONS))
      .min(1, 'name at least one permission')
      .max(PERMISSIONS.length)
      .transform((values) => [...new Set(values)])
      .describe('What the token may do; only what you may do yourself, at any time.'),
    expiresInDays: z.int().min(1).max(365).default(90),
    currentPassword: passwordText.optional().describe('Needed when you signed in more than 30 minutes ago.'),
  })
  .meta({ id: 'CreateToken' });
export type CreateTokenBody = z.infer<typeof createTokenBody>;

export const tokenView = z
  .object({
    id: z.uuid(),
    name: z.string(),
    prefix: z.string().describe('How the token begins.'),
    scopes: z.array(z.enum(PERMISSIONS)),
    createdAt: isoTime,
    expiresAt: isoTime,
    lastUsedAt: isoTime.nullable().describe('To the minute.'),
    revokedAt: isoTime.nullable(),
  })
  .meta({ id: 'Token' });
export type TokenView = z.infer<typeof tokenView>;

export const newTokenView = tokenView
  .extend({ token: z.string().describe('Send it as `Authorization: Bearer …`. Shown this once, kept nowhere.') })
  .meta({ id: 'NewToken' });
export type NewTokenView = z.infer<typeof newTokenView>;

export const tokenPage = pageOf(tokenView, 'TokenPage');
