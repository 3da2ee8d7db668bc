/** A mail to one person. */
export interface OutgoingMail {
  /** Identifies the mail for ever: letters, digits and `-`. Sent again under the same id, a mail is recognised as the same. */
  readonly id: string;
  /** Name of the organisation it comes from. */
  readonly from: string;
  readonly to: { readonly name: string; readonly address: string };
  readonly subject: string;
  readonly text: string;
  readonly html: string;
  /** Ends such mail with one POST (RFC 8058); left out of mail nobody subscribed to. */
  readonly unsubscribeUrl?: string;
}

/** Hands mail over. Whether it may be tried again is told by the error. */
export interface Mailer {
  /**
   * Resolves when the mail is in somebody else's hands.
   * @param signal ends the attempt when it is aborted.
   * @throws MailRefused when trying again cannot help; any other error when it can.
   */
  send(mail: OutgoingMail, signal?: AbortSignal): Promise<void>;
}

/** Nest injection token of the `Mailer`. */
export const MAILER = Symbol('MAILER');

/** The mail itself, or its address, was refused for good. */
export class MailRefused extends Error {
  override readonly name = 'MailRefused';
}
