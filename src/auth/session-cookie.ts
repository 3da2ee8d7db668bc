import type { CookieOptions } from 'express';
import type { AppConfig } from '../config/app-config.js';

/** `__Host-` makes browsers insist on Secure, Path=/ and no Domain; it needs https. */
export const sessionCookieName = ({ secureCookies }: Pick<AppConfig, 'secureCookies'>): string =>
  secureCookies ? '__Host-claimdesk' : 'claimdesk.sid';

/** Attributes of the session cookie. SameSite=Lax is one half of the defence against forged requests (`csrf.ts`). */
export const sessionCookieOptions = ({ secureCookies }: Pick<AppConfig, 'secureCookies'>) =>
  ({ path: '/', httpOnly: true, sameSite: 'lax', secure: secureCookies }) as const satisfies CookieOptions;

/** True when the request brings a session cookie, whatever it is worth. */
export function bringsSessionCookie(cookieHeader: string | undefined, name: string): boolean {
  return (cookieHeader ?? '').split(';').some((pair) => pair.trim().startsWith(`${name}=`));
}
