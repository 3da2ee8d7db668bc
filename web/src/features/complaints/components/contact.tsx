import { useState } from 'react';
import { useTranslations } from 'use-intl';
import { Button } from '../../../components/ui/button';
import { ErrorPanel } from '../../../components/ui/error-panel';
import { Panel } from '../../../components/ui/panel';
import { ReasonDialog } from '../../../components/ui/reason-dialog';
import { DateText } from '../../../components/ui/when';
import { type Complaint, useContact, useEraseContact } from '../api/complaints';
import layout from '../../../components/ui/layout.module.css';
import styles from './complaints.module.css';

/** The reader's address, in confidence: shown when asked for, and each look is on record. */
export function Contact({ complaint }: { complaint: Complaint }) {
  const t = useTranslations('complaints');
  const look = useContact(complaint.id);
  const erase = useEraseContact(complaint.id);
  const [isAsking, setAsking] = useState(false);
  const address = look.data?.contactEmail;
  return (
    <Panel title={t('contact')}>
      {!complaint.hasContact && (
        <p className={styles.soft}>
          {complaint.contactErasedAt === null ? (
            t('noContact')
          ) : (
            <>
              {t('erased')} <DateText at={complaint.contactErasedAt} />
            </>
          )}
        </p>
      )}
      {complaint.hasContact && (
        <>
          <p className={styles.soft}>{t('contactHint')}</p>
          {address && (
            <p>
              <a href={`mailto:${address}`}>{address}</a>
            </p>
          )}
          {look.error && <ErrorPanel error={look.error} />}
          <div className={layout.buttons}>
            {!address && (
              <Button isPending={look.isPending} onPress={() => look.mutate(undefined)}>
                {t('showContact')}
              </Button>
            )}
            <Button tone="danger" onPress={() => setAsking(true)}>
              {t('eraseContact')}
            </Button>
          </div>
        </>
      )}
      {isAsking && (
        <ReasonDialog
          title={t('eraseContact')}
          hint={t('eraseHint')}
          label={t('reason')}
          confirm={t('eraseContact')}
          tone="danger"
          onClose={() => setAsking(false)}
          onConfirm={(reason) => erase.mutateAsync(reason)}
        />
      )}
    </Panel>
  );
}
