import { useQueryClient } from '@tanstack/react-query';
import { useNavigate } from '@tanstack/react-router';
import { type KeyboardEvent, Suspense, useEffect, useState } from 'react';
import { useTranslations } from 'use-intl';
import { lazily } from '../../../lib/lazily';
import type { Me } from '../../../lib/me';
import { useShortcuts } from '../../../lib/shortcuts';
import { type Assignment, useOpen } from '../api/assignment';
import { isEditable, useDraft } from '../draft/use-draft';
import { ClaimHead } from './claim-head';
import { EvidencePane } from './evidence-pane';
import type { PaneKey } from './places';
import { Notices } from './notices';
import { PaneSwitch } from './pane-switch';
import { RatingBar } from './rating-bar';
import { RatingPane } from './rating-pane';
import { SourcePane } from './source-pane';
import { SubmitDialog } from './submit-dialog';
import { useIsNarrow } from './use-is-narrow';
import { useSubmission } from './use-submission';
import styles from './rate.module.css';

const AskEditors = lazily(() => import('./ask-editors').then((file) => file.AskEditors));
const ConflictPanel = lazily(() => import('./conflict-panel').then((file) => file.ConflictPanel));
const DeclineDialog = lazily(() => import('./decline-dialog').then((file) => file.DeclineDialog));
const DonePane = lazily(() => import('./done-pane').then((file) => file.DonePane));

interface Props {
  assignment: Assignment;
  me: Me;
  readAt: number;
}

/** Source, evidence and rating side by side; on a phone one after the other. */
export function RatingDesk({ assignment, me, readAt }: Props) {
  const t = useTranslations('rate');
  const navigate = useNavigate();
  const isNarrow = useIsNarrow();
  const [pane, setPane] = useState<PaneKey>('source');
  const [dialog, setDialog] = useState<'decline' | 'ask' | null>(null);
  const draft = useDraft(assignment, me.id, readAt);
  const submission = useSubmission(assignment, draft, setPane);
  useBegin(assignment);
  const canEdit = isEditable(assignment);
  const canDecline = canEdit && assignment.state !== 'EXPIRED';
  useShortcuts([
    { key: 'mod+Enter', name: t('submit'), run: submission.start, enabled: canEdit && draft.form === null },
    { key: 'mod+s', name: t('save'), run: () => void draft.save(), enabled: canEdit },
    { key: 'x', name: t('decline.title'), run: () => setDialog('decline'), enabled: canDecline },
    { key: 'q', name: t('ask.title'), run: () => setDialog('ask') },
    { key: 'n', name: t('next'), run: submission.next, enabled: !canEdit },
  ]);
  const editing = { assignment, draft, submission, showPane: setPane };
  const panes = canEdit
    ? [
        { key: 'source' as const, name: t('pane.source'), content: <SourcePane assignment={assignment} /> },
        { key: 'evidence' as const, name: t('pane.evidence'), content: <EvidencePane {...editing} /> },
        { key: 'rating' as const, name: t('pane.rating'), content: <RatingPane {...editing} /> },
      ]
    : [
        {
          key: 'rating' as const,
          name: t('pane.own'),
          content: (
            <Suspense>
              <DonePane {...editing} />
            </Suspense>
          ),
        },
        { key: 'source' as const, name: t('pane.source'), content: <SourcePane assignment={assignment} /> },
      ];
  const shownPane = panes.some(({ key }) => key === pane) ? pane : 'rating';
  return (
    <div className={styles.desk} onKeyDown={leaveField}>
      <ClaimHead assignment={assignment} onAsk={() => setDialog('ask')} />
      <Notices assignment={assignment} draft={draft} />
      <Suspense>{draft.status === 'conflict' && <ConflictPanel assignment={assignment} draft={draft} />}</Suspense>
      {isNarrow ? (
        <PaneSwitch label={t('title')} panes={panes} shown={shownPane} onShow={setPane} />
      ) : (
        <div className={styles.panes} data-count={panes.length}>
          {panes.map(({ key, name, content }) => (
            <section key={key} aria-label={name} className={styles.pane} tabIndex={0}>
              {content}
            </section>
          ))}
        </div>
      )}
      {canEdit && (
        <RatingBar
          assignment={assignment}
          draft={draft}
          submission={submission}
          {...(canDecline ? { onDecline: () => setDialog('decline') } : {})}
        />
      )}
      <SubmitDialog assignment={assignment} submission={submission} />
      <Suspense>
        {dialog === 'decline' && (
          <DeclineDialog
            assignment={assignment}
            isOpen
            onClose={() => setDialog(null)}
            onDone={() => {
              draft.done();
              void navigate({ to: '/' });
            }}
          />
        )}
        {dialog === 'ask' && <AskEditors assignmentId={assignment.id} isOpen onClose={() => setDialog(null)} />}
      </Suspense>
    </div>
  );
}

/** Escape leaves a text field for its pane, where the keys of one letter work again. */
function leaveField(event: KeyboardEvent<HTMLElement>): void {
  const { target } = event;
  if (event.key !== 'Escape' || !(target instanceof HTMLElement) || !target.matches('input, textarea, select')) return;
  const pane = target.closest<HTMLElement>('section[tabindex]');
  if (pane) pane.focus();
  else target.blur();
}

/** Looking at an offered claim begins it: its clock runs from the moment it was given. */
function useBegin({ id, state }: Assignment): void {
  const queries = useQueryClient();
  const { mutate } = useOpen(id);
  useEffect(() => {
    // It may have ended just now: then see how it stands.
    const look = () => void queries.invalidateQueries({ queryKey: ['assignment', id] });
    if (state === 'OFFERED') mutate(undefined, { onError: look });
  }, [state, mutate, queries, id]);
}
