import type { SendMailOptions } from 'nodemailer';
import { oneLine } from '../common/one-line.js';
import { MailRefused, type OutgoingMail } from './mailer.port.js';

/** Where mail comes from; `host` is the right half of the message ids. */
export interface Sender {
  readonly address: string;
  readonly host: string;
}

/** Whatever would end a header line, or look like an address of its own, cannot stand in an address. */
const ADDRESS = /^[^\s\p{Cc}<>(),;:"\\@]+@[^\s\p{Cc}<>(),;:"\\@]+$/u;

/**
 * The mail as nodemailer takes it. Names and subjects are made one line here, whatever they held.
 * @throws MailRefused when the address is none.
 */
export function toMessage(mail: OutgoingMail, sender: Sender): SendMailOptions {
  const { address } = mail.to;
  if (address.length > 254 || !ADDRESS.test(address)) throw new MailRefused('the address is not an e-mail address');
  return {
    from: { name: oneLine(mail.from), address: sender.address },
    to: { name: oneLine(mail.to.name), address },
    messageId: `<${mail.id}@${sender.host}>`,
    subject: oneLine(mail.subject),
    text: mail.text,
    html: mail.html,
    // Vacation notices and mailing lists leave such mail alone.
    headers: { 'Auto-Submitted': 'auto-generated', ...unsubscribeHeaders(mail) },
    disableFileAccess: true,
    disableUrlAccess: true,
  };
}

const unsubscribeHeaders = ({ unsubscribeUrl }: OutgoingMail): Record<string, string> =>
  unsubscribeUrl === undefined
    ? {}
    : { 'List-Unsubscribe': `<${unsubscribeUrl}>`, 'List-Unsubscribe-Post': 'List-Unsubscribe=One-Click' };
