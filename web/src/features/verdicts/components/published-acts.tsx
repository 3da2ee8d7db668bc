import { useInfiniteQuery, useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { useTranslations } from 'use-intl';
import { DeskLink } from '../../../components/claims/desk-link';
import { Button } from '../../../components/ui/button';
import { Notice } from '../../../components/ui/notice';
import { Panel } from '../../../components/ui/panel';
import { meQuery } from '../../../lib/me';
import { requestsQuery } from '../api/corrections';
import type { Verdict } from '../api/verdicts';
import { CorrectDrawer } from './correct-drawer';
import { RetractDialog } from './retract-dialog';
import { ReviewDateDialog } from './review-date-dialog';
import styles from './verdicts.module.css';

/** After publication: the public page, and what a desk does when something was wrong. */
export function PublishedActs({ verdict }: { verdict: Verdict }) {
  const t = useTranslations('verdicts');
  const { data: me } = useQuery(meQuery);
  const mayAct = me?.permissions.includes('verdict.publish') ?? false;
  const requests = useInfiniteQuery({ ...requestsQuery, enabled: mayAct });
  const waiting = requests.data?.pages.flatMap(({ items }) => items).find((each) => each.fromVerdictId === verdict.id);
  const [open, setOpen] = useState<'correct' | 'retract' | 'review' | null>(null);
  const close = () => setOpen(null);
  return (
    <Panel title={t('decide')}>
      {verdict.reportNumber !== null && (
        <p>
          <a href={`/reports/${verdict.reportNumber}`}>{t('readReport', { number: verdict.reportNumber })}</a>
        </p>
      )}
      {waiting && (
        <Notice
          tone="warn"
          title={t('requestWaits')}
          actions={<DeskLink to="/corrections">{t('toRequest')}</DeskLink>}
        />
      )}
      {mayAct && (
        <div className={styles.buttons}>
          <Button onPress={() => setOpen('correct')}>{t('correct')}</Button>
          <Button onPress={() => setOpen('review')}>{t('setReviewDate')}</Button>
          <Button tone="danger" onPress={() => setOpen('retract')}>
            {t('retract')}
          </Button>
        </div>
      )}
      {open === 'correct' && <CorrectDrawer verdict={verdict} onClose={close} />}
      {open === 'retract' && <RetractDialog verdict={verdict} onClose={close} />}
      {open === 'review' && <ReviewDateDialog verdict={verdict} onClose={close} />}
    </Panel>
  );
}
