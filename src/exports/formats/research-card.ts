import { inline, link } from '../../reports/formats/markdown-text.js';
import { minuteOf } from '../../reports/formats/plain-words.js';
import type { WriterContext } from '../../reports/formats/report-writer.js';
import type { RatedReport } from './rated-report.js';

/** What the data holds, counted while it is written. */
export class ResearchCounts {
  claims = 0;
  ratings = 0;
  private readonly raters = new Set<string>();
  private readonly labels = new Map<string, number>();

  add({ ratings }: RatedReport): void {
    if (ratings.length > 0) this.claims += 1;
    this.ratings += ratings.length;
    for (const { rater, label } of ratings) {
      this.raters.add(rater);
      this.labels.set(label, (this.labels.get(label) ?? 0) + 1);
    }
  }

  get people(): number {
    return this.raters.size;
  }

  /** By key. */
  get byLabel(): [label: string, count: number][] {
    return [...this.labels].toSorted(([a], [b]) => (a < b ? -1 : 1));
  }
}

/** The card that goes with the data (Markdown): what it is, how it came about, what is left out, what it is not for. */
export function dataCard(
  { publisher: { name, licence }, frozenAt, total }: WriterContext,
  counts: ResearchCounts,
  columns: readonly { name: string; meaning: string }[],
): string {
  return `# Ratings of claims by ${inline(name)}

Taken on ${minuteOf(frozenAt)} from ${total} published reports.

- Ratings: ${counts.ratings}
- Claims with ratings: ${counts.claims}
- Raters: ${counts.people}
${licence === null ? '' : `- Licence: ${link(licence, licence)}\n`}
## How it came about

Reviewers of the desk rated each claim on their own, before anybody could see another rating. Where they differed, an
adjudicator settled it. What was published is the final label.

## What is left out

- claims without a published report among those chosen for this export;
- rounds that were void, and rounds in which somebody could see, or had looked at, ratings before they were revealed;
- ratings that were returned or withdrawn and given again, and those of raters called in because others differed;
- every round of a claim after its first: who rates later may know how it came out before;
- test claims of the desk whose answer was known before;
- claims that are being rated again.

So claims without a row here may have been rated all the same.

## People

There are no names, no times and no rationales. \`rater\` and \`claim\` stand for the same person and the same claim
throughout this file, and mean nothing in any other. Whoever knows the desk from within could still guess at a rater by
what was rated: do not try to.

## Labels chosen

| Label | Ratings |
|---|---|
${counts.byLabel.map(([label, count]) => `| ${inline(label)} | ${count} |`).join('\n')}

## Columns

\`ratings.csv\` and \`ratings.jsonl\` hold the same rows. In the CSV, text that a spreadsheet could take for a formula begins
with an apostrophe.

| Name | Meaning |
|---|---|
${columns.map(({ name, meaning }) => `| \`${name}\` | ${meaning} |`).join('\n')}
`;
}
