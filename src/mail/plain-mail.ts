export interface MailText {
  subject: string;
  text: string;
  html: string;
}

/** A paragraph, or one that ends in an address. */
type Paragraph = string | { text: string; url: string };

/** A mail of a few paragraphs, as text and as HTML. */
export function plainMail(subject: string, paragraphs: readonly Paragraph[]): MailText {
  const parts = paragraphs.map((part) => (typeof part === 'string' ? { text: part, url: null } : part));
  return {
    subject,
    text: parts.map(({ text, url }) => (url === null ? text : `${text}\n${url}`)).join('\n\n'),
    html: [
      '<!doctype html><html lang="en"><meta charset="utf-8"><body>',
      ...parts.map(({ text, url }) =>
        url === null
          ? `<p dir="auto">${escapedHtml(text)}</p>`
          : `<p>${escapedHtml(text)} <a href="${escapedHtml(url)}">${escapedHtml(url)}</a></p>`,
      ),
      '</body></html>',
    ].join('\n'),
  };
}

const ESCAPES: Record<string, string> = { '&': '&amp;', '<': '&lt;', '>': '&gt;', '"': '&quot;', "'": '&#39;' };

/** For content and for attributes in quotes. */
export const escapedHtml = (text: string): string => text.replace(/[&<>"']/g, (char) => ESCAPES[char] ?? char);
