import { escapedHtml, type MailText } from '../../mail/plain-mail.js';
import { deskPathOf } from '../desk-path.js';
import { sentenceOf } from '../sentence.js';
import type { NotificationRow } from '../notification-row.js';

/** Lines in one mail; what is beyond is counted. */
export const DIGEST_LINES = 50;

/**
 * The words of a digest. @param rows up to `DIGEST_LINES + 1`: one more means that there is more.
 * @param publicUrl without a trailing slash.
 */
export function digestMail(
  rows: readonly NotificationRow[],
  { name, organisation, publicUrl }: { name: string; organisation: string; publicUrl: string },
): MailText {
  const shown = rows.slice(0, DIGEST_LINES);
  const more = rows.length > DIGEST_LINES;
  const count = more ? `more than ${DIGEST_LINES}` : String(shown.length);
  const subject = `${organisation}: ${count} ${shown.length === 1 ? 'notification' : 'notifications'}`;
  const items = shown.map((row) => ({
    text: sentenceOf({ ...row, timeZone: row.time_zone }),
    link: linkOf(row, publicUrl),
  }));
  const all = `${publicUrl}/desk/notifications`;
  const rest = more ? 'There is more than fits into this mail.' : '';
  const foot = `This is your daily mail from ${organisation}. You can change its hour and what is in it, or switch it off, in your notification preferences.`;
  return {
    subject,
    text: [
      `Hello ${name},`,
      'you have not read this yet:',
      ...items.map(({ text, link }) => (link ? `- ${text}\n  ${link}` : `- ${text}`)),
      ...(rest ? [rest] : []),
      `All that is unread: ${all}`,
      foot,
    ].join('\n\n'),
    html: [
      '<!doctype html><html lang="en"><meta charset="utf-8"><body>',
      `<p>Hello ${escapedHtml(name)},</p><p>you have not read this yet:</p><ul>`,
      ...items.map(({ text, link }) =>
        link
          ? `<li>${escapedHtml(text)} <a href="${escapedHtml(link)}">Open</a></li>`
          : `<li>${escapedHtml(text)}</li>`,
      ),
      `</ul>${rest ? `<p>${rest}</p>` : ''}<p><a href="${escapedHtml(all)}">All that is unread</a></p>`,
      `<p>${escapedHtml(foot)}</p></body></html>`,
    ].join('\n'),
  };
}

function linkOf(row: NotificationRow, publicUrl: string): string | null {
  const path = deskPathOf(row);
  return path && `${publicUrl}${path}`;
}
