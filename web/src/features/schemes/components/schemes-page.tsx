import { useQuery } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import { useTranslations } from 'use-intl';
import { LabelChip } from '../../../components/claims/label-chip';
import { ErrorPanel } from '../../../components/ui/error-panel';
import { LinkAction } from '../../../components/ui/link-action';
import { PageHead } from '../../../components/ui/page-head';
import { Panel } from '../../../components/ui/panel';
import { SkeletonRows } from '../../../components/ui/skeleton';
import { VersionHistory } from '../../../components/ui/version-history';
import { meQuery } from '../../../lib/me';
import { schemesQuery } from '../../../lib/schemes';
import type { Scheme } from '../api/schemes';
import { schemeChanges } from './scheme-changes';
import { SchemeChanges } from './scheme-changes-list';
import styles from './schemes.module.css';

/** Every scheme with its labels, and what each version changed. */
export function SchemesPage() {
  const t = useTranslations('schemes');
  const schemes = useQuery(schemesQuery);
  const { data: me } = useQuery(meQuery);
  const manages = me?.permissions.includes('scheme.manage') ?? false;
  const keys = [...new Set(schemes.data?.map(({ content }) => content.key))];
  return (
    <>
      <PageHead title={t('title')} hint={t('hint')}>
        {manages && <LinkAction to="/admin/schemes/edit">{t('new')}</LinkAction>}
      </PageHead>
      <div className={styles.page}>
        {schemes.isPending && <SkeletonRows />}
        {schemes.isError && <ErrorPanel error={schemes.error} onRetry={() => void schemes.refetch()} />}
        {keys.map((key) => (
          <OneScheme
            key={key}
            manages={manages}
            versions={(schemes.data ?? []).filter(({ content }) => content.key === key)}
          />
        ))}
      </div>
    </>
  );
}

function OneScheme({ versions, manages }: { versions: readonly Scheme[]; manages: boolean }) {
  const t = useTranslations('schemes');
  const [newest] = versions;
  if (!newest) return null;
  const { content, schemeVersion } = newest;
  return (
    <Panel
      title={
        <>
          <bdi>{content.name}</bdi> <small className={styles.soft}>{t('version', { number: schemeVersion })}</small>
        </>
      }
      actions={
        manages && (
          <Link to="/admin/schemes/edit" search={{ key: content.key }}>
            {t('next')}
          </Link>
        )
      }
    >
      <dl className={styles.labels}>
        {content.labels.map(({ key, name, definition, ordinal, color }) => (
          <div key={key} className={styles.label}>
            <dt>
              <LabelChip name={name} color={color} />
              <span className={styles.soft}>{ordinal ?? t('offScale')}</span>
            </dt>
            <dd dir="auto">{definition}</dd>
          </div>
        ))}
      </dl>
      <VersionHistory
        title={t('history', { count: versions.length })}
        versions={versions}
        nameOf={(version) => t('version', { number: version.schemeVersion })}
        changes={(version, before) => <Difference version={version} before={before} />}
      />
    </Panel>
  );
}

function Difference({ version, before }: { version: Scheme; before: Scheme | undefined }) {
  const t = useTranslations('schemes');
  if (!before) return <p className={styles.soft}>{t('firstVersion')}</p>;
  return <SchemeChanges changes={schemeChanges(before.content, version.content)} />;
}
