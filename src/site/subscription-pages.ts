import { type Html, markup } from './markup.js';
import { page, type Site } from './layout.js';
import { buttonForm, faultList } from './reader-form.js';

/** What was typed into the form, as it came. */
export interface SubscriptionFields {
  email: string;
  reportNumber: string;
}

interface FormParts {
  fields: SubscriptionFields;
  faults: readonly string[];
  /** Whether this desk sends mail to readers. */
  on: boolean;
}

/** Ways to hear of corrections, and the form for mail. */
export function subscriptionFormPage(site: Site, { fields, faults, on }: FormParts): string {
  return page(site, {
    title: 'Hear of corrections',
    canonical: '/subscriptions',
    body: markup`<h1>Hear of corrections</h1>
      <p class="lead">What we correct or take back is listed <a href="/corrections">in public</a>, in a
        <a href="/corrections.atom">feed</a>${on && ', and mailed to who asks for it'}.</p>
      ${faultList(faults)}
      ${on ? form(fields) : markup`<p class="card">This desk sends no mail to readers. Please follow the <a href="/corrections.atom">feed</a>.</p>`}`,
  });
}

const form = ({ email, reportNumber }: SubscriptionFields): Html => markup`<form
  class="card"
  method="post"
  action="/subscriptions"
  enctype="multipart/form-data"
>
  <p>
    <label for="email">Your e-mail address</label>
    <input id="email" name="email" type="email" maxlength="254" autocomplete="email" required value="${email}" />
    <span class="soft">You are sent a mail to confirm it. It is deleted when you end the subscription.</span>
  </p>
  <p>
    <label for="reportNumber">Only about the report with this number (leave it empty for all)</label>
    <input id="reportNumber" name="reportNumber" inputmode="numeric" maxlength="15" value="${reportNumber}" />
  </p>
  <p><button type="submit">Subscribe</button></p>
</form>`;

/** One sentence that answers. */
export function subscriptionMessagePage(site: Site, title: string, message: string): string {
  return page(site, {
    title,
    noindex: true,
    body: markup`<h1>${title}</h1><p>${message}</p><p><a href="/subscriptions">Hear of corrections</a></p>`,
  });
}

/** A press of a button acts, not the visit: programs that look into mail visit every link. */
export function subscriptionButtonPage(site: Site, purpose: 'confirm' | 'unsubscribe', token: string): string {
  const title = purpose === 'confirm' ? 'Confirm your subscription' : 'End your subscription';
  return page(site, {
    title,
    noindex: true,
    body: markup`<h1>${title}</h1>${buttonForm(`/subscriptions/${purpose}/${token}`, title)}`,
  });
}
