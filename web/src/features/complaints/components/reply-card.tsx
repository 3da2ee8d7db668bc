import { useState } from 'react';
import { useTranslations } from 'use-intl';
import { ClaimLink } from '../../../components/claims/claim-link';
import { Button } from '../../../components/ui/button';
import { ErrorPanel } from '../../../components/ui/error-panel';
import { Panel } from '../../../components/ui/panel';
import { ReasonDialog } from '../../../components/ui/reason-dialog';
import { toast } from '../../../components/ui/toast';
import { DateText, When } from '../../../components/ui/when';
import { type Reply, useDeclineReply, usePublishReply, useReplyContact } from '../api/replies';
import layout from '../../../components/ui/layout.module.css';
import styles from './complaints.module.css';

/** A reply: who writes what to which report; to be published word for word, or not at all. */
export function ReplyCard({ reply }: { reply: Reply }) {
  const t = useTranslations('complaints');
  return (
    <Panel
      title={<bdi>{reply.author}</bdi>}
      actions={
        <span className={styles.facts}>
          <a href={`/reports/${reply.reportNumber}`}>{t('aboutReport', { number: reply.reportNumber })}</a>
          <ClaimLink id={reply.claimId}>{t('toClaim')}</ClaimLink>
          <When at={reply.receivedAt} />
        </span>
      }
    >
      <p className={layout.written} dir="auto">
        {reply.text}
      </p>
      {reply.decidedAt !== null && (
        <p className={styles.facts}>
          <DateText at={reply.decidedAt} />
          {reply.reason !== null && <bdi>{reply.reason}</bdi>}
        </p>
      )}
      <Acts reply={reply} />
    </Panel>
  );
}

function Acts({ reply }: { reply: Reply }) {
  const t = useTranslations('complaints');
  const publish = usePublishReply(reply.id);
  const decline = useDeclineReply(reply.id);
  const look = useReplyContact(reply.id);
  const [isAsking, setAsking] = useState(false);
  const address = look.data?.contactEmail;
  const isOpen = reply.state === 'RECEIVED';
  const refusal = publish.error ?? look.error;
  return (
    <>
      {refusal && <ErrorPanel error={refusal} />}
      {address && (
        <p>
          <a href={`mailto:${address}`}>{address}</a>
        </p>
      )}
      <div className={layout.buttons}>
        {isOpen && (
          <>
            <Button
              tone="main"
              isPending={publish.isPending}
              onPress={() => publish.mutate(undefined, { onSuccess: () => toast(t('replyPublished')) })}
            >
              {t('publishReply')}
            </Button>
            <Button onPress={() => setAsking(true)}>{t('declineReply')}</Button>
          </>
        )}
        {reply.hasContact && !address && (
          <Button tone="bare" isPending={look.isPending} onPress={() => look.mutate(undefined)}>
            {t('showContact')}
          </Button>
        )}
      </div>
      {isAsking && (
        <ReasonDialog
          title={t('declineReply')}
          hint={t('declineHint')}
          label={t('reason')}
          confirm={t('declineReply')}
          onClose={() => setAsking(false)}
          onConfirm={(reason) => decline.mutateAsync(reason)}
        />
      )}
    </>
  );
}
