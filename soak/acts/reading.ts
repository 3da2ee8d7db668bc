import { type Act, type Habits, oneOf } from './act.js';

const FILTERS = [
  '',
  'state=IN_REVIEW',
  'stale=true',
  'late=true',
  'unassigned=true',
  'pendingVerdict=PROPOSED',
  'published=true',
  'editor=me',
  'claimant=The%20mayor',
  'q=Norvale',
  'q=harbour',
  'sort=due',
];

const board: Act = async ({ who, world, random }) => {
  const filter = random.pick(FILTERS);
  const { body } = await who.get('board', `/claims?limit=20&${filter}`);
  world.claims.add(oneOf(body?.items, random)?.id);
  if (body?.nextCursor)
    await who.get('board', `/claims?limit=20&${filter}&cursor=${encodeURIComponent(body.nextCursor)}`);
  if (random.next() < 0.3) await who.get('counts', `/claims/counts?${filter.startsWith('sort') ? '' : filter}`);
};

const figures: Act = async ({ who, random }) => {
  const day = 24 * 3_600_000;
  const period = `from=${new Date(Date.now() - day).toISOString()}&to=${new Date(Date.now() + day).toISOString()}`;
  const paths = [
    `/stats/throughput?${period}`,
    `/stats/stages?${period}`,
    '/stats/workload',
    '/assignments/overdue',
    '/agreement',
    '/audit?limit=20',
  ];
  await who.get('figures', random.pick(paths));
};

const claim: Act = async ({ who, world, random }) => {
  const id = world.claims.pick(random);
  if (!id) return;
  await who.get('claim', `/claims/${id}`);
  await who.get('history', `/claims/${id}/history`);
};

const talk: Act = async ({ who, world, random }) => {
  const id = world.claims.pick(random);
  if (!id) return;
  // Nobody else is sure to be still there and to see the thread.
  const editors = world.people.filter(({ roles }) => roles.join() === 'editor');
  const mentions = random.next() < 0.3 ? [random.pick(editors).id] : [];
  const { body } = await who.post('comment', `/claims/${id}/threads`, { body: 'Who has seen the register?', mentions });
  world.threads.add(body?.thread?.id);
  await who.get('threads', `/claims/${id}/threads`);
};

const reply: Act = async ({ who, world, random }) => {
  const id = world.threads.pick(random);
  if (!id) return;
  await who.post('reply', `/threads/${id}/comments`, { body: 'I have.' });
  if (random.next() < 0.3) await who.post('resolve thread', `/threads/${id}/resolve`);
};

/** What editors and adjudicators read and say meanwhile. */
export const READING: Habits = [
  [6, board],
  [2, figures],
  [3, claim],
  [2, talk],
  [2, reply],
];

/** Nothing stale, retracted or superseded may be given out as today's conclusion, at no moment. */
const exports: Act = async ({ who, world, random }) => {
  const { body } = await who.get('export', random.pick(['/reports.json', '/reports?current=true']));
  for (const report of body?.reports ?? body?.items ?? []) {
    if (report.state !== 'PUBLISHED' || report.stale) {
      world.tally.fault('I12 no stale verdict is given out as current', `report ${report.number}: ${report.state}`);
    }
  }
};

const others: Act = async ({ who, random }) => {
  const paths = [
    '/reports.jsonld',
    '/reports.csv',
    '/reports.json?all=true',
    '/corrections',
    '/corrections.atom',
    '/reports',
  ];
  await who.get('public pages', random.pick(paths));
};

export const VIEWER: Habits = [
  [3, exports],
  [3, others],
  [1, board],
];

/** An account is disabled, and whatever its owner had begun has to go on without them. */
const disable: Act = async ({ who, world, random }) => {
  const leavers = world.people.filter(({ mayBeDisabled }) => mayBeDisabled).length;
  if (leavers * 20 >= world.people.length) return;
  const person = random.pick(world.raters.filter(({ mayBeDisabled }) => !mayBeDisabled));
  const { body } = await who.get('user', `/users/${person.id}`);
  if (!body) return;
  person.mayBeDisabled = true;
  await who.patch('disable', `/users/${person.id}`, { status: 'DISABLED' }, body.version);
};

const profile: Act = async ({ who, world, random }) => {
  const { id } = random.pick(world.raters);
  const { body } = await who.get('user', `/users/${id}`);
  const change = random.pick([
    { topics: ['storms'] },
    { level: 'NOVICE' },
    { level: 'EXPERIENCED' },
    { maxOpen: 5 },
    { maxOpen: null },
  ]);
  if (body) await who.patch('profile', `/users/${id}`, change, body.version);
};

export const ADMIN: Habits = [
  [1, disable],
  [3, profile],
  [2, figures],
  [2, board],
];
