import { FetchFailure } from './fetch-failure.js';

/** No further try helps against these: the name is wrong. */
const NO_SUCH_HOST = new Set(['ENOTFOUND', 'ENODATA', 'EAI_NONAME']);

/** A certificate that no browser would accept, by the codes of Node's TLS. */
const CERTIFICATE = /^(?:CERT_|ERR_TLS_CERT|DEPTH_ZERO_|SELF_SIGNED_|UNABLE_TO_(?:GET|VERIFY)_)/;

/** The error of a socket, a resolver, a parser or an unpacker, as a failure that people can act on. */
export function networkFailure(error: unknown): FetchFailure {
  if (error instanceof FetchFailure) return error;
  const code = codeOf(error);
  const options = { cause: error };
  if (NO_SUCH_HOST.has(code)) {
    return new FetchFailure('URL_UNREACHABLE', 'There is no site of this name. Check the address.', {}, options);
  }
  if (CERTIFICATE.test(code)) {
    const message = `The site’s certificate is not valid (${code}). Save the page in a browser and send the file, if you trust it.`;
    return new FetchFailure('URL_UNREACHABLE', message, {}, options);
  }
  const message = `The site could not be reached, or the connection broke off (${code}). Try again later, or send the page as a file.`;
  return new FetchFailure('URL_UNREACHABLE', message, { mayPass: true }, options);
}

/** Of several attempts (IPv6, then IPv4) the first tells enough. */
function codeOf(error: unknown): string {
  if (error instanceof AggregateError && error.errors.length > 0) return codeOf(error.errors[0]);
  const code: unknown = typeof error === 'object' && error !== null && 'code' in error ? error.code : null;
  return typeof code === 'string' ? code : 'unknown reason';
}
