import { z } from 'zod';
import { isoTime } from '../api/text.schema.js';
import { passwordText } from '../users/users.schemas.js';

export const passwordResetBody = z
  .strictObject({ token: z.string().max(300).describe('The token of the link.'), newPassword: passwordText })
  .meta({ id: 'PasswordReset' });
export type PasswordResetBody = z.infer<typeof passwordResetBody>;

export const passwordResetView = z
  .object({
    token: z.string().describe('Goes into the link for this person. Works once; shown this once, kept nowhere.'),
    expiresAt: isoTime,
  })
  .meta({ id: 'PasswordResetLink' });
export type PasswordResetView = z.infer<typeof passwordResetView>;
