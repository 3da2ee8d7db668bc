import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { useTranslations } from 'use-intl';
import { Button } from '../../../components/ui/button';
import { ErrorPanel } from '../../../components/ui/error-panel';
import { Panel } from '../../../components/ui/panel';
import { Select } from '../../../components/ui/select';
import { SkeletonRows } from '../../../components/ui/skeleton';
import { Switch } from '../../../components/ui/switch';
import { toast } from '../../../components/ui/toast';
import { type Preferences, preferencesQuery, useSavePreferences } from '../api/preferences';
import { PreferenceKinds } from './preference-kinds';
import styles from './account.module.css';

const HOURS = Array.from({ length: 24 }, (_, hour) => [String(hour), `${String(hour).padStart(2, '0')}:00`] as const);
const ZONES = Intl.supportedValuesOf('timeZone');

export function PreferencesPanel() {
  const t = useTranslations('account.notify');
  const { data: kept, error, refetch } = useQuery(preferencesQuery);
  return (
    <Panel title={t('title')}>
      <p className={styles.hint}>{t('hint')}</p>
      {error && <ErrorPanel error={error} onRetry={() => void refetch()} />}
      {!kept && !error && <SkeletonRows rows={3} />}
      {kept && <PreferencesForm kept={kept} />}
    </Panel>
  );
}

function PreferencesForm({ kept }: { kept: Preferences }) {
  const t = useTranslations('account.notify');
  const save = useSavePreferences();
  const [wish, setWish] = useState(kept);
  const change = (part: Partial<Preferences>) => setWish((before) => ({ ...before, ...part }));
  const zones = [...new Set(['UTC', wish.timeZone, ...ZONES])].map((zone) => [zone, zone] as const);
  return (
    <div className={styles.form}>
      <Switch isSelected={wish.dailyDigest} onChange={(dailyDigest) => change({ dailyDigest })}>
        {t('daily')}
      </Switch>
      <div className={styles.pair}>
        <Select
          label={t('hour')}
          choices={HOURS}
          value={String(wish.digestHour)}
          onChange={(hour) => change({ digestHour: Number(hour) })}
        />
        <Select
          label={t('timeZone')}
          choices={zones}
          value={wish.timeZone}
          onChange={(timeZone) => change({ timeZone })}
        />
      </div>
      <PreferenceKinds kinds={wish.kinds} onChange={(kinds) => change({ kinds })} />
      {save.error && <ErrorPanel error={save.error} />}
      <Button
        tone="main"
        isPending={save.isPending}
        onPress={() => save.mutate(wish, { onSuccess: () => toast(t('saved')) })}
      >
        {t('save')}
      </Button>
    </div>
  );
}
