import { AppError } from '../../common/app-error.js';

const NOT_REACHED = 'The endpoint could not be reached, or the connection broke off';

/** Why there was no answer, for the people of the desk. Never holds the address or what its name led to. */
export function noAnswerReason(error: unknown, timeoutMs: number): string {
  const code = error instanceof AppError ? error.code : null;
  if (code === 'URL_TIMEOUT') return `The endpoint did not answer completely within ${timeoutMs / 1000} seconds.`;
  if (code === 'URL_FORBIDDEN_ADDRESS') {
    return 'The address leads into a private or reserved network, so nothing was sent.';
  }
  if (code === 'URL_INVALID') return 'The address is not one that webhooks may be sent to any more. Change it.';
  const cause = error instanceof AppError ? causeOf(error) : null;
  return `${NOT_REACHED}${cause === null ? '' : ` (${cause})`}.`;
}

/** Why an answer counts as a failure; null when it does not. */
export function refusalReason(status: number): string | null {
  if (status >= 200 && status <= 299) return null;
  if (status >= 300 && status <= 399) {
    return `The endpoint answered with a redirect (HTTP ${status}). Redirects are not followed: change the address of the webhook.`;
  }
  if (status === 410) return 'The endpoint is gone for good (HTTP 410), so the webhook was disabled.';
  return `The endpoint refused it (HTTP ${status}).`;
}

/** The code of Node for it, such as ECONNREFUSED. */
function causeOf({ cause }: AppError): string | null {
  const first: unknown = cause instanceof AggregateError ? cause.errors[0] : cause;
  const code: unknown = typeof first === 'object' && first !== null && 'code' in first ? first.code : null;
  return typeof code === 'string' ? code : null;
}
