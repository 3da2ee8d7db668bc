import { article } from './article.js';

export const WAITING =
  'At St Brannock Hospital 1,240 patients were waiting for an operation at the end of September 2026.';
export const NEW_WAITING =
  'At St Brannock Hospital 1,420 patients were waiting for an operation at the end of September 2026.';
export const NURSES =
  'The hospital has hired 38 nurses since January 2026, more than in any year before, the director said.';
export const NEW_NURSES =
  'The hospital has recruited 38 nurses since January 2026, more than in any year before, its director said.';
export const THEATRE = 'The second operating theatre was closed for 61 days this year because of a leaking roof.';
export const NEW_THEATRE = 'The second operating theatre stood closed for 61 days this year because of a leaking roof.';
export const BEDS = 'Marlow Sound has 2.1 hospital beds per 1,000 residents, fewer than any other town in Eastmarch.';
export const HELICOPTER = 'The rescue helicopter flew 312 missions in 2025, according to the regional health office.';
export const MEALS = 'The caterer Bayleaf has cooked all 900 meals a day at St Brannock since May 2026.';
export const AGENCY =
  'St Brannock spent 3.2 million crowns on agency doctors in 2025, said union secretary Hollis Grange.';
export const NEW_AGENCY =
  'St Brannock spent 2.3 million crowns on agency doctors in 2025, said union secretary Hollis Grange.';
export const PARKING =
  'Visitors now pay 2 crowns an hour to park at the hospital, a charge introduced in October 2026.';

const CORRECTION_NOTE = 'Correction, 9 October: an earlier version of this article gave two wrong figures.';

const FACTS = {
  title: 'Waiting list at St Brannock grows for third year',
  byline: 'Maren Oakes',
  url: 'https://sound-courier.example/health/st-brannock-waiting-list',
  source: 'The Sound Courier',
  publishedAt: '2026-10-05',
};

const HELICOPTER_STORY = `Outside the walls the picture is brighter. ${HELICOPTER} Its crew has been based on the hospital roof since the old landing field was given up. The flights are paid for by the region and not by the town.`;
const BEDS_STORY = `${BEDS} The figure has been quoted in every budget debate of the past ten years. Patients from the islands are counted where they are treated and not where they live, which makes comparison harder.`;
const LEAD_IN = 'The list is longer than it was a year ago, and longer than it was the year before that.';
export const STAFF_QUOTE = 'Keeping them is the art,” said director Samir Adeyo.';
export const KINDNESS =
  'Anybody who has sat in the corridor at three in the morning knows that kindness is not the thing that is missing.';
const OPINION = `A hospital is more than its numbers. ${KINDNESS}`;
const END = ['Read more about health in Eastmarch.', 'Photo: St Brannock Hospital at dusk, by Ottoline Fay'];

export const HOSPITAL = article(FACTS, [
  `${WAITING} ${LEAD_IN}`,
  BEDS_STORY,
  `${NURSES} “We are getting better at finding people. ${STAFF_QUOTE}`,
  `${THEATRE} Surgeons moved their work to the evenings, and some patients were sent to Brackwater by bus.`,
  `${AGENCY} Grange called the sum an admission of failure. The hospital’s management would not comment on it.`,
  HELICOPTER_STORY,
  `${MEALS} Complaints about cold soup have reached the letters page of this paper more than once.`,
  OPINION,
  'The hospital board meets again in December. It will probably talk about the roof.',
  ...END,
]);

/** The paper corrected a figure and a sum, polished two sentences, dropped one and added one. */
export const HOSPITAL_CORRECTED = article(FACTS, [
  `${NEW_WAITING} ${LEAD_IN}`,
  BEDS_STORY,
  `${NEW_NURSES} “We are getting better at finding people. ${STAFF_QUOTE}`,
  `${NEW_THEATRE} Surgeons moved their work to the evenings, and some patients were sent to Brackwater by bus.`,
  `${NEW_AGENCY} Grange called the sum an admission of failure. The hospital’s management would not comment on it.`,
  HELICOPTER_STORY,
  `Parking has become a subject of its own. ${PARKING}`,
  OPINION,
  'The hospital board meets again in December. It will probably talk about the roof.',
  CORRECTION_NOTE,
  ...END,
]);
