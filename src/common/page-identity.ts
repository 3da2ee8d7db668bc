import { parseUrl } from './parse-url.js';

/** Two addresses of one page compare equal: scheme, anchor, closing slashes and case of the host are ignored. */
export function pageIdentity(text: string): string {
  const url = parseUrl(text);
  if (url === null) return text;
  let { pathname } = url;
  while (pathname.endsWith('/')) pathname = pathname.slice(0, -1);
  return `${url.host}${pathname}${url.search}`;
}
