import { describe, expect, it } from '@jest/globals';
import type { Permission } from '../src/access/permissions.js';
import { ROLE_PERMISSIONS } from '../src/access/role-permissions.js';
import { declineBody, draftBody, submitBody } from '../src/assignments/assignments.schemas.js';
import { roundPolicy } from '../src/assignments/round-policy.js';
import { acceptClaimBody, reasonBody, rejectClaimBody } from '../src/claims/claims.schemas.js';
import { createDocumentBody } from '../src/documents/documents.schemas.js';
import { readPlainText } from '../src/reading/read-document.js';
import { DEFAULT_SCHEME } from '../src/schemes/default-scheme.js';
import { adjudicationBody, approveBody, correctBody, retractBody } from '../src/verdicts/verdicts.schemas.js';
import type { Article } from './data/article.js';
import { FERRY_BILL } from './data/ferry-bill.article.js';
import { CROSSINGS, FERRY_RECORD } from './data/ferry-record.article.js';
import { FERRY_STORIES } from './data/ferry.stories.js';
import { HARBOUR_WALL } from './data/harbour-wall.article.js';
import { HARVEST } from './data/harvest.article.js';
import { HARVEST_STORIES } from './data/harvest.stories.js';
import { HOSPITAL, HOSPITAL_CORRECTED } from './data/hospital.article.js';
import { HOSPITAL_STORIES, HOSPITAL_STORIES_AFTERWARDS } from './data/hospital.stories.js';
import { demoPerson } from './data/people.js';
import { SCHOOLS } from './data/schools.article.js';
import { SCHOOLS_STORIES } from './data/schools.stories.js';
import type { Step, Story } from './story.js';

const ARTICLES: Article[] = [FERRY_RECORD, FERRY_BILL, HOSPITAL, HOSPITAL_CORRECTED, HARVEST, SCHOOLS, HARBOUR_WALL];
const STORIES: Story[] = [
  ...FERRY_STORIES,
  ...HOSPITAL_STORIES,
  ...HOSPITAL_STORIES_AFTERWARDS,
  ...HARVEST_STORIES,
  ...SCHOOLS_STORIES,
];
const STEPS = STORIES.flatMap((story) => story.steps);

const PERMISSIONS: Record<Step['act'], Permission> = {
  accept: 'claim.triage',
  reject: 'claim.triage',
  archive: 'claim.triage',
  acknowledge: 'claim.triage',
  openRound: 'round.open',
  assign: 'assignment.assign',
  decline: 'assignment.work',
  saveDraft: 'assignment.work',
  submit: 'assignment.work',
  adjudicate: 'adjudication.decide',
  approve: 'verdict.approve',
  publish: 'verdict.publish',
  correct: 'verdict.publish',
  retract: 'verdict.publish',
  confirmCorrection: 'verdict.publish',
};

/** Takes what a step says through the schema of the route by which a person would say it. */
function readAsRequest(step: Step): void {
  switch (step.act) {
    case 'accept':
      acceptClaimBody.parse({ checkReason: step.reason });
      return;
    case 'reject':
      rejectClaimBody.parse({ reason: step.reason, note: step.note });
      return;
    case 'archive':
    case 'acknowledge':
      reasonBody.parse({ reason: step.reason });
      return;
    case 'openRound':
      roundPolicy.parse(step.policy);
      return;
    case 'decline':
      declineBody.parse({ reason: step.reason, note: step.note });
      return;
    case 'saveDraft':
      draftBody.parse(step.review);
      return;
    case 'submit':
      submitBody.parse(step.review);
      return;
    case 'adjudicate':
      adjudicationBody.parse(step.decision);
      return;
    case 'approve':
      approveBody.parse(step.content);
      return;
    case 'correct':
      correctBody.parse(step.correction);
      return;
    case 'retract':
      retractBody.parse({ reason: step.reason, reportedBy: step.reportedBy });
      return;
    case 'assign':
    case 'publish':
    case 'confirmCorrection':
  }
}

describe('the articles of the demo', () => {
  it.each(ARTICLES.map((article) => [article.url, article] as const))(
    '%s can be taken in as it is',
    (_url, article) => {
      expect(() => createDocumentBody.parse({ ...article, language: 'en' })).not.toThrow();
      const read = readPlainText(article.text);
      expect(read.text).toBe(article.text);
      const words = article.text.split(/\s+/).length;
      expect(words).toBeGreaterThan(250);
      expect(words).toBeLessThan(500);
    },
  );

  it('share a sentence word for word', () => {
    expect([FERRY_RECORD, FERRY_BILL].filter(({ text }) => text.includes(CROSSINGS))).toHaveLength(2);
  });
});

describe('the stories of the demo', () => {
  it('are about words of their articles, each claim once', () => {
    for (const { claim } of STORIES) expect(claim.article.text).toContain(claim.words);
    const told = STORIES.map(({ claim, statement }) => `${claim.article.title}: ${statement ?? claim.words}`);
    const again = HOSPITAL_STORIES_AFTERWARDS.filter(({ claim }) =>
      HOSPITAL_STORIES.some((story) => story.claim.words === claim.words),
    );
    expect(new Set(told).size).toBe(told.length - again.length);
  });

  it('say only what the API would take, and each by somebody whose roles allow it', () => {
    for (const step of STEPS) {
      expect(() => readAsRequest(step)).not.toThrow();
      const allowed = demoPerson(step.by).roles.some((role) => ROLE_PERMISSIONS[role].has(PERMISSIONS[step.act]));
      expect(`${step.act} by ${step.by}: ${allowed}`).toBe(`${step.act} by ${step.by}: true`);
    }
  });

  it('name no address outside of .example, the name for examples', () => {
    const hosts = JSON.stringify([ARTICLES, STORIES]).match(/https?:\/\/[^/"]+/g) ?? [];
    expect(hosts.length).toBeGreaterThan(40);
    expect(hosts.filter((host) => !host.endsWith('.example'))).toEqual([]);
  });

  it('have short statements that fit into ClaimReview and give no rating away', () => {
    const labels = DEFAULT_SCHEME.labels.map(({ name }) => name.toLowerCase());
    for (const step of STEPS) {
      if (step.act !== 'approve' || step.content.shortStatement === undefined) continue;
      const short = step.content.shortStatement;
      expect(short.length).toBeLessThan(75);
      expect(labels.filter((label) => short.toLowerCase().includes(label))).toEqual([]);
    }
  });
});
