import { z } from 'zod';
import { wholeListOf } from '../common/page.js';
import { PERMISSIONS, ROLES } from '../access/permissions.js';
import { isoTime, text } from '../api/text.schema.js';
import { displayName, emailAddress, passwordText } from '../users/users.schemas.js';

export const loginBody = z
  .strictObject({ email: text(254).min(1, 'must not be empty'), password: passwordText })
  .meta({ id: 'Login' });
export type LoginBody = z.infer<typeof loginBody>;

export const changePasswordBody = z
  .strictObject({ currentPassword: passwordText, newPassword: passwordText })
  .meta({ id: 'ChangePassword' });
export type ChangePasswordBody = z.infer<typeof changePasswordBody>;

export const setupBody = z
  .strictObject({
    secret: text(500).describe('The one-time secret that the first start printed.'),
    email: emailAddress,
    displayName,
    password: passwordText,
  })
  .meta({ id: 'Setup' });
export type SetupBody = z.infer<typeof setupBody>;

export const meView = z
  .object({
    id: z.uuid(),
    email: z.string(),
    displayName: z.string(),
    roles: z.array(z.enum(ROLES)),
    permissions: z.array(z.enum(PERMISSIONS)).describe('What this session or token may do.'),
    languages: z.array(z.string()),
    pausedFrom: isoTime.nullable().describe('When your pause begins; null: at once, or there is none.'),
    pausedUntil: isoTime.nullable().describe('You get no new assignments before this time; it may have passed.'),
    demo: z.boolean().describe('The desk runs with demo users and data.'),
  })
  .meta({ id: 'Me' });
export type MeView = z.infer<typeof meView>;

export const currentSessionView = z.object({ me: meView.nullable() }).meta({ id: 'CurrentSession' });
export type CurrentSessionView = z.infer<typeof currentSessionView>;

export const textKeysView = z
  .object({
    keys: z
      .array(z.string())
      .min(1)
      .describe('32 bytes each, in Base64. Seal with the first; an older one may open what was sealed before.'),
  })
  .meta({ id: 'TextKeys' });
export type TextKeysView = z.infer<typeof textKeysView>;

export const signInOptionsView = z
  .object({
    demo: z.boolean().describe('Demo users exist; their password is on the sign-in page.'),
    setupOpen: z.boolean().describe('There is no account yet: set the desk up first.'),
    passwordMinLength: z.int(),
  })
  .meta({ id: 'SignInOptions' });
export type SignInOptionsView = z.infer<typeof signInOptionsView>;

export const sessionView = z
  .object({
    id: z.string().describe('Names the session when you end it; it opens nothing.'),
    startedAt: isoTime,
    expiresAt: isoTime,
    current: z.boolean().describe('The one this request came with.'),
    device: z
      .object({ browser: z.string().nullable(), system: z.string().nullable() })
      .describe('What the browser said of itself at sign-in; null what is not known.'),
    address: z.string().nullable().describe('The IP address that signed in.'),
  })
  .meta({ id: 'Session' });
export type SessionView = z.infer<typeof sessionView>;

export const sessionParams = z.object({ id: z.string().regex(/^[\da-f]{64}$/, 'is no id of a session') });
export type SessionParams = z.infer<typeof sessionParams>;

export const sessionList = wholeListOf(sessionView, 'SessionList');
export type SessionList = z.infer<typeof sessionList>;
