import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { fleissKappa, gwetAc1, percentAgreement } from '../../../src/agreement/gwet.js';
import { nominalAlpha, ordinalAlpha } from '../../../src/agreement/krippendorff.js';
import { UnitPatterns } from '../../../src/agreement/unit-patterns.js';
import { TestApp } from '../../support/app.js';
import type { TestClient } from '../../support/client.js';
import { expectStatus } from '../../support/journey.js';
import { RatedRounds } from '../../support/rated-rounds.js';

/** How many rounds the two raters have with these labels; the last one is off the scale. */
const LABELS: readonly [string, string, number][] = [
  ['TRUE', 'TRUE', 8],
  ['TRUE', 'MOSTLY_TRUE', 3],
  ['MIXED', 'MIXED', 4],
  ['FALSE', 'FALSE', 5],
  ['FALSE', 'TRUE', 1],
  ['FALSE', 'UNVERIFIABLE', 2],
];
const ROUNDS = 23;
const SCALE = ['FALSE', 'MOSTLY_FALSE', 'MIXED', 'MOSTLY_TRUE', 'TRUE'];
const ALL = [...SCALE, 'UNVERIFIABLE', 'OUTDATED', 'MISSING_CONTEXT', 'SATIRE', 'NOT_CHECKABLE'];

function patternsAmong(labels: readonly string[]): UnitPatterns {
  const patterns = new UnitPatterns(labels.length);
  for (const [one, other, times] of LABELS) {
    const categories = [labels.indexOf(one), labels.indexOf(other)].filter((category) => category >= 0);
    patterns.add(categories, times);
  }
  return patterns;
}

describe('GET /agreement', () => {
  let app: TestApp;
  let editor: TestClient;
  let adjudicator: TestClient;
  let ratingEditor: TestClient;
  let ann: TestClient;
  let ben: TestClient;
  let rounds: RatedRounds;

  beforeAll(async () => {
    app = await TestApp.start({ role: 'api' });
    editor = await app.person('editor@desk.test', ['editor']);
    ratingEditor = await app.person('rating-editor@desk.test', ['editor']);
    adjudicator = await app.person('adjudicator@desk.test', ['adjudicator']);
    ann = await app.person('ann@desk.test', ['reviewer']);
    ben = await app.person('ben@desk.test', ['reviewer']);
    rounds = await RatedRounds.open(app.sql, editor.id, 'Harrow Gazette');
  });
  afterAll(() => app?.close());

  const groups = async (query = '', person = editor) => {
    const { body } = await expectStatus(200, person.get(`/agreement${query}`));
    return body.items;
  };

  it('shows no figure of fewer than 20 rounds, and says so', async () => {
    expect(await groups()).toEqual([]);
    for (const [one, other, times] of LABELS) {
      for (let n = 0; n < times; n += 1) {
        await rounds.add({
          ratings: [
            [ann.id, one],
            [ben.id, other],
          ],
          ...(one === 'TRUE' ? {} : { revealedAt: '2026-04-01T00:00:00Z', language: 'de' }),
          ...(one === 'MIXED' ? { status: 'REVEALED' } : { verdict: one }),
        });
      }
    }
    const [german, english] = await groups('?scope=language');
    expect([german.key, german.units, english.key, english.units]).toEqual(['de', 12, 'en', 11]);
    expect(german.nominalAlpha).toEqual({ value: null, reason: 'TOO_FEW_UNITS', low: null, high: null });
    const few = { ...english, cohen: null, scheme: null };
    expect(JSON.stringify(few).match(/"value":null,"reason":"TOO_FEW_UNITS"/g)).toHaveLength(6);
  });

  it('computes the figures from the rounds as they were rated', async () => {
    const [group, ...rest] = await groups();
    expect(rest).toEqual([]);
    expect(group).toMatchObject({
      scheme: { key: 'five-point', schemeVersion: 1 },
      key: '',
      name: null,
      units: ROUNDS,
      ratings: 2 * ROUNDS,
      offScale: 2,
      onScaleUnits: ROUNDS - 2,
      cohen: { value: null, reason: 'TWO_RATERS_ONLY' },
    });
    const [all, scale] = [patternsAmong(ALL), patternsAmong(SCALE)];
    expect(group.percent.value).toBeCloseTo(percentAgreement(all)(all.times) as number, 12);
    expect(group.nominalAlpha.value).toBeCloseTo(nominalAlpha(all)(all.times) as number, 12);
    expect(group.ac1.value).toBeCloseTo(gwetAc1(all)(all.times) as number, 12);
    expect(group.fleiss.value).toBeCloseTo(fleissKappa(all)(all.times) as number, 12);
    expect(group.ordinalAlpha.value).toBeCloseTo(ordinalAlpha(scale)(scale.times) as number, 12);
    for (const figure of ['percent', 'nominalAlpha', 'ordinalAlpha', 'ac1', 'ac2Quadratic', 'fleiss']) {
      const { low, value, high } = group[figure];
      expect(low).toBeLessThan(value);
      expect(high).toBeGreaterThan(value);
    }
    expect(await groups('?seed=1')).toEqual([group]);
    expect(await groups('?seed=2')).not.toEqual([group]);
  });

  it('counts by month and source, and only what the filters let through', async () => {
    const unitsOf = async (query: string) =>
      (await groups(query)).map(({ key, name, units }: { key: string; name: string | null; units: number }) => [
        name ?? key,
        units,
      ]);
    expect(await unitsOf('?scope=month')).toEqual([
      ['2026-03', 11],
      ['2026-04', 12],
    ]);
    expect(await unitsOf('?scope=source')).toEqual([['Harrow Gazette', ROUNDS]]);
    await app.sql.query(`UPDATE claim SET topics = '{weather,money}' WHERE language = 'de'`);
    expect(await unitsOf('?scope=topic')).toEqual([
      ['money', 12],
      ['weather', 12],
    ]);
    expect(await unitsOf('?topic=Money')).toEqual([['', 12]]);
    expect(await unitsOf('?language=DE')).toEqual([['', 12]]);
    expect(await unitsOf('?from=2026-04-01T00:00:00Z')).toEqual([['', 12]]);
    expect(await unitsOf('?to=2026-04-01T00:00:00Z')).toEqual([['', 11]]);
    const { body } = await editor.get('/agreement?scope=month&limit=1');
    expect(await unitsOf(`?scope=month&limit=1&cursor=${body.nextCursor}`)).toEqual([['2026-04', 12]]);
  });

  it('leaves out every rating that was not first, independent and given before the reveal', async () => {
    const before = await groups();
    const two = [
      [ann.id, 'TRUE'],
      [ben.id, 'FALSE'],
    ] as const;
    await rounds.add({ ratings: two, status: 'OPEN' });
    await rounds.add({ ratings: two, status: 'COMPLETE' });
    await rounds.add({ ratings: two, status: 'VOID' });
    await rounds.add({ ratings: two, revision: 2 });
    await rounds.add({ ratings: two, submitted: 'after' });
    await rounds.add({ ratings: two, policy: { blind: 'OPEN' } });
    await rounds.add({ ratings: [[ann.id, 'TRUE']] });
    // The second of two places is a tie-break: one rating is left.
    await rounds.add({ ratings: two, policy: { k: 1 } });
    expect(await groups()).toEqual(before);
    const claimId = await rounds.add({ ratings: [[ann.id, 'TRUE']] });
    await rounds.add({ ratings: two, claimId, number: 2 });
    expect(await groups()).toEqual(before);
  });

  it('takes the round after a void one for the first', async () => {
    const [{ units }] = await groups();
    const two = [
      [ann.id, 'TRUE'],
      [ben.id, 'TRUE'],
    ] as const;
    const claimId = await rounds.add({ ratings: two, status: 'VOID' });
    await rounds.add({ ratings: two, claimId, number: 2 });
    expect((await groups())[0].units).toBe(units + 1);
  });

  it('tells a person nothing about claims they rate', async () => {
    const [{ units }] = await groups('', ratingEditor);
    await rounds.add({
      ratings: [
        [ann.id, 'TRUE'],
        [ratingEditor.id, 'FALSE'],
      ],
    });
    expect((await groups('', ratingEditor))[0].units).toBe(units);
    expect((await groups())[0].units).toBe(units + 1);
    const ratedBy = async (person: TestClient) => {
      const { body } = await expectStatus(200, person.get('/agreement/reviewers'));
      return body.items.map(({ name }: { name: string }) => name);
    };
    expect(await ratedBy(ratingEditor)).toEqual(['ann', 'ben']);
    expect(await ratedBy(editor)).toEqual(['ann', 'ben', 'rating-editor']);
  });

  it('compares a reviewer with each of the others', async () => {
    const [pair, other, ...rest] = await groups(`?scope=pair&reviewerId=${ann.id}`);
    expect([pair.key, pair.name, pair.units, rest]).toEqual([ben.id, 'ben', ROUNDS + 1, []]);
    expect(pair.cohen.value).toBeGreaterThan(0.5);
    expect([other.name, other.units, other.cohen.reason]).toEqual(['rating-editor', 1, 'TOO_FEW_UNITS']);
    const [reverse] = await groups(`?scope=pair&reviewerId=${ben.id}`);
    expect(reverse.cohen.value).toBeCloseTo(pair.cohen.value, 12);
  });

  it('lists reviewers by name, with intervals, and hides what is too little', async () => {
    const { body } = await expectStatus(200, editor.get('/agreement/reviewers'));
    const [first, second, third] = body.items;
    // Of 25 rounds: 17 + 1 with the same label as the other; the verdict is always the label of the first.
    expect(first).toMatchObject({ name: 'ann', withPeers: { units: 25, value: 18 / 25, reason: null } });
    expect(first.withVerdict).toMatchObject({ units: 19, value: null, reason: 'TOO_FEW_UNITS' });
    expect(first.withPeers.low).toBeLessThan(18 / 25);
    expect(first.withPeers.high).toBeGreaterThan(18 / 25);
    expect(second).toMatchObject({ name: 'ben', withPeers: { units: 24, value: 0.75 } });
    expect(third).toMatchObject({
      name: 'rating-editor',
      withPeers: { units: 1, value: null, reason: 'TOO_FEW_UNITS' },
    });
    const { body: page } = await editor.get('/agreement/reviewers?limit=2');
    const { body: next } = await editor.get(`/agreement/reviewers?limit=2&cursor=${page.nextCursor}`);
    expect([page.items, next.items, next.nextCursor]).toEqual([[first, second], [third], null]);
  });

  it('names people only to editors, and shows nothing to reviewers', async () => {
    expect((await adjudicator.get('/agreement')).status).toBe(200);
    expect((await adjudicator.get(`/agreement?scope=pair&reviewerId=${ann.id}`)).body.code).toBe('FORBIDDEN');
    expect((await adjudicator.get('/agreement/reviewers')).status).toBe(403);
    expect((await ann.get('/agreement')).status).toBe(403);
    expect((await app.anonymous.get('/agreement')).status).toBe(401);
    expect((await editor.get('/agreement?scope=pair')).status).toBe(400);
    expect((await editor.get(`/agreement?reviewerId=${ann.id}`)).status).toBe(400);
    expect((await editor.get('/agreement?cursor=eA')).body.code).toBe('CURSOR_INVALID');
  });
});
