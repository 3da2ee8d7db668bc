import { useTranslations } from 'use-intl';

const GROUPS = [
  'claims.state',
  'claims.verdict',
  'claims.assignment',
  'claims.sourceState',
  'claim.roundStatus',
] as const;

/** What a state of any machine is called; states without a name are shown as they are recorded. */
export function useStateName(): (state: string) => string {
  const t = useTranslations();
  return (state) => {
    const path = GROUPS.map((group) => `${group}.${state}`).find((each) => t.has(each as never));
    return path === undefined ? state : t(path as never);
  };
}
