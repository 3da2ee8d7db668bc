import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { DEFAULT_EXTRACTION_SETTINGS } from '../src/extraction/extraction-settings.js';
import { RuleBasedExtractor } from '../src/extraction/rule-based.extractor.js';
import { readDocument } from '../src/reading/read-document.js';
import { type GoldArticle, loadGoldArticles } from './gold-article.js';
import { type Match, matchClaims } from './match-claims.js';
import type { EvalRow, EvalSection } from './section.js';

/** Check-worthy sentences, speakers and types on the labelled articles, at the default settings. */
export const claimsSection: EvalSection = {
  name: 'Claims in labelled articles (span overlap IoU >= 0.8)',
  async run(data) {
    const folder = join(data, 'gold');
    if (!existsSync(folder)) return null;
    const rows: EvalRow[] = [];
    const all: Match[] = [];
    for (const article of loadGoldArticles(folder)) {
      const match = await measured(article);
      all.push(match);
      rows.push({ measure: 'F1', on: `${article.name}, tuned on`, value: f1(match), baselines: [], atLeast: null });
    }
    return [...rows, ...totals(all.reduce(sum))];
  },
};

async function measured({ bytes, units }: GoldArticle): Promise<Match> {
  const document = await readDocument({ bytes, mediaType: 'text/plain' });
  const { claims } = await new RuleBasedExtractor().extract({ ...document, settings: DEFAULT_EXTRACTION_SETTINGS });
  return matchClaims(claims, units);
}

function totals(match: Match): EvalRow[] {
  const on = `${match.gold} check-worthy sentences; tuned on, so optimistic`;
  return [
    { measure: 'F1, all articles together', on, value: f1(match), baselines: [], atLeast: 0.8 },
    { measure: 'precision', on, value: match.hits / match.offered, baselines: [], atLeast: null },
    { measure: 'recall', on, value: match.hits / match.gold, baselines: [], atLeast: null },
    {
      measure: 'share of claims not from navigation, byline or boilerplate',
      on: `${match.offered} claims`,
      value: 1 - match.furniture / match.offered,
      baselines: [],
      atLeast: 1,
    },
    {
      measure: 'speaker right where there is one',
      on: `${match.speakers} found sentences with a speaker`,
      value: match.speakersRight / match.speakers,
      baselines: [{ name: 'PolNeAR source overlap (extraction.md 3.8)', value: 0.825 }],
      atLeast: 0.8,
    },
    {
      measure: 'claim type right',
      on: `${match.hits} found sentences`,
      value: match.typesRight / match.hits,
      baselines: [],
      atLeast: null,
    },
  ];
}

const f1 = ({ hits, gold, offered }: Match): number => (2 * hits) / (gold + offered);

function sum(a: Match, b: Match): Match {
  const keys = Object.keys(a) as (keyof Match)[];
  return Object.fromEntries(keys.map((key) => [key, a[key] + b[key]])) as unknown as Match;
}
