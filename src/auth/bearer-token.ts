import type { Request } from 'express';

/** The token of `Authorization: Bearer …`; null when the request brings none. Tokens are read from nowhere else. */
export function bearerToken(request: Pick<Request, 'headers'>): string | null {
  const match = /^Bearer(?:\s+(.*))?$/i.exec(request.headers.authorization?.trim() ?? '');
  return match ? (match[1] ?? '') : null;
}
