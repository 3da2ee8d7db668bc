import { setImmediate as otherWork } from 'node:timers/promises';
import type { VerdictReport } from '../reports/verdict-report.schemas.js';
import { type DeskFigures, figurePages } from './figure-pages.js';
import { contentsPages, type PrintContext, titlePage } from './front-matter.js';
import { PageFlow } from './page-flow.js';
import type { PrintDocument, PrintInfo } from './print-document.js';
import { brief } from './printable-text.js';
import { PrintedReports } from './printed-reports.js';
import { reportSection } from './report-section.js';
import { nameOf } from './report-words.js';
import { roman } from './roman.js';

/** The printable report of many verdicts, as a format of exports. Reports come by number. */
export const PDF_WRITER = {
  key: 'pdf',
  mediaType: 'application/pdf',
  extension: 'pdf',
  write: printReports,
} as const;

/**
 * A title page, contents with page numbers, figures, and each report on pages of its own. In one pass:
 * the reports are printed first and leave memory; what needs all their pages is made last and put before them, with Roman
 * page numbers, so that no number changes. The same reports and context give the same bytes.
 */
export async function* printReports(
  reports: AsyncIterable<VerdictReport>,
  context: PrintContext,
): AsyncGenerator<Buffer> {
  const document = await blank({
    title: `Verdict reports · ${brief(context.organisation, 100)}`,
    author: brief(context.organisation, 100),
    subject: brief(context.selection, 200),
    made: new Date(context.snapshotAt),
  });
  const flow = new PageFlow(document);
  const front = flow.reserve();
  const head = `${context.organisation} · Verdict reports`;
  const printed = new PrintedReports();
  for await (const report of reports) {
    const section = reportSection(flow, report, head);
    section.next();
    printed.add(report, flow.pageNumber);
    document.outline.addItem(`${nameOf(report)}: ${brief(report.shortStatement, 110)}`);
    yield* paced(document, section);
  }
  const figures = printed.count === 0 ? null : await context.figures();
  flow.beginPart(roman);
  flow.continueIn(front);
  yield* paced(document, frontMatter(flow, { context, printed, figures, head }));
  document.bringToFront(flow.pageNumber);
  front.end();
  flow.end();
  document.end();
  yield* document.finished();
}

/** One report without title page and contents. */
export async function* printReport(report: VerdictReport): AsyncGenerator<Buffer> {
  const document = await blank({
    title: `${nameOf(report)}: ${brief(report.shortStatement, 110)}`,
    author: brief(report.organisation.name, 100),
    subject: 'Verdict report',
    made: new Date(report.modifiedAt),
  });
  const flow = new PageFlow(document);
  yield* paced(document, reportSection(flow, report, report.organisation.name));
  flow.end();
  document.end();
  yield* document.finished();
}

/** The library that writes PDF is heavy, and loaded with the first document. */
async function blank(info: PrintInfo): Promise<PrintDocument> {
  const { PrintDocument } = await import('./print-document.js');
  return new PrintDocument(info);
}

interface Front {
  context: PrintContext;
  printed: PrintedReports;
  /** Null when there are no reports. */
  figures: DeskFigures | null;
  head: string;
}

function* frontMatter(flow: PageFlow, { context, printed, figures, head }: Front): Generator<void> {
  const bookmarks = flow.document.outline.children;
  const reports = bookmarks.splice(0);
  titlePage(flow, context, printed);
  flow.document.outline.addItem('Title');
  yield;
  if (figures !== null) {
    const contents = contentsPages(flow, head, printed);
    contents.next();
    flow.document.outline.addItem('Contents');
    yield* contents;
    const pages = figurePages(flow, head, printed, figures);
    pages.next();
    flow.document.outline.addItem('Figures of these reports');
    yield* pages;
  }
  bookmarks.push(...reports);
}

/** Bytes as they are finished. Setting type takes time on the one thread that serves everybody, so it pauses at each step. */
async function* paced(document: PrintDocument, steps: Iterable<void>): AsyncGenerator<Buffer> {
  for (const _ of steps) {
    yield* document.finished();
    await otherWork();
  }
  yield* document.finished();
}
