import { useQuery } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import { useTranslations } from 'use-intl';
import { ClaimLink } from '../../../components/claims/claim-link';
import { WordsInContext } from '../../../components/claims/words-in-context';
import { EmptyState } from '../../../components/ui/empty-state';
import { Notice } from '../../../components/ui/notice';
import { PageHead } from '../../../components/ui/page-head';
import { Panel } from '../../../components/ui/panel';
import type { Schemas } from '../../../lib/api-client';
import type { RatingScheme } from '../../../lib/schemes';
import { type Round, similarQuery } from '../api/adjudication';
import { DecisionForm } from './decision-form';
import { EarlierNotes } from './earlier-notes';
import { EvidenceComparison } from './evidence-comparison';
import { LabelScale } from './label-scale';
import { RatingCards } from './rating-cards';
import { SimilarClaims } from './similar-claims';
import { useDecision } from './use-decision';
import layout from '../../../components/ui/layout.module.css';
import styles from './case.module.css';

interface Props {
  round: Round;
  claim: Schemas['DeskClaim'];
  scheme: RatingScheme;
  personId: string;
}

export function Case({ round, claim, scheme, personId }: Props) {
  const t = useTranslations('adjudicate');
  const similar = useQuery(similarQuery(round.id));
  const decision = useDecision(round, personId);
  const ratings = round.ratings ?? [];
  const isWaiting = claim.workflowState === 'NEEDS_ADJUDICATION';
  return (
    <>
      <PageHead
        title={<span dir="auto">{claim.statement}</span>}
        hint={
          <>
            <Link to="/adjudicate">{t('title')}</Link> · {t('round', { number: round.number })} ·{' '}
            <ClaimLink id={claim.id}>{t('toClaim')}</ClaimLink>
          </>
        }
      />
      <div className={styles.case}>
        <div className={layout.stack}>
          {claim.placement.exact !== null && (
            <Panel title={t('words')} actions={<bdi className={styles.soft}>{claim.documentTitle}</bdi>}>
              <WordsInContext claim={claim} />
            </Panel>
          )}
          {round.wording.changed && (
            <Notice tone="warn" title={t('wordingChanged')}>
              <p dir="auto">
                {t('before')}: <q>{round.wording.openedOn}</q>
              </p>
              <p dir="auto">
                {t('now')}: <q>{round.wording.words ?? round.wording.statement}</q>
              </p>
            </Notice>
          )}
          {ratings.length === 0 ? (
            <EmptyState title={t('noRatings')} hint={t('noRatingsHint')} />
          ) : (
            <>
              <LabelScale scheme={scheme} ratings={ratings} />
              <RatingCards scheme={scheme} ratings={ratings} decision={decision} isWaiting={isWaiting} />
              <EvidenceComparison sources={round.evidence ?? []} onCite={isWaiting ? decision.cite : undefined} />
            </>
          )}
          <EarlierNotes notes={round.earlierNotes ?? []} />
          <SimilarClaims claims={similar.data} onAdopt={isWaiting ? decision.setLabel : undefined} />
        </div>
        <aside className={styles.decision} aria-label={t('decision')}>
          {isWaiting && round.ratings !== null ? (
            <DecisionForm round={round} scheme={scheme} decision={decision} />
          ) : (
            <Settled state={claim.workflowState} claimId={claim.id} />
          )}
        </aside>
      </div>
    </>
  );
}

function Settled({ state, claimId }: { state: Schemas['DeskClaim']['workflowState']; claimId: string }) {
  const t = useTranslations('adjudicate');
  return (
    <Notice title={state === 'DECIDED' ? t('settled') : t('notWaiting')} tone={state === 'DECIDED' ? 'good' : 'plain'}>
      <p>
        <ClaimLink id={claimId}>{t('toClaim')}</ClaimLink>
      </p>
    </Notice>
  );
}
