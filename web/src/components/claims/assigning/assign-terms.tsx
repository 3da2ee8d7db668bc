import { useTranslations } from 'use-intl';
import { NumberField } from '../../ui/number-field';
import { Select } from '../../ui/select';
import { TextField } from '../../ui/text-field';
import { type BulkAssign, STRATEGIES, type Strategy } from '../../../lib/assigning';
import type { Policy } from '../../../lib/policies';
import { PeopleChoice } from './people-choice';
import styles from './assign.module.css';

/** How work is to be shared out, as the form has it. */
export interface Terms {
  /** Empty: the desk's default. */
  policyKey: string;
  /** Raters for each claim; null: as the policy says. */
  k: number | null;
  /** A day, `2026-12-24`; empty: as the policy says. */
  dueOn: string;
  /** `POLICY`: as the policy of each round says; `EACH`: everybody who is named gets a place. */
  strategy: Strategy | 'POLICY' | 'EACH';
  /** Among whom; nobody named means everybody. */
  people: readonly string[];
}

export const FIRST_TERMS: Terms = { policyKey: '', k: null, dueOn: '', strategy: 'POLICY', people: [] };

/** The end of a day where the person is. */
const endOf = (day: string): string => new Date(`${day}T23:59:00`).toISOString();

/** The terms as the API takes them. A new seed each time is not wanted: the same terms give the same plan. */
export const bodyOf = ({ policyKey, k, dueOn, strategy, people }: Terms): Partial<BulkAssign> => ({
  openRounds: true,
  ...(policyKey === '' ? {} : { policyKey }),
  ...(k === null ? {} : { policy: { k } }),
  ...(dueOn === '' ? {} : { dueAt: endOf(dueOn) }),
  ...(strategy === 'EACH' ? {} : people.length > 0 && strategy === 'POLICY' ? { strategy: 'LEAST_LOADED' } : {}),
  ...(strategy === 'EACH' || strategy === 'POLICY' ? {} : { strategy }),
  ...(people.length === 0 ? {} : { reviewerIds: [...people] }),
});

interface Props {
  terms: Terms;
  policies: readonly Policy[];
  /** The one claim that is assigned; then it can be said of everybody whether they may. */
  claimId: string | undefined;
  onChange: (terms: Terms) => void;
}

/** The terms: with which policy, how many raters, until when, who and how they are chosen. */
export function AssignTerms({ terms, policies, claimId, onChange }: Props) {
  const t = useTranslations('assign');
  const set = (change: Partial<Terms>) => onChange({ ...terms, ...change });
  const chosen = policies.find(({ key, isDefault }) => (terms.policyKey === '' ? isDefault : key === terms.policyKey));
  const strategy = terms.strategy === 'POLICY' ? (chosen?.policy.strategy ?? 'LEAST_LOADED') : terms.strategy;
  const fallback = policies.find(({ isDefault }) => isDefault);
  return (
    <div className={styles.terms}>
      <div className={styles.fields}>
        <Select
          label={t('policy')}
          choices={[
            ['', fallback ? t('defaultPolicy', { name: fallback.name }) : t('builtInPolicy')],
            ...policies.filter(({ isDefault }) => !isDefault).map(({ key, name }): [string, string] => [key, name]),
          ]}
          value={terms.policyKey}
          onChange={(policyKey) => set({ policyKey, k: null })}
        />
        <NumberField
          label={t('k')}
          minValue={1}
          maxValue={9}
          value={terms.k ?? chosen?.policy.k ?? 2}
          onChange={(k) => set({ k: Number.isNaN(k) ? null : k })}
        />
        <TextField label={t('due')} type="date" value={terms.dueOn} onChange={(dueOn) => set({ dueOn })} />
      </div>
      <div>
        <Select
          label={t('strategy')}
          choices={[
            ['POLICY', t('strategyOfPolicy')],
            ...STRATEGIES.map((each) => [each, t(`strategyName.${each}`)] as const),
            ['EACH', t('strategyName.EACH')],
          ]}
          value={terms.strategy}
          onChange={(next) => set({ strategy: next })}
        />
        <p className={styles.hint}>{t(`strategyHint.${strategy}`)}</p>
      </div>
      <PeopleChoice
        claimId={claimId}
        policyKey={terms.policyKey === '' ? undefined : terms.policyKey}
        chosen={terms.people}
        isNeeded={terms.strategy === 'EACH'}
        onChange={(people) => set({ people })}
      />
    </div>
  );
}
