import { useQuery } from '@tanstack/react-query';
import { useTranslations } from 'use-intl';
import { DeskLink } from '../../../components/claims/desk-link';
import { Badge } from '../../../components/ui/badge';
import { Button } from '../../../components/ui/button';
import { ErrorPanel } from '../../../components/ui/error-panel';
import { Panel } from '../../../components/ui/panel';
import { type Complaint, correctionsOfClaimQuery, useLinkCorrection } from '../api/complaints';
import layout from '../../../components/ui/layout.module.css';
import styles from './complaints.module.css';

/** The correction that the complaint led to; the reader sees it once it is published. */
export function LinkedCorrection({ complaint, claimId }: { complaint: Complaint; claimId: string }) {
  const t = useTranslations();
  const { data: corrections = [] } = useQuery(correctionsOfClaimQuery(claimId));
  const link = useLinkCorrection(complaint.id);
  return (
    <Panel title={t('complaints.correction')}>
      {corrections.length === 0 && (
        <>
          <p className={styles.soft}>{t('complaints.noCorrection')}</p>
          {complaint.verdictId !== null && (
            <p>
              <DeskLink to={`/verdicts/${complaint.verdictId}`}>{t('complaints.toCorrect')}</DeskLink>
            </p>
          )}
        </>
      )}
      {link.error && <ErrorPanel error={link.error} />}
      <ul className={layout.stack}>
        {corrections.map((correction) => (
          <li key={correction.id} className={layout.buttons}>
            <Badge>{t(`claims.correction.${correction.kind}`)}</Badge>
            <bdi>{correction.whatWasWrong}</bdi>
            {correction.id === complaint.correctionId ? (
              <Badge tone="good">{t('complaints.linked')}</Badge>
            ) : (
              <Button isPending={link.isPending} onPress={() => link.mutate(correction.id)}>
                {t('complaints.link')}
              </Button>
            )}
          </li>
        ))}
      </ul>
    </Panel>
  );
}
