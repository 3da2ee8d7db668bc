import type { OrganisationView } from '../organisation/organisation-profile.schemas.js';
import { day, outside, page, type Site } from './layout.js';
import { type Html, markup } from './markup.js';
import { plainText } from './plain-text.js';

/** What the organisation says of itself, as the codes of fact-checkers ask. */
export function aboutPage(site: Site, { profile, changedAt }: OrganisationView, workingDays: number): string {
  return page(site, {
    title: 'About',
    description: `Who publishes here, who pays for it, and how mistakes are corrected.`,
    canonical: '/about',
    body: markup`<h1>About <bdi>${site.organisationName}</bdi></h1>
      ${profile.url !== null && markup`<p>Our own site: ${outside(profile.url, profile.url)}</p>`}
      ${profile.about !== null && plainText(profile.about, 3)}
      <h2 id="corrections-policy">Corrections policy</h2>
      ${profile.correctionsPolicy !== null && plainText(profile.correctionsPolicy, 3)}
      <p>
        What was corrected or taken back is listed <a href="/corrections">in public</a> and stays there. How a correction is
        made is part of <a href="/methodology">how we work</a>.
      </p>
      <h2 id="complaints">Complaints</h2>
      <p>
        <a href="/complaints">Complain to us</a> about a report or about our work. We answer within ${workingDays} working days.
      </p>
      ${profile.complaintRoutes.map(route)}
      <h2 id="funding">Funding</h2>
      ${profile.funding === null ? markup`<p>The organisation has not stated here who pays for its work.</p>` : plainText(profile.funding, 3)}
      ${changedAt !== null && markup`<p class="soft">Last changed ${day(changedAt)}</p>`}`,
  });
}

const route = ({
  name,
  text,
  url,
}: OrganisationView['profile']['complaintRoutes'][number]): Html => markup`<h3 dir="auto">Complaint to ${name}</h3>
  ${plainText(text, 3)}
  <p>${outside(url, url)}</p>`;
