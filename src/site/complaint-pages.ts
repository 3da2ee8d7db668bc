import type { ComplaintReceipt } from '../complaints/complaints.schemas.js';
import { type Html, markup } from './markup.js';
import { day, page, type Site } from './layout.js';

/** What was typed into the form, as it came. */
export interface ComplaintFields {
  reportNumber: string;
  text: string;
  contactEmail: string;
}

interface FormParts {
  fields: ComplaintFields;
  /** What to correct, in words; empty at first. */
  faults: readonly string[];
  workingDays: number;
  contactDays: number;
  maxText: number;
}

/** The form. It needs no script. It is sent as multipart, because the desk refuses what forms of other sites can send. */
export function complaintFormPage(
  site: Site,
  { fields, faults, workingDays, contactDays, maxText }: FormParts,
): string {
  return page(site, {
    title: 'Complaints',
    description: `How to complain about a report of ${site.organisationName}.`,
    canonical: '/complaints',
    body: markup`<h1>Complaints</h1>
      <p class="lead">
        Something is wrong in a report, or with the way we work? Tell us. We answer within ${workingDays} working days.
      </p>
      ${faults.length > 0 && markup`<div class="notice" role="alert"><strong>Please correct this:</strong><ul>${faults.map((fault) => markup`<li>${fault}</li>`)}</ul></div>`}
      <form class="card" method="post" action="/complaints" enctype="multipart/form-data">
        <p>
          <label for="reportNumber">Number of the report (leave it empty for a complaint about us)</label>
          <input id="reportNumber" name="reportNumber" inputmode="numeric" maxlength="15" value="${fields.reportNumber}" />
        </p>
        <p>
          <label for="text">What is wrong, and how one can see it</label>
          <textarea id="text" name="text" rows="10" maxlength="${maxText}" required>${fields.text}</textarea>
        </p>
        <p>
          <label for="contactEmail">Your e-mail address, for questions (optional)</label>
          <input id="contactEmail" name="contactEmail" type="email" maxlength="254" autocomplete="email" value="${fields.contactEmail}" />
          <span class="soft">
            Only the editors who deal with the complaint see it. It is erased ${contactDays} days after our answer.
          </span>
        </p>
        <p><button type="submit">Send the complaint</button></p>
      </form>
      <p class="soft">You get an address at which you can see what became of it. What we corrected is listed
        <a href="/corrections">in public</a>.</p>`,
  });
}

const STATES: Record<ComplaintReceipt['state'], string> = {
  RECEIVED: 'Received. An editor will read it.',
  ACKNOWLEDGED: 'An editor is looking into it.',
  UPHELD: 'Upheld: you were right.',
  PARTLY: 'Partly upheld.',
  REJECTED: 'Not upheld.',
  WITHDRAWN: 'Withdrawn.',
};

/** What became of a complaint, for whoever has its secret address. */
export function receiptPage(site: Site, token: string, receipt: ComplaintReceipt): string {
  const { number, state, answer, reportNumber } = receipt;
  const open = state === 'RECEIVED' || state === 'ACKNOWLEDGED';
  return page(site, {
    title: `Complaint ${number}`,
    noindex: true,
    body: markup`<h1>Complaint ${number}</h1>
      <p class="lead">${STATES[state]}</p>
      <p class="card">Keep the address of this page: it is the only way back to it. Whoever has it can read it.</p>
      <dl class="facts">
        <dt>About</dt>
        <dd>${reportNumber === null ? 'our work' : markup`<a href="/reports/${reportNumber}">report ${reportNumber}</a>`}</dd>
        <dt>Received</dt>
        <dd>${day(receipt.receivedAt)}</dd>
        ${open && markup`<dt>Our answer is due by the end of</dt><dd>${day(receipt.dueAt)}</dd>`}
        ${receipt.decidedAt !== null && markup`<dt>Settled</dt><dd>${day(receipt.decidedAt)}</dd>`}
      </dl>
      ${answer !== null && markup`<h2>Our answer</h2><p class="lines" dir="auto">${answer}</p>`}
      ${correction(receipt)}
      ${open && withdrawForm(token)}`,
  });
}

function correction({ correction: made }: ComplaintReceipt): Html | null {
  if (made === null) return null;
  const report = made.toReportNumber;
  return markup`<p>
    It led to a ${made.kind.toLowerCase()} on ${day(made.publishedAt)}${
      report !== null && markup`: <a href="/reports/${report}">report ${report}</a>`
    }.
  </p>`;
}

const withdrawForm = (token: string): Html => markup`<form
  class="card"
  method="post"
  action="/complaint-receipts/${token}/withdraw"
  enctype="multipart/form-data"
>
  <p>You can take the complaint back. Your e-mail address is then erased at once.</p>
  <p><button type="submit">Take it back</button></p>
</form>`;

export function receiptMissingPage(site: Site): string {
  return page(site, {
    title: 'No such complaint',
    noindex: true,
    body: markup`<h1>There is no complaint at this address</h1>
      <p>Check that the address is complete, as it was shown when you sent the complaint.</p>
      <p><a href="/complaints">Complaints</a></p>`,
  });
}
