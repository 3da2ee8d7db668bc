import { useInfiniteQuery, useQuery } from '@tanstack/react-query';
import { useTranslations } from 'use-intl';
import { DeskLink } from '../../../components/claims/desk-link';
import { Button } from '../../../components/ui/button';
import { Notice } from '../../../components/ui/notice';
import { Panel } from '../../../components/ui/panel';
import { meQuery } from '../../../lib/me';
import { requestsQuery } from '../api/corrections';
import type { ActsProps } from './verdict-dialog';
import layout from '../../../components/ui/layout.module.css';

/** After publication: the public page, and what a desk does when something was wrong. */
export function PublishedActs({ verdict, onOpen }: ActsProps) {
  const t = useTranslations('verdicts');
  const { data: me } = useQuery(meQuery);
  const mayAct = me?.permissions.includes('verdict.publish') ?? false;
  const requests = useInfiniteQuery({ ...requestsQuery, enabled: mayAct });
  const waiting = requests.data?.pages.flatMap(({ items }) => items).find((each) => each.fromVerdictId === verdict.id);
  return (
    <Panel title={t('decide')}>
      {waiting && (
        <Notice
          tone="warn"
          title={t('requestWaits')}
          actions={<DeskLink to="/corrections">{t('toRequest')}</DeskLink>}
        />
      )}
      {mayAct && (
        <div className={layout.buttons}>
          <Button onPress={() => onOpen('correct')}>{t('correct')}</Button>
          <Button onPress={() => onOpen('review')}>{t('setReviewDate')}</Button>
          <Button tone="danger" onPress={() => onOpen('retract')}>
            {t('retract')}
          </Button>
        </div>
      )}
    </Panel>
  );
}
