import { article } from './article.js';

/** Stands word for word in the other paper's report as well. */
export const CROSSINGS =
  'The Sound Ferry employs 86 people and runs 22 crossings a day between Marlow Sound and Pell Harbour.';

export const RECORD =
  'The Sound Ferry carried 412,300 passengers in the twelve months to August 2026, the highest figure since the line opened in 1971.';
export const FARES = 'A single crossing now costs 6.40 crowns, up from 5.20 crowns in 2023, an increase of 23 percent.';
export const PUNCTUAL =
  'Greta Moorland, who has run the line since 2019, said 94 percent of crossings left on time last year.';
export const PER_MILE =
  '“Residents pay more than twice as much per mile as passengers on any other line in Aldmere,” said councillor Tobias Renn.';
export const SUBSIDY =
  'The council paid the line a subsidy of 1.8 million crowns in 2025, according to the town’s accounts.';
export const FORECAST = 'Moorland said the line will carry 430,000 passengers next year.';
export const PRICED_OFF =
  '“Nobody in this town is being priced off the water,” Calloway said, to laughter from the back rows.';
export const PENSIONERS = 'Mayor Ines Calloway said that pensioners have travelled free of charge since January 2024.';

export const FERRY_RECORD = article(
  {
    title: 'Ferry line reports record year as council argues over fares',
    byline: 'Edda Strand',
    url: 'https://harbour-ledger.example/2026/09/ferry-record-year',
    source: 'The Harbour Ledger',
    publishedAt: '2026-09-14',
  },
  [
    `${RECORD} The figures were published on Monday together with the line’s annual report.`,
    `${CROSSINGS} It is one of the town’s three largest employers, behind the hospital and the fish auction.`,
    `The good news did not stop an argument in the town hall. ${FARES} Opponents of the rise had filled the public gallery long before the meeting began.`,
    `${PER_MILE} Renn, who sits on the transport committee, wants the fare frozen until the line publishes what each crossing costs.`,
    `The mayor answered him at once. ${PENSIONERS} ${PRICED_OFF}`,
    `${PUNCTUAL} ${FORECAST} She would not be drawn on whether fares would rise again.`,
    `${SUBSIDY} The sum has been the subject of dispute in Marlow Sound for as long as anybody can remember. Supporters say that it keeps the islands alive; critics say that it keeps the line lazy.`,
    'The line is the pride of the harbour, and it deserves better than a quarrel about pennies. A town that cannot agree on a ferry will hardly agree on a bridge.',
    'The council will vote on the fares in November. The meeting is open to the public.',
    'Share this article with your friends on your favourite channel.',
    'Subscribe to our newsletter for the latest news from the harbour.',
  ],
);
