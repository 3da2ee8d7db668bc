import { useQuery } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import { useState } from 'react';
import { useTranslations } from 'use-intl';
import { Badge } from '../../../components/ui/badge';
import { Button } from '../../../components/ui/button';
import { Facts } from '../../../components/ui/facts';
import { Notice } from '../../../components/ui/notice';
import { Panel } from '../../../components/ui/panel';
import { ReasonDialog } from '../../../components/ui/reason-dialog';
import { toast } from '../../../components/ui/toast';
import { When } from '../../../components/ui/when';
import { meQuery } from '../../../lib/me';
import { useNames } from '../../../lib/people';
import { schemesQuery } from '../../../lib/schemes';
import {
  type CorrectionRequest,
  useApproveCorrection,
  useRefuseCorrection,
  useWithdrawCorrection,
} from '../api/corrections';
import { type Verdict, verdictQuery } from '../api/verdicts';
import { DutyPanel } from './duty-panel';
import layout from '../../../components/ui/layout.module.css';
import styles from './verdicts.module.css';

/** Something published that is to be changed: what it says, what it would say, and who asks. */
export function RequestCard({ request }: { request: CorrectionRequest }) {
  const t = useTranslations();
  const { data: me } = useQuery(meQuery);
  const { data: verdict } = useQuery(verdictQuery(request.fromVerdictId));
  const nameOf = useNames();
  const isOwn = request.requestedBy === me?.id;
  return (
    <Panel
      title={
        <Link to="/verdicts/$verdictId" params={{ verdictId: request.fromVerdictId }}>
          <bdi>{verdict?.statement ?? t('verdicts.one')}</bdi>
        </Link>
      }
      actions={
        <Badge tone={request.changesConclusion ? 'bad' : 'plain'}>{t(`claims.correction.${request.kind}`)}</Badge>
      }
    >
      {request.fromState !== 'PUBLISHED' && <Notice tone="warn" title={t('verdicts.overtaken')} />}
      {verdict && <Changes request={request} verdict={verdict} />}
      <Facts
        facts={[
          [t('verdicts.whatWasWrong'), request.whatWasWrong],
          [t('verdicts.whatItSaysNow'), request.whatItSaysNow],
          [t('verdicts.why2'), request.why],
          [t('verdicts.reportedBy'), request.reportedBy],
          [t('verdicts.askedBy'), <bdi key="who">{nameOf(request.requestedBy)}</bdi>],
          [t('verdicts.askedAt'), <When key="when" at={request.requestedAt} />],
        ]}
      />
      <Acts request={request} isOwn={isOwn} />
    </Panel>
  );
}

function Changes({ request, verdict }: { request: CorrectionRequest; verdict: Verdict }) {
  const t = useTranslations('verdicts');
  const { data: schemes } = useQuery(schemesQuery);
  const labels = schemes?.find(({ content }) => content.key === verdict.schemeKey)?.content.labels;
  const shown = (key: string, value: string) =>
    key === 'label' ? (labels?.find((label) => label.key === value)?.name ?? value) : value;
  const keys = (['label', 'summary', 'shortStatement', 'rationale'] as const).filter((key) => key in request.change);
  return keys.map((key) => (
    <div key={key}>
      <h3>{t(key)}</h3>
      <div className={styles.change}>
        <div>
          <p className={styles.soft}>{t('saysNow')}</p>
          <p className={layout.written} dir="auto">
            {shown(key, verdict[key])}
          </p>
        </div>
        <div>
          <p className={styles.soft}>{t('wouldSay')}</p>
          <p className={layout.written} dir="auto">
            {shown(key, request.change[key] ?? '')}
          </p>
        </div>
      </div>
    </div>
  ));
}

function Acts({ request, isOwn }: { request: CorrectionRequest; isOwn: boolean }) {
  const t = useTranslations('verdicts');
  const approve = useApproveCorrection(request.id);
  const refuse = useRefuseCorrection(request.id);
  const withdraw = useWithdrawCorrection(request.id);
  const [asking, setAsking] = useState(false);
  if (isOwn) {
    return (
      <>
        <p className={styles.soft}>{t('ownRequest')}</p>
        <div className={layout.buttons}>
          <Button onPress={() => setAsking(true)}>{t('withdrawRequest')}</Button>
        </div>
        {asking && (
          <ReasonDialog
            title={t('withdrawRequest')}
            label={t('reason')}
            confirm={t('withdrawRequest')}
            onClose={() => setAsking(false)}
            onConfirm={(reason) => withdraw.mutateAsync(reason)}
          />
        )}
      </>
    );
  }
  return (
    <>
      {approve.error && <DutyPanel error={approve.error} />}
      <div className={layout.buttons}>
        <Button
          tone="main"
          isPending={approve.isPending}
          isDisabled={request.fromState !== 'PUBLISHED'}
          onPress={() => approve.mutate(undefined, { onSuccess: () => toast(t('corrected')) })}
        >
          {request.kind === 'RETRACTION' ? t('approveRetraction') : t('approveCorrection')}
        </Button>
        <Button tone="danger" onPress={() => setAsking(true)}>
          {t('refuse')}
        </Button>
      </div>
      {asking && (
        <ReasonDialog
          title={t('refuseRequest')}
          label={t('reason')}
          confirm={t('refuse')}
          tone="danger"
          onClose={() => setAsking(false)}
          onConfirm={(reason) => refuse.mutateAsync(reason)}
        />
      )}
    </>
  );
}
