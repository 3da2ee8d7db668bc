/** The people of every demo desk, in the order of the sign-in page (README, "The demo desk"), and the password they share. */
export const DEMO_PEOPLE = {
  editor: 'Tamsin Oake',
  editor2: 'Ivo Marchetti',
  reviewer1: 'Lena Fosse',
  reviewer2: 'Milo Kestrel',
  reviewer3: 'Suri Palmgren',
  adjudicator: 'Ruth Abara',
  admin: 'Ada Winterbourne',
  viewer: 'Pip Hallam',
} as const;
export type DemoPerson = keyof typeof DEMO_PEOPLE;

export const DEMO_KEYS = Object.keys(DEMO_PEOPLE) as DemoPerson[];
export const DEMO_PASSWORD = 'claimdesk-demo';

/** What one of them signs in with. */
export const demoLogin = (person: DemoPerson) => ({ email: `${person}@demo.example`, password: DEMO_PASSWORD });

/** Who of them this is; undefined for anybody else. */
export const demoPersonOf = (email: string): DemoPerson | undefined =>
  DEMO_KEYS.find((person) => demoLogin(person).email === email);

/** Who of them has this name. */
export const demoPersonNamed = (name: string): DemoPerson | undefined =>
  DEMO_KEYS.find((person) => DEMO_PEOPLE[person] === name);
