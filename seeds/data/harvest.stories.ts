import {
  accepted,
  assigned,
  drafts,
  inReview,
  primary,
  rates,
  rejected,
  released,
  secondary,
  storiesOf,
  type Story,
} from '../story.js';
import { BARLEY, BEES, BREWERY, BUYERS, DROUGHT, HARVEST, INSURED, POOREST, PRICE, WELLS } from './harvest.article.js';

const FARM_OFFICE = 'https://farm-office.example/harvest/2026';

const inHarvest = storiesOf(HARVEST);

const markedByHand: Story = {
  ...inHarvest(POOREST, accepted('The extractor passed it over; the whole article turns on it.')),
  statement: 'The barley harvest of 2026 is the poorest in Eastmarch in eight years.',
};

export const HARVEST_STORIES: Story[] = [
  inHarvest(
    BARLEY,
    inReview('Prices in the shops are explained with it.', ['reviewer1', 'reviewer2'], {
      onDisagree: 'TIEBREAK',
      maxExtra: 1,
    }),
    rates('reviewer1', {
      label: 'TRUE',
      confidence: 3,
      rationale:
        'The farm office counts 58,000 tonnes. Last year’s harvest is given as 72,500, so a fifth less is right.',
      evidence: [primary.supports('Farm office: harvest 2026', FARM_OFFICE, { quote: 'Barley, Eastmarch: 58,000 t' })],
    }),
    rates('reviewer2', {
      label: 'MOSTLY_TRUE',
      confidence: 4,
      rationale:
        'The 58,000 tonnes are the office’s first estimate. The final count, published in October, is 57,100 tonnes.',
      evidence: [
        primary.context('Farm office: final count of 9 October', 'https://farm-office.example/harvest/2026/final'),
      ],
    }),
    assigned('reviewer3'),
    rates('reviewer3', {
      label: 'MOSTLY_TRUE',
      confidence: 4,
      rationale:
        'The estimate is quoted correctly, and the fifth holds with the final figure as well. The article should have used that one.',
      evidence: [
        primary.context('Farm office: final count of 9 October', 'https://farm-office.example/harvest/2026/final', {
          quote: 'Barley, Eastmarch: 57,100 t',
        }),
      ],
    }),
    released({
      summary: 'Right as an estimate: the final count is 57,100 tonnes, 21 percent less than in 2025.',
      shortStatement: 'Eastmarch brought in 58,000 tonnes of barley, a fifth less than in 2025',
    }),
  ),
  inHarvest(
    DROUGHT,
    inReview('One gauge, one number: a single rater is enough.', ['reviewer2'], { k: 1 }),
    rates('reviewer2', {
      label: 'TRUE',
      confidence: 5,
      rationale: 'The weather service’s daily readings for Brackwater add up to 11.2 millimetres in May and June.',
      evidence: [
        primary.supports('Weather service: station Brackwater', 'https://weather-service.example/brackwater/2026'),
      ],
    }),
    released({
      summary: 'The readings of the station add up to 11.2 millimetres.',
      shortStatement: 'Only 11 millimetres of rain fell in Brackwater in May and June 2026',
    }),
  ),
  inHarvest(
    INSURED,
    inReview('The county discusses a fund for farmers.', ['reviewer1', 'reviewer3']),
    rates('reviewer1', {
      label: 'UNVERIFIABLE',
      confidence: 3,
      rationale: 'The union does not publish its survey, and the insurers’ association counts contracts and not farms.',
      evidence: [secondary.context('Insurers’ association: yearbook 2025', 'https://insurers.example/yearbook/2025')],
      needsAdjudication: true,
      noteToAdjudicator: 'I have seen the survey in confidence. May we rest a rating on it?',
    }),
    rates('reviewer3', {
      label: 'MOSTLY_TRUE',
      confidence: 2,
      rationale:
        'A person at the union showed me the answers: 31 of 340 farms. The sample leaves out the smallest ones.',
      evidence: [
        primary.supports('Survey of the growers’ union, answers by farm', null, {
          confidential: true,
          quote: 'Shown on condition of anonymity; 31 of 340.',
        }),
        secondary.context('Insurers’ association: yearbook 2025', 'https://insurers.example/yearbook/2025'),
      ],
    }),
  ),
  inHarvest(
    PRICE,
    inReview('The reason given for dearer beer.', ['reviewer1', 'reviewer3']),
    {
      act: 'decline',
      by: 'reviewer1',
      reason: 'expertise',
      note: 'I do not know my way around commodity exchanges.',
    },
    drafts('reviewer3', {
      rationale: 'Exchange list of 18 September: 214.50 crowns. Still to do: the years before 2015 are only on paper.',
      evidence: [
        primary.supports('Brackwater exchange: list of 18 September', 'https://exchange.example/lists/2026-09-18'),
      ],
    }),
  ),
  inHarvest(
    BEES,
    inReview('Beekeepers ask the county for help.', ['reviewer1', 'reviewer2']),
    rates('reviewer1', {
      label: 'UNVERIFIABLE',
      confidence: 4,
      rationale: 'Nobody but the beekeeper has counted. There is no register of hives, and no vet was called.',
      evidence: [secondary.context('County council: answer on hives', 'https://eastmarch.example/answers/hives-2026')],
    }),
    rates('reviewer2', {
      label: 'UNVERIFIABLE',
      confidence: 4,
      rationale:
        'Her own diary is the only record. It is consistent, but nothing independent supports or contradicts it.',
      evidence: [
        secondary.context('County council: answer on hives', 'https://eastmarch.example/answers/hives-2026', {
          quote: 'The county keeps no register of hives.',
        }),
        primary.supports('Hive diary, shown to us', null, { confidential: true }),
      ],
    }),
    released({
      summary: 'There is no register of hives and no other count. A vet’s report of the spring would settle it.',
      shortStatement: 'A beekeeper near Brackwater lost 70 percent of her colonies',
    }),
  ),
  inHarvest(WELLS, accepted('Water is the next big subject; the licences are public.')),
  markedByHand,
  inHarvest(BREWERY, accepted('Contradicts the brewery’s advertising.'), {
    act: 'archive',
    by: 'editor',
    reason: 'The trade desk has checked it for a story of its own.',
  }),
  inHarvest(BUYERS, rejected('vague', 'Which buyers, and what for? There is nothing to hold on to.')),
];
