import type { Role } from '../../src/access/permissions.js';

/** What everybody of the demo signs in with; shown on the sign-in page while demo mode is on. */
export const DEMO_PASSWORD = 'claimdesk-demo';

interface DemoPerson {
  displayName: string;
  roles: Role[];
}

const PEOPLE = {
  admin: { displayName: 'Ada Winterbourne', roles: ['admin'] },
  editor: { displayName: 'Tamsin Oake', roles: ['editor'] },
  editor2: { displayName: 'Ivo Marchetti', roles: ['editor'] },
  adjudicator: { displayName: 'Ruth Abara', roles: ['adjudicator'] },
  reviewer1: { displayName: 'Lena Fosse', roles: ['reviewer'] },
  reviewer2: { displayName: 'Milo Kestrel', roles: ['reviewer'] },
  reviewer3: { displayName: 'Suri Palmgren', roles: ['reviewer'] },
  viewer: { displayName: 'Pip Hallam', roles: ['viewer'] },
} as const satisfies Record<string, { displayName: string; roles: readonly Role[] }>;

export type PersonKey = keyof typeof PEOPLE;

export const PERSON_KEYS = Object.keys(PEOPLE) as PersonKey[];

export function demoPerson(key: PersonKey): DemoPerson {
  const { displayName, roles } = PEOPLE[key];
  return { displayName, roles: [...roles] };
}

/** Natural key of a demo account. */
export const emailOf = (key: PersonKey): string => `${key}@demo.example`;
