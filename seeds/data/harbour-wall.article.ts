import { article } from './article.js';

export const COST = 'The new harbour wall will cost 27 million crowns, 4 million crowns more than planned in 2024.';
export const STORM = 'The storm of 11 February 2026 damaged 63 houses along the quay.';
export const TAX = 'Mayor Ines Calloway said that the town has not raised its property tax since 2017.';
export const JOBS = 'Councillor Tobias Renn said the works created 150 jobs in Marlow Sound.';
export const SEA_LEVEL =
  'The sea at the Pell Harbour gauge has risen by 9 centimetres since 1990, according to the hydrographic office.';
export const SHARE = 'The state pays 60 percent of the cost, a share that was agreed in March 2025.';
export const COUNCIL_VOTE = 'The council approved the wall on 3 June 2026 by 14 votes to 9.';
export const SURVEY =
  'In a survey of 400 residents in October 2026, 72 percent supported the wall, the mayor’s office said.';

export const HARBOUR_WALL = article(
  {
    title: 'Marlow Sound builds its wall against the sea, and argues about the price',
    byline: 'Maren Oakes',
    url: 'https://sound-courier.example/town/harbour-wall',
    source: 'The Sound Courier',
    publishedAt: '2026-11-02',
  },
  [
    `${COST} Harbour engineer Priya Venn presented the figures to the council on Thursday evening.`,
    `The town has learnt to fear the winter. ${STORM} Sandbags still lie in front of the chandler’s shop as if somebody had forgotten to be relieved.`,
    'The pictures that went around in spring showed the yard of the old ice house. They were taken at high tide.',
    `Behind the single storm stands a slow change. ${SEA_LEVEL} The gauge has stood in the same place since it was built.`,
    `The decision was not unanimous. ${COUNCIL_VOTE} Three members left the hall before the vote, two of them loudly.`,
    `The town does not pay alone. ${SHARE} The rest is to come out of the reserve and a loan.`,
    `${TAX} “And we shall not start now,” she added. Renn, who leads the opposition, called the promise a riddle.`,
    `He had a figure of his own. ${JOBS} Most of the divers and pile drivers, however, come from the mainland and go home on Fridays.`,
    `${SURVEY} The questions were not published. Opponents say that nobody they know was asked.`,
    'The wall is ugly, and no amount of planting will change that. It will be loved all the same after the next storm.',
    'The wall will be finished in the autumn of 2028, if the winters are kind.',
    'Share this article with your neighbours on the channel of your choice.',
  ],
);
