import type { ReplyReceipt, RightOfReply } from '../replies/replies.schemas.js';
import { outcomeWords, wayWords } from '../reports/right-of-reply-words.js';
import { day, page, paragraphs, type Site } from './layout.js';
import { type Html, markup } from './markup.js';
import { faultList } from './reader-form.js';

/** What was typed into the form, as it came. */
export interface ReplyFields {
  author: string;
  text: string;
  contactEmail: string;
}

interface FormParts {
  number: number;
  fields: ReplyFields;
  faults: readonly string[];
  maxText: number;
}

/** For whoever the report is about. */
export function replyFormPage(site: Site, { number, fields, faults, maxText }: FormParts): string {
  return page(site, {
    title: `Reply to report ${number}`,
    noindex: true,
    body: markup`<h1>Reply to <a href="/reports/${number}">report ${number}</a></h1>
      <p class="lead">Is this report about you or your organisation? Your reply can stand on its page.</p>
      ${faultList(faults)}
      <form class="card" method="post" action="/reports/${number}/reply" enctype="multipart/form-data">
        <p>
          <label for="author">Your name and role, as they would stand on the page</label>
          <input id="author" name="author" maxlength="200" required value="${fields.author}" />
        </p>
        <p>
          <label for="text">Your reply</label>
          <textarea id="text" name="text" rows="10" maxlength="${maxText}" required>${fields.text}</textarea>
        </p>
        <p>
          <label for="contactEmail">Your e-mail address, so that we can make sure it is you</label>
          <input id="contactEmail" name="contactEmail" type="email" maxlength="254" autocomplete="email" required value="${fields.contactEmail}" />
          <span class="soft">It is not published, and erased with our decision.</span>
        </p>
        <p><button type="submit">Send the reply</button></p>
      </form>
      <p class="soft">Something is wrong in the report? <a href="/complaints?report=${number}">Complain</a> instead.</p>`,
  });
}

const STATES: Record<ReplyReceipt['state'], string> = {
  RECEIVED: 'Received. An editor will read it.',
  PUBLISHED: 'Published.',
  DECLINED: 'Not published.',
};

/** What became of a reply, for whoever has its secret address. */
export function replyReceiptPage(site: Site, { reportNumber, state, receivedAt, reason }: ReplyReceipt): string {
  return page(site, {
    title: `Reply to report ${reportNumber}`,
    noindex: true,
    body: markup`<h1>Your reply to <a href="/reports/${reportNumber}">report ${reportNumber}</a></h1>
      <p class="lead">${STATES[state]}</p>
      <p>Received ${day(receivedAt)}. Keep the address of this page: it is the only way back to it.</p>
      ${reason !== null && markup`<p class="lines" dir="auto">${reason}</p>`}`,
  });
}

/** On a report: whom the desk asked before, and what was replied since. */
export function replySection({ contactAttempts, replies }: RightOfReply): Html | null {
  if (contactAttempts.length + replies.length === 0) return null;
  return markup`<h2 id="replies" lang="en">Right of reply</h2>
    <ul class="list">
      ${contactAttempts.map(
        (attempt) =>
          markup`<li lang="en">
            We asked <bdi>${attempt.who}</bdi> ${wayWords(attempt)} on ${day(attempt.attemptedAt)}. ${outcomeWords(attempt)}
            ${attempt.answer !== null && markup`<blockquote class="lines" dir="auto">${attempt.answer}</blockquote>`}
          </li> `,
      )}
      ${replies.map(
        ({ author, text, publishedAt }) =>
          markup`<li>
            <span class="soft" lang="en">Reply by <bdi>${author}</bdi>, published ${day(publishedAt)}</span>
            ${paragraphs(text)}
          </li> `,
      )}
    </ul>`;
}
