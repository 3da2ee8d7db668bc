import { useQuery } from '@tanstack/react-query';
import { useTranslations } from 'use-intl';
import { Button } from '../../../components/ui/button';
import { DateText } from '../../../components/ui/when';
import { Panel } from '../../../components/ui/panel';
import { toast } from '../../../components/ui/toast';
import { meQuery } from '../../../lib/me';
import { useShortcuts } from '../../../lib/shortcuts';
import { usePublish, useUnschedule } from '../api/verdicts';
import { DutyPanel } from './duty-panel';
import type { ActsProps } from './verdict-dialog';
import layout from '../../../components/ui/layout.module.css';

/** Out into the world, now or at a set time; or not at all. */
export function ApprovedActs({ verdict, onOpen }: ActsProps) {
  const t = useTranslations('verdicts');
  const { data: me } = useQuery(meQuery);
  const publish = usePublish(verdict.id);
  const unschedule = useUnschedule(verdict.id);
  const mayPublish = me?.permissions.includes('verdict.publish') ?? false;
  const mayWithdraw = me?.permissions.includes('verdict.approve') ?? false;
  const now = () => publish.mutate(undefined, { onSuccess: () => toast(t('publishedNow')) });
  useShortcuts([{ key: 'p', name: t('publish'), run: now, enabled: mayPublish }]);
  const refusal = publish.error ?? unschedule.error;
  return (
    <Panel title={t('decide')}>
      {verdict.publishAt !== null && (
        <p>
          {t('goesOut')} <DateText at={verdict.publishAt} withTime />
        </p>
      )}
      {!mayPublish && <p>{t('waitsForEditor')}</p>}
      {refusal && <DutyPanel error={refusal} />}
      <div className={layout.buttons}>
        {mayPublish && (
          <>
            <Button tone="main" shortcut="p" isPending={publish.isPending} onPress={now}>
              {t('publish')}
            </Button>
            <Button onPress={() => onOpen('schedule')}>
              {verdict.publishAt === null ? t('schedule') : t('reschedule')}
            </Button>
            {verdict.publishAt !== null && (
              <Button isPending={unschedule.isPending} onPress={() => unschedule.mutate(undefined)}>
                {t('unschedule')}
              </Button>
            )}
          </>
        )}
        {mayWithdraw && (
          <Button tone="danger" onPress={() => onOpen('withdraw')}>
            {t('withdraw')}
          </Button>
        )}
      </div>
    </Panel>
  );
}
