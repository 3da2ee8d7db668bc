import { useQueryClient } from '@tanstack/react-query';
import { useTranslations } from 'use-intl';
import { Button } from '../../../components/ui/button';
import { toast } from '../../../components/ui/toast';
import { ServerWords } from '../../../lib/server-words';
import type { Assignment } from '../api/assignment';
import type { Draft } from '../draft/use-draft';
import { asText } from '../draft/as-text';
import styles from './rate.module.css';

/** What one has to know before going on: returned, expired, taken back, or text that is only on this device. */
export function Notices({ assignment, draft }: { assignment: Assignment; draft: Draft }) {
  const t = useTranslations('rate');
  const { state, note } = assignment;
  const queries = useQueryClient();
  const isOver = state === 'REVOKED' || state === 'VOID' || state === 'DECLINED';
  const unsent = !['saved', 'saving'].includes(draft.status) && (isOver || state === 'SUBMITTED');
  return (
    <>
      {state === 'RETURNED' && (
        <div role="status" className={styles.warn}>
          <p>{t('returned')}</p>
          {note !== null && <blockquote dir="auto">{note}</blockquote>}
        </div>
      )}
      {state === 'EXPIRED' && (
        <div role="status" className={styles.warn}>
          <p>{t('expired')}</p>
          <CopyText assignment={assignment} draft={draft} />
        </div>
      )}
      {isOver && (
        <div role="status" className={styles.warn}>
          <p>{t(`over.${state}`)}</p>
          {note !== null && state === 'REVOKED' && <blockquote dir="auto">{note}</blockquote>}
        </div>
      )}
      {unsent && (
        <div role="status" className={styles.warn}>
          <p>{t('unsent')}</p>
          <CopyText assignment={assignment} draft={draft} />
        </div>
      )}
      {!draft.isKeptHere && (
        <div role="alert" className={styles.bad}>
          <p>{t('deviceFull')}</p>
          <CopyText assignment={assignment} draft={draft} />
        </div>
      )}
      {draft.status === 'refused' && (
        <div role="alert" className={styles.bad}>
          <p>{draft.refusal && <ServerWords said={draft.refusal} within={(detail) => t('refused', { detail })} />}</p>
          <Button onPress={() => void queries.invalidateQueries({ queryKey: ['assignment', assignment.id] })}>
            {t('readAgain')}
          </Button>
        </div>
      )}
    </>
  );
}

/** All of the draft as plain text, to take elsewhere. */
function CopyText({ assignment, draft }: { assignment: Assignment; draft: Draft }) {
  const t = useTranslations('rate');
  const text = asText(assignment.claim.statement, draft.content);
  const copy = () =>
    // Not on pages without TLS: there the text is shown to be marked by hand.
    void navigator.clipboard?.writeText(text).then(() => toast(t('copied')));
  return (
    <details className={styles.copy}>
      <summary>{t('showText')}</summary>
      <pre dir="auto" tabIndex={0} role="region" aria-label={t('showText')}>
        {text}
      </pre>
      {'clipboard' in navigator && <Button onPress={copy}>{t('copy')}</Button>}
    </details>
  );
}
