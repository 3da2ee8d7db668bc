import { article } from './article.js';
import { CROSSINGS } from './ferry-record.article.js';

export { CROSSINGS };

export const BEST_RESULT =
  'More than 400,000 people took the ferry to Pell Harbour in the year to August 2026, the best result in the 55 years of the line.';
export const HALF_EMPTY =
  'Half of all winter crossings between Marlow Sound and Pell Harbour sailed with fewer than 20 passengers, the report shows.';
export const DIESEL =
  'The line’s two vessels burned 1.1 million litres of diesel in 2025, 8 percent more than in 2024.';
export const SUBSIDY_DOUBLED = 'Pike said the town’s subsidy for the ferry has doubled since 2021.';
export const CREW_PAY =
  'Deckhands at the Sound Ferry have not had a pay rise since 2022, according to the seafarers’ union.';
export const LOSS = 'The Sound Ferry reported a loss of 240,000 crowns for 2025.';

export const FERRY_BILL = article(
  {
    title: 'Full decks, empty till: what the ferry’s best year really cost',
    byline: 'Radio Skerry newsroom',
    url: 'https://radio-skerry.example/news/full-decks-empty-till',
    source: 'Radio Skerry',
    publishedAt: '2026-09-16',
  },
  [
    'Marlow Sound likes its ferry full. This summer it got what it wished for, and the bill.',
    `${BEST_RESULT} That is what the operator’s annual report says, and nobody disputes it. What the report says less loudly stands on page 31.`,
    `${LOSS} A year before, the books had still been balanced. “You cannot run a line on full decks in July alone,” said Anselm Pike, who has followed the company’s accounts for a decade.`,
    `${CROSSINGS} Few of the crossings between November and March earn what they cost. ${HALF_EMPTY}`,
    `Fuel was the largest single item. ${DIESEL} The operator blames the weather and a detour around the dredging works at the mouth of the sound.`,
    `Then there is the money that passengers never see. ${SUBSIDY_DOUBLED} The council does not agree with that reckoning and points to a grant that was booked twice.`,
    `On the quay, people talk about something else. ${CREW_PAY} “My wages bought more when I was an apprentice,” said Wilf Tarrant, a deckhand for eleven years.`,
    'It would be a shame to let the books spoil a fine summer. But somebody will have to pay, and it will probably not be the tourists.',
    'Operator Greta Moorland did not reply to questions before this report was finished. The annual report can be read at the harbour office.',
    'Follow us on our channels for more news from the islands.',
    'The views expressed in this article do not necessarily reflect those of Radio Skerry.',
  ],
);
