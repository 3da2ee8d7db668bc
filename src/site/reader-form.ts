import { type Html, markup } from './markup.js';

/** Without this the browser would send `Origin: null` with the form, which the check against forgery refuses. */
export const FORM_REFERRER = 'same-origin';

/** What to correct, in words; nothing at first. */
export const faultList = (faults: readonly string[]): Html | false =>
  faults.length > 0 &&
  markup`<div class="notice" role="alert">
    <strong>Please correct this:</strong>
    <ul>${faults.map((fault) => markup`<li>${fault}</li>`)}</ul>
  </div>`;

/** One button that acts. Sent as multipart, because the desk refuses what forms of other sites can send. */
export const buttonForm = (action: string, says: string): Html =>
  markup`<form class="card" method="post" action="${action}" enctype="multipart/form-data">
    <p><button type="submit">${says}</button></p>
  </form>`;
