import type { Me } from '../../../lib/me';
import type { Messages } from '../../../messages/messages';

export interface Step {
  key: keyof Messages['firstSteps']['step'];
  /** The page of the desk where it is done. */
  to: string;
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
const ADMIN: readonly Step[] = [{ key: 'admin-invite', to: '/admin' }];

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
