import type { AppError } from '../common/app-error.js';
import type { ErrorCode } from '../common/error-codes.js';

/** What an editor sees of a watched page or feed. All but ACTIVE and MOVED mean that the last check failed. */
export const HEALTHS = ['ACTIVE', 'MOVED', 'GONE', 'BLOCKED', 'NOT_ARTICLE', 'UNREADABLE', 'UNREACHABLE'] as const;
export type Health = (typeof HEALTHS)[number];

const HEALTH_OF: Partial<Record<ErrorCode, Health>> = {
  URL_NOT_FOUND: 'GONE',
  URL_BLOCKED: 'BLOCKED',
  DOCUMENT_PAYWALLED: 'BLOCKED',
  DOCUMENT_NOT_ARTICLE: 'NOT_ARTICLE',
  URL_TOO_MANY_REDIRECTS: 'MOVED',
  URL_INSECURE_REDIRECT: 'MOVED',
  URL_UNREACHABLE: 'UNREACHABLE',
  URL_TIMEOUT: 'UNREACHABLE',
  URL_SERVER_ERROR: 'UNREACHABLE',
  URL_FORBIDDEN_ADDRESS: 'BLOCKED',
};

/** What a failed check says of the page. Whatever came, but cannot be read, is UNREADABLE. */
export const healthOf = ({ code }: Pick<AppError, 'code'>): Health => HEALTH_OF[code] ?? 'UNREADABLE';
