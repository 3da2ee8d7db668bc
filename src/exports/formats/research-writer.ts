import { type Cell, csvCell } from '../../reports/csv-cell.js';
import type { WriterContext } from '../../reports/formats/report-writer.js';
import { toBytes } from '../../reports/formats/to-bytes.js';
import { zip, type ZipEntry } from '../../reports/formats/zip.js';
import type { IndependentRating, RatedReport } from './rated-report.js';
import { dataCard, ResearchCounts } from './research-card.js';

interface Column {
  name: string;
  meaning: string;
  cell: (rated: RatedReport, rating: IndependentRating) => Cell;
}

const column = (name: string, meaning: string, cell: Column['cell']): Column => ({ name, meaning, cell });

/** Columns and keys in order. Names are part of the public interface; new ones are added at the end. */
export const RESEARCH_COLUMNS: readonly Column[] = [
  column('claim', 'Stands for the claim in this file.', ({ claim }) => claim),
  column('statement', 'The claim in full.', ({ report }) => report.statement),
  column('quote', 'The words judged.', ({ report }) => report.quote.exact),
  column('context_prefix', 'Text just before them.', ({ report }) => report.quote.prefix),
  column('context_suffix', 'Text just after them.', ({ report }) => report.quote.suffix),
  column('language', 'Language of the claim (BCP 47).', ({ report }) => report.language),
  column('scheme_key', 'Rating scheme of the round.', (_, { schemeKey }) => schemeKey),
  column('scheme_version', 'Its version.', (_, { schemeVersion }) => schemeVersion),
  column('label', 'Label this rater chose.', (_, { label }) => label),
  column('ordinal', 'Its place on the scale, higher is truer; empty when off the scale.', (_, { ordinal }) => ordinal),
  column('rater', 'Stands for the rater in this file.', (_, { rater }) => rater),
  column('round', 'Number of the round of review.', (_, { round }) => round),
  column('adjudicated_label', 'What an adjudicator decided; empty when raters agreed.', (_, r) => r.adjudicatedLabel),
  column('final_label', 'Label of the published verdict.', ({ report }) => report.rating.label),
  column('final_ordinal', 'Its place on the scale.', ({ report }) => report.rating.ordinal),
  column('standing', 'What the verdict was worth on the day of the snapshot.', ({ report }) => report.standing),
];

export const RESEARCH_FORMAT = { key: 'research', mediaType: 'application/zip', extension: 'zip' } as const;

/**
 * Labelled data for research: a row for each independent rating, as CSV and as JSON lines, and a card that says what the
 * data is. The same snapshot gives the same bytes.
 */
export const writeResearch = (rated: AsyncIterable<RatedReport>, context: WriterContext): AsyncIterable<Buffer> =>
  zip(entries(rated, context), context.frozenAt);

function* entries(rated: AsyncIterable<RatedReport>, context: WriterContext): Generator<ZipEntry> {
  const counts = new ResearchCounts();
  yield { name: 'ratings.csv', content: toBytes(csv(rated, context.bom)) };
  yield { name: 'ratings.jsonl', content: toBytes(jsonLines(rated, counts)) };
  // Asked for when the ratings have been written and so counted.
  yield { name: 'README.md', content: toBytes(card(context, counts)) };
}

async function* csv(rated: AsyncIterable<RatedReport>, bom: boolean): AsyncGenerator<string> {
  yield `${bom ? '\uFEFF' : ''}${RESEARCH_COLUMNS.map(({ name }) => csvCell(name)).join(',')}\r\n`;
  for await (const each of rated) {
    for (const rating of each.ratings) {
      yield `${RESEARCH_COLUMNS.map(({ cell }) => csvCell(cell(each, rating))).join(',')}\r\n`;
    }
  }
}

async function* jsonLines(rated: AsyncIterable<RatedReport>, counts: ResearchCounts): AsyncGenerator<string> {
  for await (const each of rated) {
    for (const rating of each.ratings) {
      const row = RESEARCH_COLUMNS.map(({ name, cell }) => [name, cell(each, rating)]);
      yield `${JSON.stringify(Object.fromEntries(row))}\n`;
    }
    counts.add(each);
  }
}

// oxlint-disable-next-line require-await -- asynchronous so that it is made when it is read, not before
async function* card(context: WriterContext, counts: ResearchCounts): AsyncGenerator<string> {
  yield dataCard(context, counts, RESEARCH_COLUMNS);
}
