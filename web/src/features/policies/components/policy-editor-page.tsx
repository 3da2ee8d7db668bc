import { useQuery } from '@tanstack/react-query';
import { useNavigate, useSearch } from '@tanstack/react-router';
import { useState } from 'react';
import { useTranslations } from 'use-intl';
import { Button } from '../../../components/ui/button';
import { Checkbox } from '../../../components/ui/checkbox';
import { ConflictPanel } from '../../../components/ui/conflict-panel';
import { EmptyState } from '../../../components/ui/empty-state';
import { ErrorPanel } from '../../../components/ui/error-panel';
import { PageHead } from '../../../components/ui/page-head';
import { Panel } from '../../../components/ui/panel';
import { SkeletonRows } from '../../../components/ui/skeleton';
import { TextField } from '../../../components/ui/text-field';
import { toast } from '../../../components/ui/toast';
import { ApiProblem } from '../../../lib/api-client';
import { policiesQuery, type Policy } from '../../../lib/policies';
import { type Rules, useSavePolicy } from '../api/policies';
import { PolicyChanges } from './policies-page';
import { BUILT_IN, changedRules, ruleFaults } from './policy-rules';
import { PolicySummary } from './policy-summary';
import { RuleFields } from './rule-fields';
import { useRuleWords } from './use-rule-words';
import styles from './policies.module.css';

/** The next version of a policy, or a new one. */
export function PolicyEditorPage() {
  const t = useTranslations('policies');
  const { key } = useSearch({ from: '/desk/admin/policies/edit' });
  const policies = useQuery(policiesQuery);
  if (policies.isPending) {
    return (
      <>
        <PageHead title={t('newTitle')} />
        <SkeletonRows />
      </>
    );
  }
  if (policies.isError) return <ErrorPanel error={policies.error} onRetry={() => void policies.refetch()} />;
  const current = policies.data.filter((policy) => policy.key === key).sort((a, b) => b.version - a.version)[0] ?? null;
  if (key !== undefined && !current) return <EmptyState title={t('unknown')} />;
  return <Editor key={key ?? ''} current={current} />;
}

function Editor({ current }: { current: Policy | null }) {
  const t = useTranslations();
  const navigate = useNavigate();
  // What the form began from, so that a version by somebody else is noticed.
  const [base, setBase] = useState(current);
  const [key, setKey] = useState('');
  const [name, setName] = useState(base?.name ?? '');
  const [isDefault, setDefault] = useState(base?.isDefault ?? false);
  const [rules, setRules] = useState<Rules>(base?.policy ?? BUILT_IN);
  const save = useSavePolicy();
  const faults = ruleFaults(rules);
  const conflict = save.error instanceof ApiProblem && save.error.code === 'VERSION_CONFLICT';
  const keep = (from: Policy | null) =>
    save.mutate(
      { key: from?.key ?? key, name, policy: rules, isDefault, from: from?.version ?? null },
      {
        onSuccess: ({ name: saved, version }) => {
          toast(t('policies.saved', { name: saved, number: version }));
          void navigate({ to: '/admin/policies' });
        },
      },
    );
  const takeTheirs = () => {
    save.reset();
    setBase(current);
    if (current) {
      setName(current.name);
      setRules(current.policy);
      setDefault(current.isDefault);
    }
  };
  const same =
    base !== null &&
    base.name === name &&
    base.isDefault === isDefault &&
    changedRules(base.policy, rules).length === 0;
  const canSave = faults.length === 0 && name.trim() !== '' && (base !== null || key !== '') && !same;
  return (
    <>
      <PageHead
        title={base ? t('policies.changeOf', { name: base.name }) : t('policies.newTitle')}
        hint={t('policies.editHint')}
      >
        <Button tone="main" isPending={save.isPending} isDisabled={!canSave} onPress={() => keep(base)}>
          {t('policies.save')}
        </Button>
      </PageHead>
      <div className={styles.editor}>
        <div className={styles.page}>
          {conflict && current ? (
            <Conflict current={current} rules={rules} onTakeTheirs={takeTheirs} onKeepMine={() => keep(current)} />
          ) : (
            save.error && <ErrorPanel error={save.error} />
          )}
          <Panel title={t('policies.policy')}>
            <TextField label={t('policies.name')} maxLength={120} value={name} onChange={setName} />
            {base === null && (
              <TextField label={t('policies.key')} hint={t('policies.keyHint')} value={key} onChange={setKey} />
            )}
            <Checkbox isSelected={isDefault} isDisabled={base?.isDefault ?? false} onChange={setDefault}>
              {t('policies.makeDefault')}
            </Checkbox>
          </Panel>
          <RuleFields rules={rules} onChange={(part) => setRules((before) => ({ ...before, ...part }))} />
        </div>
        <div className={styles.aside}>
          <Panel title={t('policies.meaning')}>
            <div role="status">
              {faults.map((fault) => (
                <p key={fault} className={styles.fault}>
                  {t(`policies.fault.${fault}`)}
                </p>
              ))}
            </div>
            <PolicySummary rules={rules} />
          </Panel>
          {base && (
            <Panel title={t('policies.changes')}>
              <PolicyChanges before={base.policy} after={rules} />
            </Panel>
          )}
        </div>
      </div>
    </>
  );
}

interface ConflictProps {
  current: Policy;
  rules: Rules;
  onTakeTheirs: () => void;
  onKeepMine: () => void;
}

function Conflict({ current, rules, onTakeTheirs, onKeepMine }: ConflictProps) {
  const t = useTranslations('policies');
  const words = useRuleWords();
  const differences = changedRules(current.policy, rules).map((rule) => ({
    name: t(`rule.${rule}`),
    theirs: words(rule, current.policy[rule]),
    mine: words(rule, rules[rule]),
  }));
  return <ConflictPanel differences={differences} onTakeTheirs={onTakeTheirs} onKeepMine={onKeepMine} />;
}
