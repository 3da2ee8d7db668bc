import { Link } from '@tanstack/react-router';
import { useTranslations } from 'use-intl';
import { WordsInContext } from '../../../components/claims/words-in-context';
import { Facts } from '../../../components/ui/facts';
import { Notice } from '../../../components/ui/notice';
import { PageHead } from '../../../components/ui/page-head';
import { Panel } from '../../../components/ui/panel';
import type { Schemas } from '../../../lib/api-client';
import layout from '../../../components/ui/layout.module.css';

/** What a rater may know of a claim: its words, where they stand, who said them. */
export function RaterClaimView({ claim }: { claim: Schemas['RaterClaim'] }) {
  const t = useTranslations('claim');
  return (
    <>
      <PageHead title={<span dir="auto">{claim.statement}</span>} hint={<bdi>{claim.documentTitle}</bdi>} />
      <div className={layout.stack}>
        <Notice title={t('rater')} actions={<Link to="/">{t('toMyWork')}</Link>}>
          <p>{t('raterHint')}</p>
        </Notice>
        {claim.placement.exact !== null && (
          <Panel title={t('words')}>
            <WordsInContext claim={claim} />
            <Facts facts={[[t('claimant'), claim.claimant]]} />
          </Panel>
        )}
      </div>
    </>
  );
}
