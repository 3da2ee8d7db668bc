import { parseUrl } from '../common/parse-url.js';

/** A report is a page with links, and `javascript:` is a valid URL too. */
export const isWebUrl = (url: string): boolean => /^https?:\/\//i.test(url) && parseUrl(url) !== null;

export const webUrlOrNull = (url: string | null): string | null => (url !== null && isWebUrl(url) ? url : null);
