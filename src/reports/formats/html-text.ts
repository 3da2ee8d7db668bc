const ESCAPES: Record<string, string> = { '&': '&amp;', '<': '&lt;', '>': '&gt;', '"': '&quot;', "'": '&#39;' };

/** Characters HTML does not allow; parsers would replace some and complain of the others. */
// oxlint-disable-next-line no-control-regex -- control characters are what is looked for
const FORBIDDEN = /[\u0000-\u0008\u000b\u000c\u000e-\u001f\u007f-\u009f\ufffe\uffff]/g;

/** Text for element content and for attribute values in double quotes. */
export const escapeHtml = (text: string): string =>
  text.replace(FORBIDDEN, '\uFFFD').replace(/[&<>"']/g, (char) => ESCAPES[char] ?? char);

/** Text of somebody else's within a line: its direction cannot reach beyond it. */
export const isolated = (text: string): string => `<bdi>${escapeHtml(text)}</bdi>`;

/** Its paragraphs; line breaks within them are kept by the style. */
export const paragraphs = (text: string): string =>
  text
    .split(/(?:\r\n|\r|\n){2,}/)
    .map((paragraph) => `<p class="lines" dir="auto">${isolated(paragraph)}</p>`)
    .join('\n');

/** A link for an address of a report, which is http or https. */
export const anchor = (url: string, text: string): string =>
  `<a href="${escapeHtml(url)}" rel="nofollow noopener noreferrer">${isolated(text)}</a>`;
