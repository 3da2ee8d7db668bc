import { FetchFailure } from './fetch-failure.js';
import type { PageHead } from './page-head.js';

/** What an answer without a page means. Only for a status that is neither success nor a redirect that is followed. */
export function refusedStatus({ status, retryAfterSeconds }: PageHead): FetchFailure {
  const facts = { status, retryAfterSeconds };
  if (status === 404 || status === 410) {
    const message = `There is no page at this address (HTTP ${status}). Check it, or look for an archived copy.`;
    return new FetchFailure('URL_NOT_FOUND', message, facts);
  }
  if (status >= 400 && status < 500) {
    return new FetchFailure(
      'URL_BLOCKED',
      `${REFUSALS[status] ?? 'The site refuses to give this page to a program'} (HTTP ${status}). Save the page in a browser and send the file.`,
      facts,
    );
  }
  const message = `The site could not deliver the page (HTTP ${status}). Try again later, or send the page as a file.`;
  return new FetchFailure('URL_SERVER_ERROR', message, { ...facts, mayPass: status >= 500 });
}

const REFUSALS: Record<number, string> = {
  401: 'The page is only for people who sign in',
  402: 'The page is only for people who pay',
  429: 'The site has had too many requests',
  451: 'The site may not show this page for legal reasons',
};
