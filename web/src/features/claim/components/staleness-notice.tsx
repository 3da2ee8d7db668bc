import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { useTranslations } from 'use-intl';
import { DeskLink } from '../../../components/claims/desk-link';
import { WordChanges } from '../../../components/claims/word-changes';
import { Button } from '../../../components/ui/button';
import { ErrorPanel } from '../../../components/ui/error-panel';
import { Notice } from '../../../components/ui/notice';
import { ReasonDialog } from '../../../components/ui/reason-dialog';
import { SkeletonRows } from '../../../components/ui/skeleton';
import type { Schemas } from '../../../lib/api-client';
import type { Me } from '../../../lib/me';
import { type DeskClaim, stalenessQuery } from '../../../lib/claims';
import { useAcknowledge, useSourceGone } from '../api/claim';
import { OpenRoundDialog } from './open-round-dialog';
import { ReattachDialog } from './reattach-dialog';
import layout from '../../../components/ui/layout.module.css';

type Staleness = Schemas['Staleness'];
type Action = Staleness['actions'][number]['action'];

/** The source has moved on: what it said, what it says, and what may be done. */
export function StalenessNotice({ claim, me }: { claim: DeskClaim; me: Me }) {
  const t = useTranslations();
  const staleness = useQuery(stalenessQuery(claim.id));
  if (staleness.isPending) return <SkeletonRows rows={1} />;
  if (staleness.isError) return <ErrorPanel error={staleness.error} onRetry={() => void staleness.refetch()} />;
  const found = staleness.data;
  return (
    <section aria-label={t('claims.stale')}>
      <Notice
        tone="warn"
        title={t('claim.sourceSays', { state: t(`claims.sourceState.${found.foundState ?? found.sourceState}`) })}
      >
        <div className={layout.stack}>
          <WordChanges claimId={claim.id} />
          <p className={layout.small}>{t(`claim.asked.${found.asked}`)}</p>
          {me.permissions.includes('claim.triage') && <Actions claim={claim} staleness={found} />}
        </div>
      </Notice>
    </section>
  );
}

const ASKED_HERE = ['acknowledge', 'open-round', 'reattach', 'finish-archived', 'void'] as const;
type AskedHere = (typeof ASKED_HERE)[number];
const isHere = (action: Action): action is AskedHere => (ASKED_HERE as readonly Action[]).includes(action);

/** Acts that somebody would look for; why the others are not there need not be said. */
const WORTH_SAYING: ReadonlySet<Action> = new Set<Action>(['acknowledge', 'open-round']);

/** What may be done; and of what may not, why. */
function Actions({ claim, staleness }: { claim: DeskClaim; staleness: Staleness }) {
  const t = useTranslations('claim');
  const [open, setOpen] = useState<AskedHere | null>(null);
  const keep = useAcknowledge(claim.id);
  const gone = useSourceGone(claim.id);
  const { versionNumber } = staleness;
  const allowed = staleness.actions.filter((each) => each.allowed);
  const refused = staleness.actions.filter(
    (each) => !each.allowed && each.why !== null && WORTH_SAYING.has(each.action),
  );
  const confirm = (reason: string) => {
    if (open === 'acknowledge') return keep.mutateAsync({ reason, versionNumber });
    return gone.mutateAsync({ choice: open === 'void' ? 'void' : 'finish', reason, versionNumber });
  };
  return (
    <>
      <div className={layout.buttons}>
        {allowed.map(({ action }) =>
          isHere(action) ? (
            <Button key={action} onPress={() => setOpen(action)}>
              {t(`stale.${action}`)}
            </Button>
          ) : (
            <DeskLink key={action} to={`/documents/${claim.documentId}`} tone="plain">
              {t(`stale.${action}`)}
            </DeskLink>
          ),
        )}
      </div>
      {refused.length > 0 && (
        <ul className={layout.small}>
          {refused.map(({ action, why }) => (
            <li key={action}>{t('stale.notNow', { act: t(`stale.${action}`), why: why ?? '' })}</li>
          ))}
        </ul>
      )}
      {open === 'open-round' && <OpenRoundDialog claim={claim} onClose={() => setOpen(null)} />}
      {open === 'reattach' && (
        <ReattachDialog claim={claim} versionNumber={versionNumber} onClose={() => setOpen(null)} />
      )}
      {open !== null && open !== 'open-round' && open !== 'reattach' && (
        <ReasonDialog
          title={t(`stale.${open}`)}
          hint={t(`staleHint.${open}`)}
          label={t('reason')}
          confirm={t(`stale.${open}`)}
          onClose={() => setOpen(null)}
          onConfirm={confirm}
        />
      )}
    </>
  );
}
