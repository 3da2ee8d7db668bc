import { useEffect, useRef } from 'react';
import { useTranslations } from 'use-intl';
import { Button } from '../../../components/ui/button';
import { TextArea } from '../../../components/ui/text-area';
import { toast } from '../../../components/ui/toast';
import { useShortcuts } from '../../../lib/shortcuts';
import type { Assignment } from '../api/assignment';
import type { Evidence } from '../draft/draft-content';
import type { Draft } from '../draft/use-draft';
import { EvidenceCard } from './evidence-card';
import { EvidenceForm } from './evidence-form';
import { focusPlace, type PaneKey, placeId } from './places';
import type { Submission } from './use-submission';
import styles from './rate.module.css';

export interface EditingProps {
  assignment: Assignment;
  draft: Draft;
  submission: Submission;
  showPane: (pane: PaneKey) => void;
}

const BLANK: Evidence = {
  title: '',
  url: null,
  archiveUrl: null,
  quote: null,
  quotePrefix: '',
  quoteSuffix: '',
  stance: 'SUPPORTS',
  kind: 'PRIMARY',
  accessedAt: null,
  confidential: false,
  confidentialNote: null,
  attachmentId: null,
};

/** What the rating rests on: each source with what it says of the claim. */
export function EvidencePane({ assignment, draft, submission }: EditingProps) {
  const t = useTranslations('rate');
  const { content, form, setForm, edit } = draft;
  const { evidence } = content;
  const list = useRef<HTMLOListElement>(null);
  const focusAfter = useRef<string | null>(null);
  useEffect(() => {
    if (focusAfter.current === null) return;
    list.current?.querySelector<HTMLElement>(focusAfter.current)?.focus();
    focusAfter.current = null;
  });
  const add = () => {
    setForm({ at: null, item: { ...BLANK, accessedAt: new Date().toISOString() } });
    focusPlace('form');
  };
  const put = (item: Evidence) => {
    const at = form?.at ?? evidence.length;
    edit({ evidence: evidence.toSpliced(at, form?.at == null ? 0 : 1, item) });
    setForm(null);
    focusPlace('evidence');
  };
  const drop = () => {
    const dropped = form;
    setForm(null);
    if (dropped && (dropped.item.title || dropped.item.url || dropped.item.quote))
      toast(t('evidence.dropped'), { action: { name: t('undo'), run: () => setForm(dropped) } });
    focusPlace('evidence');
  };
  const remove = (index: number) => {
    edit({ evidence: evidence.toSpliced(index, 1) });
    toast(t('evidence.removed'), { action: { name: t('undo'), run: () => edit({ evidence }) } });
  };
  const move = (index: number, to: number) => {
    const item = evidence[index];
    if (!item || to < 0 || to >= evidence.length) return;
    edit({ evidence: evidence.toSpliced(index, 1).toSpliced(to, 0, item) });
    focusAfter.current = `[data-at="${to}"] button`;
  };
  useShortcuts([{ key: 'e', name: t('evidence.add'), run: add, enabled: form === null }]);
  const { faults, refusal, hasHalfEvidence } = submission;
  const needsWaiver = faults.includes('sourcesWaiver') || refusal?.place === 'sourcesWaiver';
  return (
    <>
      <div className={styles.paneHead} id={placeId('evidence')}>
        <h2>{t('pane.evidence')}</h2>
        <Button shortcut="e" onPress={add} isDisabled={form !== null}>
          {t('evidence.add')}
        </Button>
      </div>
      {assignment.independentSources > 1 && (
        <p className={styles.soft}>{t('evidence.sourcesNeeded', { count: assignment.independentSources })}</p>
      )}
      {(faults.includes('evidence') || refusal?.place === 'evidence') && (
        <p role="alert" className={styles.fault}>
          {t('evidence.required')}
        </p>
      )}
      {hasHalfEvidence && (
        <p role="alert" className={styles.fault}>
          {t('evidence.unfinished')}
        </p>
      )}
      {form && (
        <EvidenceForm
          key={form.at ?? 'new'}
          assignment={assignment}
          item={form.item}
          isNew={form.at === null}
          onChange={(change) => setForm({ ...form, item: { ...form.item, ...change } })}
          onPut={put}
          onDrop={drop}
        />
      )}
      {evidence.length === 0 && form === null && <p className={styles.soft}>{t('evidence.none')}</p>}
      <ol ref={list} className={styles.evidence}>
        {evidence.map((item, index) => (
          <li key={index} data-at={index}>
            <EvidenceCard
              item={item}
              attachment={assignment.attachments.find(({ id }) => id === item.attachmentId)}
              acts={{
                edit: form ? undefined : () => setForm({ at: index, item }),
                remove: form ? undefined : () => remove(index),
                up: index === 0 || form ? undefined : () => move(index, index - 1),
                down: index === evidence.length - 1 || form ? undefined : () => move(index, index + 1),
              }}
            />
          </li>
        ))}
      </ol>
      {(assignment.independentSources > 1 || needsWaiver || content.sourcesWaiver !== null) && (
        <div id={placeId('sourcesWaiver')}>
          <TextArea
            label={t('waiver.label')}
            hint={t('waiver.hint')}
            maxLength={2000}
            rows={2}
            value={content.sourcesWaiver ?? ''}
            onChange={(value) => edit({ sourcesWaiver: value === '' ? null : value })}
            {...(needsWaiver
              ? { fault: t('waiver.fault', { count: assignment.independentSources, have: haveOf(submission) }) }
              : {})}
          />
        </div>
      )}
    </>
  );
}

/** The sources that the desk counted, as the message takes them; `null` before it was asked. */
function haveOf({ refusal }: Submission): string {
  const problem = refusal?.problem as { body?: { sources?: unknown } } | undefined;
  const sources = problem?.body?.sources;
  return Array.isArray(sources) && sources.length > 0 ? sources.join(', ') : 'null';
}
