import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { useTranslations } from 'use-intl';
import { ErrorPanel } from '../../../components/ui/error-panel';
import { PageHead } from '../../../components/ui/page-head';
import { SkeletonRows } from '../../../components/ui/skeleton';
import { meQuery } from '../../../lib/me';
import { type InForce, type Settings, settingsQuery } from '../api/extraction';
import { LlmUsage } from './llm-usage';
import { Reruns } from './reruns';
import { SettingsForm } from './settings-form';
import { TryOut } from './try-out';
import styles from './extraction.module.css';

export function ExtractionPage() {
  const t = useTranslations('extraction');
  const inForce = useQuery(settingsQuery);
  const { data: me } = useQuery(meQuery);
  return (
    <>
      <PageHead title={t('title')} hint={t('hint')} />
      {inForce.isPending && <SkeletonRows />}
      {inForce.isError && <ErrorPanel error={inForce.error} onRetry={() => void inForce.refetch()} />}
      {inForce.data && <Parts inForce={inForce.data} manages={me?.permissions.includes('settings.manage') ?? false} />}
    </>
  );
}

function Parts({ inForce, manages }: { inForce: InForce; manages: boolean }) {
  const [settings, setSettings] = useState<Settings>(inForce.settings);
  return (
    <div className={styles.page}>
      <div className={styles.bench}>
        <SettingsForm inForce={inForce} settings={settings} onChange={setSettings} manages={manages} />
        <TryOut settings={settings} inForce={inForce.version} />
      </div>
      {manages && (
        <>
          <Reruns />
          <LlmUsage />
        </>
      )}
    </div>
  );
}
