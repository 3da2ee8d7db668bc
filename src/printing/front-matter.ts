import { STYLES } from './block-style.js';
import type { DeskFigures } from './figure-pages.js';
import type { PageFlow } from './page-flow.js';
import { brief } from './printable-text.js';
import type { PrintedReports } from './printed-reports.js';

/** What is printed, as it is said on the title page. */
export interface PrintContext {
  /** Who publishes. */
  organisation: string;
  /** Address of the licence; null when there is none. */
  licence: string | null;
  /** Which reports these are, in words for readers; several lines may be given. */
  selection: string;
  /** The moment of the snapshot (ISO 8601, UTC). */
  snapshotAt: string;
  /** Asked for once, when all reports are printed, unless there are none. */
  figures: () => Promise<DeskFigures>;
}

/** Who, what, as of when and how many. */
export function titlePage(flow: PageFlow, context: PrintContext, printed: PrintedReports): void {
  flow.newPage('', '');
  flow.gap(150);
  flow.block(context.organisation, { ...STYLES.strong, size: 13, after: 10 });
  flow.block('Verdict reports', STYLES.title);
  flow.block(context.selection, { ...STYLES.text, size: 12, after: 16 });
  const count = printed.count;
  flow.block(
    count === 0 ? 'No published report is in this selection.' : `${count} ${count === 1 ? 'report' : 'reports'}`,
    { ...STYLES.text, size: 12, after: 4 },
  );
  flow.block(`As of ${context.snapshotAt.slice(0, 16).replace('T', ' ')} UTC`, { ...STYLES.text, size: 12, after: 16 });
  if (context.licence !== null) flow.block(`Licence: ${context.licence}`, { ...STYLES.text, size: 12, after: 16 });
  if (printed.notCurrent > 0) {
    const [noun, verb] = printed.notCurrent === 1 ? ['report', 'is'] : ['reports', 'are'];
    flow.block(
      `${printed.notCurrent} ${noun} among these ${verb} not what stands today, and ${verb} marked so.`,
      STYLES.notice,
    );
  }
}

/** The reports with their pages. It gives way between entries. */
export function* contentsPages(flow: PageFlow, head: string, printed: PrintedReports): Generator<void> {
  flow.newPage(head, 'Contents');
  flow.block('Contents', { ...STYLES.title, tag: 'H2', size: 18 });
  for (const { place, name, statement, page } of printed.entries()) {
    const label = `${name}: ${brief(statement, 110)}`;
    const style = { ...STYLES.text, tag: 'TOCI', size: 9.5, right: 40, goTo: place, after: 4 } as const;
    flow.entry(label, page, style);
    yield;
  }
}
