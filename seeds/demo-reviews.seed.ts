import { AppError } from '../src/common/app-error.js';
import { CandidatesService } from '../src/claims/candidates.service.js';
import { DocumentsService } from '../src/documents/documents.service.js';
import { FERRY_STORIES } from './data/ferry.stories.js';
import { HARVEST_STORIES } from './data/harvest.stories.js';
import { HOSPITAL_STORIES, HOSPITAL_STORIES_AFTERWARDS } from './data/hospital.stories.js';
import { SCHOOLS_STORIES } from './data/schools.stories.js';
import type { DemoDesk, DemoSeed } from './demo-desk.js';
import { perform } from './perform.js';
import { stepsLeft } from './steps-left.js';
import type { Story } from './story.js';

/** Claims in every state of the review. */
export const reviewsSeed: DemoSeed = {
  run: (desk) => tellAll(desk, [...FERRY_STORIES, ...HOSPITAL_STORIES, ...HARVEST_STORIES, ...SCHOOLS_STORIES]),
};

/** What the desk did after an article had changed. */
export const reviewsAfterCorrectionSeed: DemoSeed = {
  run: (desk) => tellAll(desk, HOSPITAL_STORIES_AFTERWARDS),
};

async function tellAll(desk: DemoDesk, stories: readonly Story[]): Promise<void> {
  for (const story of stories) {
    try {
      await tell(desk, story);
    } catch (error) {
      // Somebody may be at work in the demo already: what they did to a claim stays as it is.
      if (!(error instanceof AppError)) throw error;
      desk.log(`The demo leaves a claim as it is (“${story.claim.words}”): ${error.message}`);
    }
  }
}

async function tell(desk: DemoDesk, story: Story): Promise<void> {
  const claimId = (await findClaim(desk, story)) ?? (await markByHand(desk, story));
  const history = await desk.queries.history(claimId);
  const ids = new Map<string, string>();
  for (const { by } of story.steps) ids.set(by, (await desk.person(by)).id);
  for (const step of stepsLeft(story.steps, history, (key) => ids.get(key))) {
    const actor = await desk.person(step.by);
    await desk.step(`${step.act} by ${step.by}`, (tx) => perform(desk, tx, { claimId, actor, step }));
  }
}

const findClaim = (desk: DemoDesk, { claim, statement }: Story): Promise<string | null> =>
  desk.queries.claimId(claim.article.title, statement ?? claim.words);

/** What the extractor does not pick, an editor marks in the text; marking is accepting. */
async function markByHand(desk: DemoDesk, { claim, statement, steps }: Story): Promise<string> {
  const [first] = steps;
  const document = await desk.queries.document(claim.article.title);
  if (!document || first?.act !== 'accept') throw new AppError('NOT_FOUND', 'There is no such claim.');
  const editor = await desk.person(first.by);
  await desk.step(`claim marked by ${first.by}`, async (tx) => {
    const newest = await desk.get(DocumentsService).newestVersion(tx, document.id);
    const start = newest.version.text.indexOf(claim.words);
    const span = { start, end: start + claim.words.length };
    const body = { ...span, checkReason: first.reason, ...(statement ? { statement } : {}) };
    await desk.get(CandidatesService).createByHand(tx, editor, newest.document, newest.version, body);
  });
  const claimId = await desk.queries.claimId(claim.article.title, statement ?? claim.words);
  if (!claimId) throw new AppError('NOT_FOUND', 'There is no such claim.');
  return claimId;
}
