import { useNavigate, useSearch } from '@tanstack/react-router';
import { useTranslations } from 'use-intl';
import { ClaimState } from '../../../components/claims/claim-state';
import { DeskLink } from '../../../components/claims/desk-link';
import { Presence } from '../../../components/claims/presence';
import { Discussion } from '../../../components/threads/discussion';
import { Badge } from '../../../components/ui/badge';
import { PageHead } from '../../../components/ui/page-head';
import { Tabs } from '../../../components/ui/tabs';
import type { Me } from '../../../lib/me';
import type { DeskClaim } from '../../../lib/claims';
import { Acts } from './acts';
import { History } from './history';
import { Overview } from './overview';
import { Rounds } from './rounds';
import { StalenessNotice } from './staleness-notice';
import { Verdicts } from './verdicts';
import layout from '../../../components/ui/layout.module.css';

export const CLAIM_TABS = ['overview', 'rounds', 'verdicts', 'discussion', 'history'] as const;
type Tab = (typeof CLAIM_TABS)[number];

/** A claim for those who work on it. */
export function DeskClaimView({ claim, me }: { claim: DeskClaim; me: Me }) {
  const t = useTranslations();
  const { tab = 'overview' } = useSearch({ from: '/desk/claims/$claimId' });
  const navigate = useNavigate({ from: '/claims/$claimId' });
  const may = (permission: Me['permissions'][number]) => me.permissions.includes(permission);
  const parts: readonly { key: Tab; name: string; content: React.ReactNode; isFor: boolean }[] = [
    { key: 'overview', name: t('claim.overview'), content: <Overview claim={claim} me={me} />, isFor: true },
    {
      key: 'rounds',
      name: t('claim.rounds'),
      content: <Rounds claim={claim} me={me} />,
      isFor: may('round.read'),
    },
    {
      key: 'verdicts',
      name: t('claim.verdicts'),
      content: <Verdicts claim={claim} />,
      isFor: may('verdict.read'),
    },
    {
      key: 'discussion',
      name: t('claim.discussion'),
      content: <Discussion topic="claim" id={claim.id} me={me} />,
      isFor: true,
    },
    { key: 'history', name: t('claim.history'), content: <History claim={claim} />, isFor: may('round.read') },
  ];
  return (
    <>
      <PageHead
        title={<span dir="auto">{claim.statement}</span>}
        hint={
          <span className={layout.line}>
            <ClaimState state={claim.workflowState} />
            {claim.urgent && <Badge tone="bad">{t('claims.urgent')}</Badge>}
            {claim.stale && <Badge tone="warn">{t('claims.stale')}</Badge>}
            {claim.published && <Badge tone="good">{t('claims.verdict.PUBLISHED')}</Badge>}
            {claim.embargoUntil !== null && <Badge tone="warn">{t('claim.underEmbargo')}</Badge>}
            {claim.claimant !== null && <bdi>{claim.claimant}</bdi>}
            <DeskLink to={`/documents/${claim.documentId}`}>
              <bdi>{claim.documentTitle}</bdi>
            </DeskLink>
            <Presence kind="claim" id={claim.id} />
          </span>
        }
      />
      <div className={layout.stack}>
        <Acts claim={claim} me={me} />
        {claim.stale && may('round.read') && <StalenessNotice claim={claim} me={me} />}
        <Tabs<Tab>
          label={t('claim.parts')}
          selected={tab}
          onSelect={(next) => void navigate({ search: { tab: next }, replace: true })}
          tabs={parts.filter(({ isFor }) => isFor)}
        />
      </div>
    </>
  );
}
