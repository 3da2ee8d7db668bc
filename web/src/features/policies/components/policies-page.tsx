import { useQuery } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import { useTranslations } from 'use-intl';
import { Badge } from '../../../components/ui/badge';
import { EmptyState } from '../../../components/ui/empty-state';
import { ErrorPanel } from '../../../components/ui/error-panel';
import { FactList } from '../../../components/ui/fact-list';
import { LinkAction } from '../../../components/ui/link-action';
import { PageHead } from '../../../components/ui/page-head';
import { Panel } from '../../../components/ui/panel';
import { SkeletonRows } from '../../../components/ui/skeleton';
import { VersionHistory } from '../../../components/ui/version-history';
import { meQuery } from '../../../lib/me';
import { policiesQuery, type Policy } from '../../../lib/policies';
import { BUILT_IN, changedRules, RULES } from './policy-rules';
import { PolicySummary } from './policy-summary';
import { useRuleWords } from './use-rule-words';
import styles from './policies.module.css';

/** The desk's policies, each told in words, with what every version changed. */
export function PoliciesPage() {
  const t = useTranslations('policies');
  const policies = useQuery(policiesQuery);
  const { data: me } = useQuery(meQuery);
  const manages = me?.permissions.includes('policy.manage') ?? false;
  const keys = [...new Set(policies.data?.map(({ key }) => key))];
  return (
    <>
      <PageHead title={t('title')} hint={t('hint')}>
        {manages && <LinkAction to="/admin/policies/edit">{t('new')}</LinkAction>}
      </PageHead>
      <div className={styles.page}>
        {policies.isPending && <SkeletonRows />}
        {policies.isError && <ErrorPanel error={policies.error} onRetry={() => void policies.refetch()} />}
        {policies.data && keys.length === 0 && (
          <Panel title={t('builtIn')}>
            <EmptyState title={t('none')} hint={t('noneHint')} />
            <PolicySummary rules={BUILT_IN} />
          </Panel>
        )}
        {keys.map((key) => (
          <OnePolicy
            key={key}
            manages={manages}
            versions={(policies.data ?? [])
              .filter((policy) => policy.key === key)
              .sort((a, b) => b.version - a.version)}
          />
        ))}
      </div>
    </>
  );
}

function OnePolicy({ versions, manages }: { versions: readonly Policy[]; manages: boolean }) {
  const t = useTranslations('policies');
  const words = useRuleWords();
  const [newest] = versions;
  if (!newest) return null;
  return (
    <Panel
      title={
        <>
          <bdi>{newest.name}</bdi> <small className={styles.soft}>{t('version', { number: newest.version })}</small>{' '}
          {newest.isDefault && <Badge tone="accent">{t('default')}</Badge>}
        </>
      }
      actions={
        manages && (
          <Link to="/admin/policies/edit" search={{ key: newest.key }}>
            {t('change')}
          </Link>
        )
      }
    >
      <PolicySummary rules={newest.policy} />
      <details>
        <summary>{t('allRules')}</summary>
        <FactList facts={RULES.map((rule) => ({ name: t(`rule.${rule}`), value: words(rule, newest.policy[rule]) }))} />
      </details>
      <VersionHistory
        title={t('history', { count: versions.length })}
        versions={versions}
        nameOf={({ version }) => t('version', { number: version })}
        changes={({ policy }, before) => <PolicyChanges before={before?.policy ?? null} after={policy} />}
      />
    </Panel>
  );
}

export function PolicyChanges({ before, after }: { before: Policy['policy'] | null; after: Policy['policy'] }) {
  const t = useTranslations('policies');
  const words = useRuleWords();
  if (before === null) return <p className={styles.soft}>{t('firstVersion')}</p>;
  const changed = changedRules(before, after);
  if (changed.length === 0) return <p className={styles.soft}>{t('noChange')}</p>;
  return (
    <ul>
      {changed.map((rule) => (
        <li key={rule}>
          {t('changed', {
            rule: t(`rule.${rule}`),
            before: words(rule, before[rule]),
            after: words(rule, after[rule]),
          })}
        </li>
      ))}
    </ul>
  );
}
