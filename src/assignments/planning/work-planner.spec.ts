import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { type BondRow, bondsOf, type ClaimFacts, type Rater } from '../candidate-facts.js';
import { roundPolicy, STRATEGIES, type Strategy } from '../round-policy.js';
import { WorkPlanner } from './work-planner.js';

const rater = (id: string, change: Partial<Rater> = {}): Rater => ({
  id,
  displayName: `Person ${id}`,
  active: true,
  roles: ['reviewer'],
  languages: [],
  topics: [],
  level: 'EXPERIENCED',
  paused: false,
  maxOpen: null,
  recusals: [],
  open: 0,
  weight: 0,
  recent: 0,
  ...change,
});

const claim = (claimId: string, change: Partial<ClaimFacts> = {}): ClaimFacts => ({
  claimId,
  workflowState: 'READY',
  editorId: 'editor',
  formerEditorIds: [],
  language: 'en',
  claimant: null,
  topics: [],
  difficulty: 1,
  documentCreatedBy: 'editor',
  documentByline: null,
  sourceId: null,
  hasRevealedRound: false,
  round: null,
  ...change,
});

interface Setting {
  raters: Rater[];
  claims: ClaimFacts[];
  bonds: BondRow[];
  k: number;
  cap: number;
  seed: string;
}

function plan({ raters, claims, bonds, k, cap, seed }: Setting, strategy: Strategy): WorkPlanner {
  const planner = new WorkPlanner({ raters, bonds: bondsOf(bonds), editorsMayRate: false }, seed);
  const policy = roundPolicy.parse({ k, maxOpenPerReviewer: cap });
  for (const each of claims) planner.fill({ claim: each, policy, openedBy: 'editor', places: k }, strategy);
  return planner;
}

const counted = (ids: readonly string[]): Map<string, number> => {
  const counts = new Map<string, number>();
  for (const id of ids) counts.set(id, (counts.get(id) ?? 0) + 1);
  return counts;
};

const TOPICS = ['health', 'energy', 'economy'];
const setting: fc.Arbitrary<Setting> = fc
  .record({
    people: fc.array(
      fc.record({
        novice: fc.boolean(),
        open: fc.nat(6),
        recent: fc.nat(9),
        maxOpen: fc.option(fc.integer({ min: 1, max: 6 }), { nil: null }),
        paused: fc.boolean(),
        topics: fc.subarray(TOPICS),
      }),
      { minLength: 1, maxLength: 12 },
    ),
    statements: fc.array(fc.record({ difficulty: fc.integer({ min: 1, max: 3 }), topics: fc.subarray(TOPICS) }), {
      minLength: 1,
      maxLength: 12,
    }),
    declined: fc.array(fc.tuple(fc.nat(11), fc.nat(11)), { maxLength: 10 }),
    k: fc.integer({ min: 1, max: 4 }),
    cap: fc.integer({ min: 1, max: 6 }),
    seed: fc.string(),
  })
  .map(({ people, statements, declined, k, cap, seed }) => ({
    raters: people.map(({ novice, open, ...rest }, n) =>
      rater(`p${n}`, { ...rest, open, weight: 2 * open, level: novice ? 'NOVICE' : 'EXPERIENCED' }),
    ),
    claims: statements.map((change, n) => claim(`c${n}`, change)),
    bonds: declined.map(([c, p]) => ({ claim_id: `c${c}`, user_id: `p${p}`, bond: 'DECLINED' as const })),
    k,
    cap,
    seed,
  }));

describe(WorkPlanner.name, () => {
  it.each(STRATEGIES)('%s keeps those who settle disagreements free while somebody else can rate', (strategy) => {
    const raters = [
      rater('settles', { roles: ['adjudicator'] }),
      rater('b', { weight: 9, open: 3, recent: 9 }),
      rater('c', { weight: 8 }),
    ];
    const seeds = ['1', '2', '3', '4', '5'];
    for (const seed of seeds) {
      const facts = { raters, claims: [claim('x')], bonds: [], cap: 9, seed };
      const two = plan({ ...facts, k: 2 }, strategy).places.map(({ reviewerId }) => reviewerId);
      expect(two.sort()).toEqual(['b', 'c']);
      expect(plan({ ...facts, k: 3 }, strategy).places.at(-1)?.reviewerId).toBe('settles');
    }
  });

  describe.each(STRATEGIES)('%s', (strategy) => {
    it('gives the same plan for the same facts and seed', () => {
      fc.assert(
        fc.property(setting, (facts) => {
          const [one, two] = [plan(facts, strategy), plan(facts, strategy)];
          expect(two.places).toEqual(one.places);
          expect(two.shortfalls).toEqual(one.shortfalls);
        }),
      );
    });

    it('never goes over a cap or a capacity, gives nobody two places of a claim and no claim too many', () => {
      fc.assert(
        fc.property(setting, (facts) => {
          const { places } = plan(facts, strategy);
          const given = counted(places.map(({ reviewerId }) => reviewerId));
          for (const person of facts.raters) {
            const limit = Math.min(facts.cap, person.maxOpen ?? facts.cap);
            const count = given.get(person.id) ?? 0;
            if (count > 0) expect(person.open + count).toBeLessThanOrEqual(limit);
            if (person.paused) expect(count).toBe(0);
          }
          const pairs = places.map(({ claimId, reviewerId }) => `${claimId} ${reviewerId}`);
          expect(new Set(pairs).size).toBe(pairs.length);
          for (const count of counted(places.map(({ claimId }) => claimId)).values()) {
            expect(count).toBeLessThanOrEqual(facts.k);
          }
          for (const { claim_id, user_id } of facts.bonds) expect(pairs).not.toContain(`${claim_id} ${user_id}`);
        }),
      );
    });

    it('accounts for every place: given, or short with a reason', () => {
      fc.assert(
        fc.property(setting, (facts) => {
          const { places, shortfalls } = plan(facts, strategy);
          const short = shortfalls.reduce((sum, each) => sum + each.places, 0);
          expect(places.length + short).toBe(facts.claims.length * facts.k);
          for (const { because, reasons } of [...places, ...shortfalls]) {
            expect(because).toMatch(/\w+/);
            expect(reasons).not.toEqual([]);
          }
        }),
      );
    });
  });

  it('gives no claim two novices with NO_TWO_NOVICES', () => {
    fc.assert(
      fc.property(setting, (facts) => {
        const novices = new Set(facts.raters.filter(({ level }) => level === 'NOVICE').map(({ id }) => id));
        const { places } = plan(facts, 'NO_TWO_NOVICES');
        const byClaim = counted(places.filter(({ reviewerId }) => novices.has(reviewerId)).map((each) => each.claimId));
        for (const count of byClaim.values()) expect(count).toBe(1);
      }),
    );
  });

  it('shares places out evenly with ROUND_ROBIN: nobody has two more than another', () => {
    fc.assert(
      fc.property(setting, (facts) => {
        const raters = facts.raters.map(({ id }) => rater(id));
        const { places } = plan({ ...facts, raters, bonds: [], cap: 1000 }, 'ROUND_ROBIN');
        const counts = raters.map(({ id }) => places.filter(({ reviewerId }) => reviewerId === id).length);
        expect(Math.max(...counts) - Math.min(...counts)).toBeLessThanOrEqual(1);
      }),
    );
  });

  it('gives to the least loaded, then to who had least lately', () => {
    const raters = [
      rater('busy', { open: 2, weight: 2 }),
      rater('heavy', { open: 1, weight: 3 }),
      rater('lately', { recent: 4 }),
      rater('free'),
    ];
    const { places } = plan({ raters, claims: [claim('c')], bonds: [], k: 3, cap: 9, seed: '' }, 'LEAST_LOADED');
    expect(places.map(({ reviewerId }) => reviewerId)).toEqual(['free', 'lately', 'busy']);
    expect(places[0]?.because).toBe('least loaded: 0 open (weight 0), 0 in the last 30 days');
  });

  it('counts the difficulty of what it gives', () => {
    const claims = [claim('hard', { difficulty: 3 }), claim('easy'), claim('next'), claim('last')];
    const { places } = plan(
      { raters: [rater('a'), rater('b')], claims, bonds: [], k: 1, cap: 9, seed: 's' },
      'LEAST_LOADED',
    );
    const [first, ...rest] = places.map(({ reviewerId }) => reviewerId);
    expect(rest).toEqual(rest.map(() => (first === 'a' ? 'b' : 'a')));
  });

  it('prefers who knows the topic, and says so', () => {
    const raters = [rater('idle'), rater('doctor', { topics: ['health'], open: 5, weight: 9 })];
    const claims = [claim('c', { topics: ['health'] })];
    const { places } = plan({ raters, claims, bonds: [], k: 2, cap: 9, seed: '' }, 'EXPERT_TAG');
    expect(places.map(({ reviewerId }) => reviewerId)).toEqual(['doctor', 'idle']);
    expect(places.map(({ because }) => because)).toEqual([
      'expert in health; 5 open (weight 9), 0 in the last 30 days',
      'no expert is free; least loaded: 0 open (weight 0), 0 in the last 30 days',
    ]);
  });

  it('draws differently with another seed', () => {
    const raters = Array.from({ length: 10 }, (_, n) => rater(`p${n}`));
    const claims = Array.from({ length: 10 }, (_, n) => claim(`c${n}`));
    const draw = (seed: string) =>
      plan({ raters, claims, bonds: [], k: 1, cap: 99, seed }, 'RANDOM_SEEDED').places.map((each) => each.reviewerId);
    expect(draw('one')).not.toEqual(draw('two'));
  });

  it('says in words why nobody was left', () => {
    const raters = [rater('a', { paused: true }), rater('b', { languages: ['de'] }), rater('c', { paused: true })];
    const { shortfalls } = plan({ raters, claims: [claim('c')], bonds: [], k: 2, cap: 9, seed: '' }, 'ROUND_ROBIN');
    expect(shortfalls).toEqual([
      {
        claimId: 'c',
        places: 2,
        because: 'nobody is left who may rate it (2 × is paused; 1 × does not review this language)',
        reasons: [
          { code: 'nobody-left', params: {} },
          { code: 'excluded', params: { count: 2, reason: 'paused' } },
          { code: 'excluded', params: { count: 1, reason: 'language' } },
        ],
      },
    ]);
  });
});
