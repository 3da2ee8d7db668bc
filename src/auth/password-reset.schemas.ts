import { z } from 'zod';
import { isoTime } from '../api/text.schema.js';
import { passwordText } from '../users/users.schemas.js';

export const passwordResetBody = z
  .strictObject({ token: z.string().max(300).describe('The token of the link.'), newPassword: passwordText })
  .meta({ id: 'PasswordReset' });
export type PasswordResetBody = z.infer<typeof passwordResetBody>;

export const passwordResetView = z
  .object({
    token: z.string().describe('What the link holds. Works once; shown this once, kept nowhere.'),
    link: z.string().describe('The page on which the person sets a new password. Give it to nobody else.'),
    expiresAt: isoTime,
  })
  .meta({ id: 'PasswordResetLink' });
export type PasswordResetView = z.infer<typeof passwordResetView>;
