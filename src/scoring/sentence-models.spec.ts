import { copyFileSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { cpuSeconds } from '../../test/support/cpu-seconds.js';
import { type ModelFile, modelFolder } from './model-file.js';
import { REASON_CODES } from './score-reasons.js';
import { SentenceModels, type SentenceScore } from './sentence-models.js';

const golden = JSON.parse(readFileSync(new URL('golden-scores.json', modelFolder()), 'utf8')) as {
  version: string;
  sentences: ({ text: string } & SentenceScore)[];
};

describe(SentenceModels.name, () => {
  let models: SentenceModels;

  beforeAll(() => {
    models = SentenceModels.load();
  });

  // After a training: node dist/training/golden-scores.js
  it('gives the scores that were recorded, to the last digit', () => {
    expect(models.version).toBe(golden.version);
    expect(golden.sentences.map(({ text }) => ({ text, ...models.score(text) }))).toEqual(golden.sentences);
  });

  it('puts claims before opinions and courtesies', () => {
    const of = (text: string): number => models.score(text).checkworthy;
    const claim = of('Exports of steel rose by 12 percent last year.');
    expect(claim).toBeGreaterThan(of('I love this country.'));
    expect(claim).toBeGreaterThan(of('Good evening and welcome.'));
    expect(claim).toBeGreaterThan(of('What are you going to do?'));
  });

  it('tells why in codes that the desk knows, at most three', () => {
    expect(models.score('Exports of steel rose by 12 percent last year.').reasons).toContain('number');
    expect(models.score('What are you going to do?').reasons).toContain('question');
    for (const { reasons } of golden.sentences) {
      expect(reasons.length).toBeLessThanOrEqual(3);
      for (const code of reasons) expect(REASON_CODES).toContain(code);
    }
  });

  it('scores a sentence the same whatever was scored before it', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'grapheme', maxLength: 300 }), fc.string({ maxLength: 300 }), (text, other) => {
        const first = models.score(text);
        models.score(other);
        expect(models.score(text)).toEqual(first);
        for (const score of [first.verifiable, first.checkworthy, first.priority]) {
          expect(score).toBeGreaterThanOrEqual(0);
          expect(score).toBeLessThanOrEqual(1);
        }
      }),
    );
  });

  it('reads only the first words of an endless sentence', async () => {
    const endless = 'and 14 people '.repeat(100_000);
    const used = await cpuSeconds(() => expect(models.score(endless)).toEqual(models.score(`${endless} more`)));
    expect(used).toBeLessThan(1);
  });

  it('scores thousands of sentences in a second', async () => {
    const texts = golden.sentences.map(({ text }) => text);
    const used = await cpuSeconds(() => {
      for (let i = 0; i < 1000; i++) for (const text of texts) models.score(text);
    });
    expect((texts.length * 1000) / used).toBeGreaterThan(5_000);
  });
});

describe('a model file', () => {
  const folder = mkdtempSync(join(tmpdir(), 'claimdesk-models-'));
  const file = join(folder, 'checkworthy.json');
  const load = (): SentenceModels => SentenceModels.load(pathToFileURL(`${folder}/`));

  beforeEach(() => {
    for (const name of ['verifiable.json', 'checkworthy.json']) {
      copyFileSync(new URL(name, modelFolder()), join(folder, name));
    }
  });
  afterAll(() => rmSync(folder, { recursive: true }));

  function edit(change: (model: ModelFile) => void): void {
    const model = JSON.parse(readFileSync(file, 'utf8')) as ModelFile;
    change(model);
    writeFileSync(file, JSON.stringify(model));
  }

  it('says what it was trained on and on which terms', () => {
    const { data, metrics } = JSON.parse(readFileSync(file, 'utf8')) as ModelFile;
    expect(data).toMatchObject({ doi: '10.5281/zenodo.3609356', licence: 'CC BY 4.0', sentences: 22_501 });
    expect(metrics['groundTruthAveragePrecision']).toBeGreaterThan(0.9);
  });

  it.each<[string, () => void, RegExp]>([
    ['is missing', () => rmSync(file), /cannot be read/],
    ['is no JSON', () => writeFileSync(file, '{'), /not JSON/],
    ['is another model', () => edit((model) => (model.name = 'verifiable')), /not a .* called "checkworthy"/],
    ['has an edited weight', () => edit((model) => (model.bias += 0.1)), /do not match their checksum/],
    ['lacks weights', () => edit((model) => (model.hashed = 'AAAA')), /not complete/],
    ['lacks a feature', () => edit((model) => delete model.dense['group-we-count']), /not complete/],
    ['fits other features', () => edit((model) => model.featureVersion++), /trained on features of version 2/],
  ])('is refused when it %s, with what to do', (_case, damage, why) => {
    damage();
    expect(load).toThrow(expect.objectContaining({ code: 'MODEL_UNUSABLE', message: expect.stringMatching(why) }));
    expect(load).toThrow(/docs\/models\.md/);
  });
});
