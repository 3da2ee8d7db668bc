import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { useTranslations } from 'use-intl';
import { DeskLink } from '../../../components/claims/desk-link';
import { Button } from '../../../components/ui/button';
import { ErrorPanel } from '../../../components/ui/error-panel';
import { Menu } from '../../../components/ui/menu';
import type { Me } from '../../../lib/me';
import { useShortcuts } from '../../../lib/shortcuts';
import type { DeskClaim } from '../../../lib/claims';
import { useUndoTriage, verdictsOfClaimQuery } from '../api/claim';
import { roundsQuery } from '../api/rounds';
import { ActDialog, type DialogName } from './act-dialog';
import { nextStep, type NextStep } from './next-step';
import layout from '../../../components/ui/layout.module.css';
import styles from './claim.module.css';

/** Steps that a dialog of this page does, with their key. */
const DIALOGS: Partial<Record<NextStep, { dialog: DialogName; key: string }>> = {
  accept: { dialog: 'accept', key: 'a' },
  'open-round': { dialog: 'openRound', key: 'o' },
  assign: { dialog: 'assign', key: 'a' },
  reopen: { dialog: 'reopen', key: 'o' },
};

/** What can be done now: the one thing that is next, and the rest behind a menu. */
export function Acts({ claim, me }: { claim: DeskClaim; me: Me }) {
  const t = useTranslations('claim');
  const may = (permission: Me['permissions'][number]) => me.permissions.includes(permission);
  const step = nextStep(claim, may);
  const [dialog, setDialog] = useState<DialogName | null>(null);
  const undo = useUndoTriage(claim.id);
  const isEditor = may('claim.triage');
  const canReject =
    isEditor && (claim.workflowState === 'CANDIDATE' || (claim.workflowState === 'READY' && !claim.published));
  const own = DIALOGS[step];
  useShortcuts([
    {
      key: own?.key ?? '',
      name: t(`step.${step}`),
      run: () => own && setDialog(own.dialog),
      enabled: own !== undefined,
    },
    { key: 'r', name: t('act.reject'), run: () => setDialog('reject'), enabled: canReject },
    { key: 'e', name: t('act.edit'), run: () => setDialog('edit'), enabled: isEditor },
  ]);
  return (
    <section className={styles.next} aria-label={t('next')}>
      <div className={styles.nextWords}>
        <p className={styles.nextTitle}>{t(`step.${step}`)}</p>
        <p className={layout.small}>{t(`stepHint.${step}`)}</p>
        {undo.error && <ErrorPanel error={undo.error} />}
      </div>
      <div className={layout.buttons}>
        {own && (
          <Button tone="main" shortcut={own.key} onPress={() => setDialog(own.dialog)}>
            {t(`step.${step}`)}
          </Button>
        )}
        <StepLink claim={claim} step={step} />
        {canReject && (
          <Button shortcut="r" onPress={() => setDialog('reject')}>
            {t('act.reject')}
          </Button>
        )}
        {isEditor && claim.undoable && (
          <Button isPending={undo.isPending} onPress={() => undo.mutate(undefined)}>
            {t('act.undo')}
          </Button>
        )}
        {isEditor && <More claim={claim} onChoose={setDialog} />}
      </div>
      {dialog && <ActDialog name={dialog} claim={claim} me={me} onClose={() => setDialog(null)} />}
    </section>
  );
}

/** Steps that another page does. */
function StepLink({ claim, step }: { claim: DeskClaim; step: NextStep }) {
  const t = useTranslations('claim');
  const needsRound = step === 'adjudicate';
  const needsVerdict = step === 'approve' || step === 'publish' || step === 'scheduled' || step === 'published';
  const { data: rounds } = useQuery({ ...roundsQuery(claim.id), enabled: needsRound });
  const { data: verdicts } = useQuery({ ...verdictsOfClaimQuery(claim.id), enabled: needsVerdict });
  const round = needsRound ? rounds?.find(({ status }) => status !== 'VOID') : undefined;
  const wanted = step === 'published' ? ['PUBLISHED'] : ['PROPOSED', 'APPROVED'];
  const verdict = needsVerdict ? verdicts?.find(({ state }) => wanted.includes(state)) : undefined;
  if (round) {
    return (
      <DeskLink to={`/adjudicate/${round.id}`} tone="main">
        {t('step.adjudicate')}
      </DeskLink>
    );
  }
  if (!verdict) return null;
  return (
    <>
      <DeskLink to={`/verdicts/${verdict.id}`} tone={step === 'published' ? 'plain' : 'main'}>
        {step === 'published' || step === 'scheduled' ? t('toVerdict') : t(`step.${step}`)}
      </DeskLink>
      {step === 'published' && verdict.reportNumber !== null && (
        <a href={`/reports/${verdict.reportNumber}`}>{t('readReport', { number: verdict.reportNumber })}</a>
      )}
    </>
  );
}

function More({ claim, onChoose }: { claim: DeskClaim; onChoose: (name: DialogName) => void }) {
  const t = useTranslations('claim');
  const state = claim.workflowState;
  const isLive = state !== 'REJECTED' && state !== 'ARCHIVED';
  const pending = claim.pendingVerdict !== null || claim.published;
  const items: readonly [DialogName, string, boolean][] = [
    ['edit', t('act.edit'), true],
    ['urgent', claim.urgent ? t('act.notUrgent') : t('act.urgent'), isLive],
    ['embargo', claim.embargoUntil === null ? t('act.embargo') : t('act.changeEmbargo'), isLive],
    ['merge', t('act.merge'), (state === 'CANDIDATE' || state === 'READY') && !claim.published],
    ['split', t('act.split'), (state === 'CANDIDATE' || state === 'READY' || state === 'DECIDED') && !pending],
    ['openRound', t('act.newRound'), state === 'DECIDED'],
    [
      'archive',
      t('act.archive'),
      (state === 'READY' || state === 'DECIDED' || state === 'REJECTED') && !claim.published,
    ],
  ];
  return (
    <Menu
      name={t('more')}
      items={items.filter(([, , allowed]) => allowed).map(([key, name]) => ({ key, name, run: () => onChoose(key) }))}
    />
  );
}
