import type { Edition } from '../data-publisher.js';
import type { VerdictReport } from '../verdict-report.schemas.js';

/** What a file says of itself besides its reports. Nothing in it depends on when the file is written. */
export interface WriterContext extends Edition {
  /** Moment of the snapshot (ISO 8601, UTC); the only clock a writer may look at. */
  frozenAt: string;
  /** How many reports there are. */
  total: number;
  /** Which reports these are, in words for readers. */
  selection: string;
  /** Begin CSV with a byte order mark. */
  bom: boolean;
}

/** A sealed report as its canonical JSON. */
export interface ReportText {
  number: number;
  json: string;
}

/**
 * Turns reports into a file. The same reports and the same context give the same bytes. The file is given in parts, and
 * reports are asked for one by one, so that neither has to fit into memory.
 */
export interface ReportWriter<Context extends WriterContext = WriterContext> {
  /** Name of the format, as in requests. */
  readonly key: string;
  /** As in Content-Type. */
  readonly mediaType: string;
  /** Of the file's name, without the dot. */
  readonly extension: string;
  /**
   * @param reports by number. They may be gone through more than once; each time they come anew and are the same.
   * @throws AppError EXPORT_TOO_LARGE when the format cannot hold so much
   */
  write(reports: AsyncIterable<VerdictReport>, context: Context): AsyncIterable<Buffer>;
  /** For a format that holds the canonical JSON as it is: the same file, without taking the reports apart. */
  writeTexts?(pages: AsyncIterable<readonly ReportText[]>, context: Context): AsyncIterable<Buffer>;
}
