import { useQuery } from '@tanstack/react-query';
import { useTranslations } from 'use-intl';
import { ClaimLink } from '../../../components/claims/claim-link';
import { Facts } from '../../../components/ui/facts';
import { Panel } from '../../../components/ui/panel';
import { DateText } from '../../../components/ui/when';
import { claimQuery } from '../../../lib/claims';
import type { Report } from '../api/verdicts';
import styles from './verdicts.module.css';

/** What is different today from what a report says: its source, the claim's wording, corrections. */
export function SincePublished({ report }: { report: Report }) {
  const t = useTranslations();
  const { data: claim } = useQuery(claimQuery(report.claimId));
  const { number, placementState, staleSince, goneSince, corrections, supersededBy } = report;
  const movedAt = staleSince ?? goneSince;
  const isReworded = claim !== undefined && claim.statement !== report.statement;
  const isOther = claim !== undefined && claim.claimant !== (report.claimant?.name ?? null);
  const isMoved = placementState !== 'CURRENT';
  const isSame = !isMoved && !isReworded && !isOther && corrections.length === 0 && supersededBy === null;
  return (
    <Panel title={t('verdicts.since')}>
      {isSame ? (
        <p>{t('verdicts.sinceNothing')}</p>
      ) : (
        <Facts
          facts={[
            [
              t('verdicts.source'),
              isMoved ? (
                <>
                  <ClaimLink id={report.claimId}>{t(`claims.sourceState.${placementState}`)}</ClaimLink>
                  {movedAt !== null && (
                    <>
                      {' '}
                      {t('verdicts.sinceWhen')} <DateText at={movedAt} />
                    </>
                  )}
                </>
              ) : null,
            ],
            [t('verdicts.nowWorded'), isReworded ? <bdi>{claim.statement}</bdi> : null],
            [t('verdicts.nowClaimant'), isOther ? <bdi>{claim.claimant ?? t('verdicts.noClaimant')}</bdi> : null],
            [
              t('verdicts.corrections'),
              corrections.length === 0
                ? null
                : corrections.map(({ kind, publishedAt, now }) => (
                    <p key={`${kind} ${publishedAt}`}>
                      {t(`claims.correction.${kind}`)}, <DateText at={publishedAt} />: <bdi>{now}</bdi>
                    </p>
                  )),
            ],
            [
              t('claims.verdict.SUPERSEDED'),
              supersededBy === null ? null : t('verdicts.replacedBy', { number: supersededBy }),
            ],
          ]}
        />
      )}
      <p className={styles.soft}>
        <a href={`/reports/${number}`}>{t('verdicts.readReport', { number })}</a>
      </p>
    </Panel>
  );
}
