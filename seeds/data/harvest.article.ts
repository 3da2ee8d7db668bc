import { article } from './article.js';

export const BARLEY = 'Farmers in Eastmarch brought in 58,000 tonnes of barley this summer, a fifth less than in 2025.';
export const DROUGHT = 'Only 11 millimetres of rain fell in Brackwater between 1 May and 30 June 2026.';
export const INSURED =
  'According to the growers’ union, fewer than one in ten farms in Eastmarch is insured against drought.';
export const PRICE =
  'A tonne of malting barley sold for 214 crowns in Brackwater in September 2026, the highest price since 2012.';
export const WELLS = 'The county licensed 47 new wells in 2026, up from 9 in the year before.';
export const BEES =
  'Lotte Ashdown, who keeps bees near Brackwater, said she lost 70 percent of her colonies in the spring.';
/** Part of a sentence that the extractor leaves alone: an editor marks it by hand. */
export const POOREST = 'It is the poorest harvest of the county in eight years';
export const BUYERS = 'Maltsters from three countries had sent their buyers to the autumn market.';
export const BREWERY = 'The Pell Harbour brewery bought 6,500 tonnes of barley from abroad in 2026.';

export const HARVEST = article(
  {
    title: 'Dry spring costs Eastmarch a fifth of its barley',
    byline: 'Jory Penhale',
    url: 'https://eastmarch-grower.example/2026/harvest-report',
    source: 'The Eastmarch Grower',
    publishedAt: '2026-10-12',
  },
  [
    `${BARLEY} ${POOREST}, and it comes after two good ones.`,
    `The reason fell from the sky, or rather did not. ${DROUGHT} “I have pictures of cracks you could lose a boot in,” said Jonas Whitlow, who farms 140 hectares above the river.`,
    `Whitlow has sown the same fields for thirty years. He still has the diaries of his father, who wrote down every shower.`,
    `Few growers were prepared. ${INSURED} Premiums have risen so fast that many gave up their contracts, the union said.`,
    `Those who had something to sell did well. ${PRICE} ${BUYERS}`,
    `${BREWERY} Its manager, Corin Vale, said the beer would taste the same. Not everybody at the counter believes him.`,
    `Water has become the county’s great quarrel. ${WELLS} The inspectors who should look after them are two people and a van.`,
    `The drought did not only hurt the fields. ${BEES} One hears similar stories everywhere, but nobody keeps a register of hives.`,
    'Next year will surely be better. It is hard to imagine how it could be worse, and hope is what farmers sow first.',
    'Do you have a harvest picture of your own? Write to us at the address below.',
    'All rights reserved. The Eastmarch Grower is published every second Monday.',
  ],
);
