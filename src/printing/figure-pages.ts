import { agreementFigure, agreementRows, type VersionAgreement } from '../figures/agreement-figure.js';
import { breakdownFigure } from '../figures/breakdown-figure.js';
import { distributionFigure } from '../figures/distribution-figure.js';
import { FIGURE_WIDTH, type FigureOrSentence } from '../figures/figure.js';
import { countOf, type FigureLabel, type GroupCounts } from '../figures/figure-data.js';
import { monthsFigure } from '../figures/months-figure.js';
import { type MonthTurnaround, turnaroundFigure } from '../figures/turnaround-figure.js';
import { COLUMN, STYLES } from './block-style.js';
import { drawFigure } from './draw-figure.js';
import type { PageFlow } from './page-flow.js';
import type { PrintedReports, SchemeCounts } from './printed-reports.js';

/** As many claimants, sources and topics are named; the rest is counted together. */
const NAMED = 10;
const HEADING_HEIGHT = 34;
/** Three lines. */
const NOTE_HEIGHT = 45;
const SCALE = COLUMN / FIGURE_WIDTH;
const AGREEMENT =
  'Krippendorff’s alpha of the independent ratings of these claims, with its 95 % interval: 1 is perfect agreement, ' +
  '0 is chance. The dashed lines are at 0.667 and 0.8.';
const TURNAROUND =
  'Each claim counts once, from the day the desk decided to check it. Months with fewer than five claims are not shown.';

/** What the desk knows of the claims of the printed reports, and the reports do not tell. */
export interface DeskFigures {
  /** By key of the rating scheme; one whose claims nobody rated independently is left out. */
  agreement: ReadonlyMap<string, readonly VersionAgreement[]>;
  turnaround: readonly MonthTurnaround[];
}

/** Figures of the printed reports: for each rating scheme what came out and how far raters agreed, then how long it took. */
export function* figurePages(
  flow: PageFlow,
  head: string,
  printed: PrintedReports,
  { agreement, turnaround }: DeskFigures,
): Generator<void> {
  flow.newPage(head, 'Figures');
  flow.block('Figures of these reports', { ...STYLES.title, tag: 'H2', size: 18 });
  flow.block('Every report of this file counts once, also those that do not stand today.', STYLES.soft);
  for (const counts of printed.bySchemes()) {
    for (const figure of figuresOf(counts)) {
      place(flow, figure);
      yield;
    }
    const { scheme } = counts;
    const title = `Agreement of raters (rating scheme ${scheme})`;
    place(
      flow,
      agreementFigure({ id: 'agreement', title, rows: agreementRows(agreement.get(scheme) ?? []) }),
      AGREEMENT,
    );
    yield;
  }
  const title = 'Days from acceptance to first publication, by month of publication';
  place(flow, turnaroundFigure({ id: 'turnaround', title, months: turnaround }), TURNAROUND);
  yield;
}

function figuresOf({ scheme, labels, counts, months, claimants, sources, topics }: SchemeCounts): FigureOrSentence[] {
  const of = `(rating scheme ${scheme})`;
  const breakdown = (word: string, groups: readonly GroupCounts[]): FigureOrSentence => {
    const title = `Reports by ${word} ${of}`;
    const rest = others(groups.slice(NAMED), labels);
    return breakdownFigure({ id: word, title, of: word, labels, groups: groups.slice(0, NAMED), rest });
  };
  return [
    distributionFigure({ id: 'labels', title: `Reports by label ${of}`, labels, counts }),
    monthsFigure({ id: 'months', title: `Reports by month of first publication ${of}`, labels, months }),
    breakdown('claimant', claimants),
    breakdown('source', sources),
    breakdown('topic', topics),
  ];
}

function others(groups: readonly GroupCounts[], labels: readonly FigureLabel[]) {
  if (groups.length === 0) return null;
  const name = groups.length === 1 ? '1 other' : `${groups.length} others`;
  const sums = labels.map(({ key }) => ({
    label: key,
    count: groups.reduce((sum, group) => sum + countOf(group.labels, key), 0),
  }));
  return { groups: groups.length, counts: { name, labels: sums } };
}

/** A figure under its title and what there is to know about it, all on one page. */
function place(flow: PageFlow, figure: FigureOrSentence, note?: string): void {
  const height = figure.kind === 'figure' ? figure.height * SCALE : 0;
  flow.need(height + HEADING_HEIGHT + (note === undefined ? 0 : NOTE_HEIGHT));
  flow.block(figure.title, STYLES.heading);
  if (note !== undefined) flow.block(note, STYLES.soft);
  if (figure.kind === 'nothing') return flow.block(figure.sentence, STYLES.text);
  flow.figure(figure.description, height, (x, y) =>
    drawFigure(flow.document, flow.type, figure, { x, y, scale: SCALE }),
  );
}
