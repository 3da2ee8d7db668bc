import { type MailText, plainMail } from '../mail/plain-mail.js';
import type { MailFacts } from './subscription-mail.queries.js';
import { CONFIRM_HOURS } from './subscriptions.repository.js';

interface Addresses {
  organisation: string;
  publicUrl: string;
  confirmUrl: string;
  unsubscribeUrl: string;
}

/** The words of a mail to a subscriber. */
export function subscriptionMailText(facts: MailFacts, addresses: Addresses): MailText {
  return facts.kind === 'CONFIRM' ? confirmText(facts, addresses) : changeText(facts, addresses);
}

function confirmText({ topic }: MailFacts, { organisation, confirmUrl }: Addresses): MailText {
  return plainMail(`${organisation}: please confirm your subscription`, [
    `Somebody, probably you, asked ${organisation} to mail ${ABOUT[topic.split(':')[0] ?? ''] ?? 'corrections'} to this address.`,
    { text: 'Confirm it here:', url: confirmUrl },
    `The link works for ${CONFIRM_HOURS} hours. If it was not you, do nothing: you will get no mail, and your address is deleted then.`,
  ]);
}

function changeText(facts: MailFacts, { organisation, publicUrl, unsubscribeUrl }: Addresses): MailText {
  const { kind, correction, statement, whatWasWrong, whatItSaysNow, why, reportNumber } = facts;
  const what = kind === 'REPLACEMENT' ? 'New verdict' : (WORDS[correction ?? ''] ?? 'Change');
  const log =
    kind === 'REPLACEMENT'
      ? ['The claim was checked again, and a new report replaces the one before.']
      : [`What was wrong: ${whatWasWrong}`, `What it says now: ${whatItSaysNow}`, `Why: ${why}`];
  return plainMail(`${organisation}: ${what}: ${statement}`, [
    `${what}: ${statement}`,
    ...log,
    { text: 'The report:', url: `${publicUrl}/reports/${reportNumber}` },
    { text: 'You get this mail because you subscribed to it. End it here:', url: unsubscribeUrl },
  ]);
}

const ABOUT: Record<string, string> = {
  all: 'all its corrections',
  claim: 'the corrections of one report',
  document: 'the corrections of the reports on one document',
};

const WORDS: Record<string, string> = {
  CORRECTION: 'Correction',
  RETRACTION: 'Retraction',
  UPDATE: 'Update',
  CLARIFICATION: 'Clarification',
};
