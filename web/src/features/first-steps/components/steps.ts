import { type DemoPerson, demoPersonNamed } from '../../../lib/demo-people';
import type { Me } from '../../../lib/me';
import type { Messages } from '../../../messages/messages';
import type { KeptSteps } from '../api/kept-steps';

export interface Step {
  key: keyof Messages['firstSteps']['step'];
  /** The page of the desk where it is done. */
  to: string;
  /** In the demo: who does it. */
  as?: DemoPerson;
}

const RATER: readonly Step[] = [
  { key: 'rater-take', to: '/' },
  { key: 'rater-read', to: '/' },
  { key: 'rater-submit', to: '/' },
];
const EDITOR: readonly Step[] = [
  { key: 'editor-document', to: '/documents' },
  { key: 'editor-triage', to: '/inbox' },
  { key: 'editor-assign', to: '/board' },
  { key: 'editor-publish', to: '/verdicts' },
];
const ADJUDICATOR: readonly Step[] = [{ key: 'adjudicator-decide', to: '/adjudicate' }];
const ADMIN: readonly Step[] = [{ key: 'admin-invite', to: '/admin/people' }];

/** What there is to learn for a person, by what they may do. */
export function stepsFor({ roles }: Pick<Me, 'roles'>): readonly Step[] {
  const has = (role: Me['roles'][number]) => roles.includes(role);
  return [
    ...(has('admin') ? ADMIN : []),
    ...(has('editor') || has('admin') ? EDITOR : []),
    ...(has('adjudicator') ? ADJUDICATOR : []),
    ...(has('reviewer') ? RATER : []),
  ];
}

/** The whole way of a claim in the demo, with the people who go it. */
export function tourOf({ raters = [] }: Pick<KeptSteps, 'raters'>): readonly Step[] {
  const rating = (key: Step['key'], at: number, otherwise: DemoPerson): Step => {
    const rater = raters[at];
    const as = rater && demoPersonNamed(rater.name);
    return rater && as ? { key, as, to: `/rate/${rater.assignmentId}` } : { key, as: otherwise, to: '/' };
  };
  return [
    { key: 'demo-triage', as: 'editor', to: '/inbox' },
    { key: 'demo-assign', as: 'editor', to: '/board' },
    rating('demo-first', 0, 'reviewer1'),
    rating('demo-second', 1, 'reviewer2'),
    { key: 'demo-settle', as: 'adjudicator', to: '/adjudicate' },
    { key: 'demo-approve', as: 'editor2', to: '/verdicts' },
    { key: 'demo-publish', as: 'editor2', to: '/verdicts?show=publish' },
  ];
}
