import type { Request } from 'express';
import { parseUrl } from '../common/parse-url.js';
import type { AppConfig } from '../config/app-config.js';
import { bearerToken } from './bearer-token.js';

const SAFE_METHODS = new Set(['GET', 'HEAD', 'OPTIONS']);
/** Besides multipart, which uploads need, what an HTML form of another site can send. */
const FORM_TYPES = new Set(['application/x-www-form-urlencoded', 'text/plain']);

type CheckedRequest = Pick<Request, 'method' | 'headers' | 'host'>;

/**
 * Why a request may have been forged by another site, or null. Browsers say where a request comes from in
 * `Sec-Fetch-Site` and `Origin`, and scripts of other sites cannot change that; a client that sends neither is no
 * browser and has no cookies to be abused. `SameSite=Lax` on the cookie is the other half. A request with a bearer
 * token carries its proof itself. Requests before sign-in are checked too: signing somebody in as somebody else is an
 * attack as well.
 */
export function forgeryFault(
  request: CheckedRequest,
  config: Pick<AppConfig, 'publicUrl' | 'secureCookies'>,
): string | null {
  if (SAFE_METHODS.has(request.method) || bearerToken(request) !== null) return null;
  const site = request.headers['sec-fetch-site'];
  if (site !== undefined && site !== 'same-origin' && site !== 'none') return 'the request comes from another site';
  const { origin } = request.headers;
  if (origin !== undefined && !isOwnOrigin(origin, request.host, config)) return 'its Origin is not this desk';
  const [type = ''] = (request.headers['content-type'] ?? '').split(';');
  if (FORM_TYPES.has(type.trim().toLowerCase())) return 'it has a content type that forms of other sites can send';
  return null;
}

function isOwnOrigin(
  origin: string,
  host: string | undefined,
  { publicUrl, secureCookies }: Pick<AppConfig, 'publicUrl' | 'secureCookies'>,
): boolean {
  const url = parseUrl(origin);
  if (url === null) return false;
  const { origin: canonical, host: originHost, protocol } = url;
  if (canonical === new URL(publicUrl).origin) return true;
  // Behind https, the same host by http is another origin: whoever is on the line may have written that page.
  return originHost === host?.toLowerCase() && (protocol === 'https:' || (protocol === 'http:' && !secureCookies));
}
