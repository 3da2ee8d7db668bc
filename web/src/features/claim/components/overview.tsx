import { useTranslations } from 'use-intl';
import { SafeLink } from '../../../components/claims/safe-link';
import { Signs } from '../../../components/claims/signs';
import { WordsInContext } from '../../../components/claims/words-in-context';
import { Facts } from '../../../components/ui/facts';
import { Panel } from '../../../components/ui/panel';
import { DateText, When } from '../../../components/ui/when';
import { ClaimLink } from '../../../components/claims/claim-link';
import type { Me } from '../../../lib/me';
import type { DeskClaim } from '../../../lib/claims';
import { ContactAttempts } from './contact-attempts';
import { Gold } from './gold';
import { PriorChecks } from './prior-checks';
import layout from '../../../components/ui/layout.module.css';
import styles from './claim.module.css';

/** The words in their context, what is known of the claim, and what the desk has found beside it. */
export function Overview({ claim, me }: { claim: DeskClaim; me: Me }) {
  const t = useTranslations('claim');
  const { placement, context } = claim;
  const isEditor = me.permissions.includes('claim.triage');
  return (
    <div className={styles.columns}>
      <div className={layout.stack}>
        <Panel title={t('words')}>
          {/* The passage below begins with it where it is near. */}
          {context?.heading != null && (placement.start ?? 0) > 600 && (
            <p className={layout.small} dir="auto">
              {context.heading}
            </p>
          )}
          {placement.exact === null ? <p>{t('noWords')}</p> : <WordsInContext claim={claim} />}
          {placement.alsoAt.length > 0 && (
            <p className={layout.small}>{t('alsoAt', { count: placement.alsoAt.length })}</p>
          )}
        </Panel>
        {me.permissions.includes('priorCheck.read') && <PriorChecks claimId={claim.id} />}
        {isEditor && <ContactAttempts claimId={claim.id} />}
        {me.permissions.includes('gold.manage') && <Gold claim={claim} />}
      </div>
      <Known claim={claim} />
    </div>
  );
}

function Known({ claim }: { claim: DeskClaim }) {
  const t = useTranslations();
  const { claimant, claimantSameAs, madeAt, appearances, topics, checkReason, placement, reasons } = claim;
  return (
    <Panel title={t('claim.known')}>
      <Facts
        facts={[
          [t('claim.claimant'), claimant === null ? null : <SafeLink href={claimantSameAs}>{claimant}</SafeLink>],
          [t('claim.madeAt'), madeAt === null ? null : <DateText at={madeAt} />],
          [t('claim.checkReason'), checkReason === null ? null : <bdi>{checkReason}</bdi>],
          [
            t('claim.rejectedBecause'),
            claim.rejectReason === null ? null : t(`claimActs.rejectReason.${claim.rejectReason}`),
          ],
          [
            t('claim.duplicateOf'),
            claim.duplicateOfId === null ? null : <ClaimLink id={claim.duplicateOfId}>{t('claim.title')}</ClaimLink>,
          ],
          [
            t('claim.splitFrom'),
            claim.splitFromId === null ? null : <ClaimLink id={claim.splitFromId}>{t('claim.title')}</ClaimLink>,
          ],
          [t('claim.topics'), topics.length === 0 ? null : <bdi>{topics.join(', ')}</bdi>],
          [t('claim.difficulty'), t(`claim.level.${levelOf(claim.difficulty)}`)],
          [t('claim.source'), t('claim.sourceSays', { state: t(`claims.sourceState.${placement.sourceState}`) })],
          [t('claim.version'), placement.versionNumber],
          [
            t('claim.appearances'),
            appearances.length === 0
              ? null
              : appearances.map((address) => (
                  <p key={address}>
                    <SafeLink href={address}>{address}</SafeLink>
                  </p>
                )),
          ],
          [t('claim.foundBy'), t(`claim.origin.${claim.origin}`)],
          [t('claim.embargo'), claim.embargoUntil === null ? null : <Embargo claim={claim} />],
          [t('claim.inState'), <When key="since" at={claim.stateSince} />],
          [t('claim.due'), claim.dueAt === null ? null : <When at={claim.dueAt} />],
        ]}
      />
      {claim.origin === 'EXTRACTED' && reasons.length > 0 && (
        <>
          <h3>{t('signs.label')}</h3>
          <Signs codes={reasons} />
        </>
      )}
    </Panel>
  );
}

const levelOf = (difficulty: number): '1' | '2' | '3' => (difficulty === 3 ? '3' : difficulty === 2 ? '2' : '1');

function Embargo({ claim: { embargoUntil, embargoReason } }: { claim: DeskClaim }) {
  return (
    <>
      {embargoUntil !== null && <DateText at={embargoUntil} withTime />} <bdi>{embargoReason}</bdi>
    </>
  );
}
