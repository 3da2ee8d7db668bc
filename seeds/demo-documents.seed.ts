import { DocumentIntake } from '../src/documents/document-intake.service.js';
import { ExtractClaimsHandler } from '../src/extraction/extract-claims.handler.js';
import type { JobContext } from '../src/jobs/job-handler.decorator.js';
import { ResolveSourcesHandler } from '../src/source-changes/resolve-sources.handler.js';
import { SourceChangesService } from '../src/source-changes/source-changes.service.js';
import type { Article } from './data/article.js';
import { FERRY_BILL } from './data/ferry-bill.article.js';
import { FERRY_RECORD } from './data/ferry-record.article.js';
import { HARBOUR_WALL } from './data/harbour-wall.article.js';
import { HARVEST } from './data/harvest.article.js';
import { HOSPITAL, HOSPITAL_CORRECTED } from './data/hospital.article.js';
import type { PersonKey } from './data/people.js';
import { SCHOOLS } from './data/schools.article.js';
import type { DemoDesk, DemoSeed } from './demo-desk.js';
import type { OpenJob } from './demo.queries.js';

const ARTICLES: [Article, PersonKey][] = [
  [FERRY_RECORD, 'editor'],
  [FERRY_BILL, 'editor'],
  [HOSPITAL, 'editor'],
  [HARVEST, 'editor'],
  [SCHOOLS, 'editor'],
  [HARBOUR_WALL, 'editor2'],
];

/** The articles, as two editors brought them in, with the claims the extractor finds in them. */
export const documentsSeed: DemoSeed = {
  async run(desk: DemoDesk): Promise<void> {
    for (const [article, by] of ARTICLES) await bringIn(desk, article, by);
  },
};

/** The second text of an article whose claims have been judged: verdicts go stale. */
export const correctedArticleSeed: DemoSeed = {
  async run(desk: DemoDesk): Promise<void> {
    const { title, text } = HOSPITAL_CORRECTED;
    const document = await desk.queries.document(title);
    if (!document) return;
    const editor = await desk.person('editor');
    if (document.currentVersion === 1) {
      await desk.step(`new text of “${title}”`, (tx) =>
        desk.get(SourceChangesService).addVersion(tx, editor, document.id, { text, editedVersion: null }),
      );
    }
    await finishJobs(desk, document.id);
  },
};

async function bringIn(desk: DemoDesk, article: Article, by: PersonKey): Promise<void> {
  const { title, byline, url, source, publishedAt, text } = article;
  const body = { title, byline, url, source, publishedAt, language: 'en', text };
  const editor = await desk.person(by);
  if (!(await desk.queries.document(title))) {
    await desk.step(`document “${title}”`, (tx) => desk.get(DocumentIntake).create(tx, editor, body, null));
  }
  const document = await desk.queries.document(title);
  if (document) await finishJobs(desk, document.id);
}

/**
 * Runs the jobs that taking in a text has asked for, by their own handlers, because this process may be one without a
 * worker. A worker that takes the same job at the same time does no harm: a job's last write happens once.
 */
async function finishJobs(desk: DemoDesk, documentId: string): Promise<void> {
  for (let job = await desk.queries.openJob(documentId); job; job = await desk.queries.openJob(documentId)) {
    const { id, kind, versionNumber } = job;
    await handlerOf(desk, kind).handle({ documentId, versionNumber }, contextOf(id));
    // The handler has committed its own transactions; this only counts the step.
    await desk.step(`${kind} of version ${versionNumber}`, () => Promise.resolve());
  }
}

function handlerOf(desk: DemoDesk, kind: OpenJob['kind']): ExtractClaimsHandler | ResolveSourcesHandler {
  if (kind === 'READ') throw new Error('a demo document is text and has nothing to read');
  return kind === 'RESOLVE' ? desk.get(ResolveSourcesHandler) : desk.get(ExtractClaimsHandler);
}

/** Not the last attempt: a failure here leaves the job to the queue, which has it as well. */
const contextOf = (jobId: string): JobContext => ({
  jobId,
  attempt: 1,
  lastAttempt: false,
  progress: () => Promise.resolve(),
});
