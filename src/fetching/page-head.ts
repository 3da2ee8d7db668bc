import { parseMIMEType } from 'undici';

/** Headers of an answer, as undici gives them. */
export type HeaderFields = Record<string, string | string[] | undefined>;

/** What an answer says of itself before its body. */
export interface PageHead {
  /** The address that answered, after all redirects. */
  finalUrl: string;
  status: number;
  /** Content type in lower case, without parameters; null when the site states none. */
  mediaType: string | null;
  charset: string | null;
  etag: string | null;
  /** As the site wrote it: it goes back unchanged. */
  lastModified: string | null;
  retryAfterSeconds: number | null;
}

/** Longer ones are nothing a site would be asked to compare. */
const MAX_VALIDATOR = 500;

export function pageHead(url: URL, status: number, headers: HeaderFields): PageHead {
  const type = parseMIMEType(field(headers, 'content-type') ?? '');
  return {
    finalUrl: url.href,
    status,
    mediaType: type === 'failure' ? null : type.essence,
    charset: type === 'failure' ? null : (type.parameters.get('charset') ?? null),
    etag: validator(headers, 'etag'),
    lastModified: validator(headers, 'last-modified'),
    retryAfterSeconds: secondsUntil(field(headers, 'retry-after')),
  };
}

/** The first value of a header, or null. */
export function field(headers: HeaderFields, name: string): string | null {
  const value = headers[name];
  return (Array.isArray(value) ? value[0] : value) ?? null;
}

function validator(headers: HeaderFields, name: string): string | null {
  const value = field(headers, name);
  return value !== null && value.length <= MAX_VALIDATOR ? value : null;
}

/** `Retry-After` is a number of seconds or a date. */
function secondsUntil(value: string | null): number | null {
  if (value === null) return null;
  if (/^\d{1,9}$/.test(value.trim())) return Number(value);
  const at = Date.parse(value);
  return Number.isNaN(at) ? null : Math.max(0, Math.ceil((at - Date.now()) / 1000));
}
