import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { TestApp } from '../../support/app.js';
import type { TestClient } from '../../support/client.js';
import { changeText, expectStatus, ingest, jobDone, markClaim, rate, verdictOn } from '../../support/journey.js';

const BEFORE = 'Norvale met on Monday to speak about the storm and what it cost the town.';
const SENTENCE = 'The storm destroyed 41 houses in Norvale and left three people dead at the harbour, the mayor said.';
const AFTER = 'The council will vote on the repairs next week in the town hall.';
const text = (...sentences: string[]): string => [BEFORE, ...sentences, AFTER].join('\n\n');

describe('several statements checked inside one sentence', () => {
  let app: TestApp;
  let editor: TestClient;
  let documentId: string;
  const claims: Record<string, string> = {};

  const mark = (words: string, statement?: string) => {
    const start = text(SENTENCE).indexOf(words);
    const span = { start, end: start + words.length, checkReason: 'many readers asked' };
    return editor.post(`/documents/${documentId}/claims`, statement === undefined ? span : { ...span, statement });
  };
  const placement = async (claimId: string) =>
    (await expectStatus(200, editor.get(`/claims/${claimId}`))).body.placement;

  beforeAll(async () => {
    app = await TestApp.start();
    editor = await app.person('editor@desk.test', ['editor']);
    documentId = await ingest(editor, text(SENTENCE), { language: 'en' });
    await jobDone(editor, documentId);
    // The extractor may have the whole sentence already: then that candidate is the claim.
    await markClaim(editor, documentId, SENTENCE);
  }, 60_000);
  afterAll(() => app?.close());

  it('takes a part of a marked sentence, an overlapping part, and two statements in the same words', async () => {
    const dead = 'left three people dead at the harbour';
    claims['dead'] = (await expectStatus(201, mark(dead))).body.id;
    claims['harbour'] = (await expectStatus(201, mark(dead, 'The deaths happened at the harbour.'))).body.id;
    const houses = 'The storm destroyed 41 houses in Norvale and left';
    claims['houses'] = (await expectStatus(201, mark(houses, 'The storm destroyed 41 houses.'))).body.id;
    expect(new Set(Object.values(claims)).size).toBe(3);
    expect((await placement(claims['harbour']!)).exact).toBe(dead);
  });

  it('refuses the same statement twice, wherever it is marked', async () => {
    expect((await mark('left three people dead at the harbour')).body.code).toBe('CLAIM_DUPLICATE');
    const again = mark('three people dead', 'the deaths happened  at the harbour');
    expect((await again).body.code).toBe('CLAIM_DUPLICATE');
  });

  it('judges each by itself', async () => {
    const a = await app.person('a@desk.test', ['reviewer']);
    const b = await app.person('b@desk.test', ['reviewer']);
    for (const [name, label] of [
      ['dead', 'TRUE'],
      ['harbour', 'FALSE'],
    ] as const) {
      await rate(editor, claims[name]!, [
        [a, label],
        [b, label],
      ]);
      expect((await verdictOn(editor, claims[name]!)).label).toBe(label);
    }
  });

  it('finds each at its own words in a new version, and asks only about what a change touches', async () => {
    await changeText(editor, documentId, text('A word before it all.', SENTENCE.replace('41', '52')));
    const states: Record<string, string> = {};
    for (const [name, id] of Object.entries(claims)) {
      const { sourceState, exact } = await placement(id);
      states[name] = sourceState;
      if (name !== 'houses') expect(exact).toBe('left three people dead at the harbour');
    }
    expect(states['houses']).toBe('CHANGED');
    expect(states['dead']).toBe(states['harbour']);
    expect(['CURRENT', 'CONTEXT_CHANGED']).toContain(states['dead']);
  });

  it('lets both be re-attached to the same new words, because they shared words before', async () => {
    const versionNumber = await changeText(editor, documentId, text(SENTENCE.replace('three', 'nine')));
    const exact = 'left nine people dead at the harbour';
    for (const name of ['dead', 'harbour']) {
      expect((await placement(claims[name]!)).sourceState).toBe('CHANGED');
      const body = { versionNumber, exact, reason: 'it is here' };
      await expectStatus(200, editor.post(`/claims/${claims[name]}/reattach`, body));
      expect(await placement(claims[name]!)).toMatchObject({ sourceState: 'CURRENT', exact });
    }
  });
});
