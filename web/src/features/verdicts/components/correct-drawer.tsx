import { useQuery } from '@tanstack/react-query';
import { type FormEvent, useState } from 'react';
import { useTranslations } from 'use-intl';
import { Button } from '../../../components/ui/button';
import { DialogActions } from '../../../components/ui/dialog-actions';
import { Drawer } from '../../../components/ui/drawer';
import { Select } from '../../../components/ui/select';
import { TextArea } from '../../../components/ui/text-area';
import { TextField } from '../../../components/ui/text-field';
import { toast } from '../../../components/ui/toast';
import { useKept } from '../../../lib/kept';
import { meQuery } from '../../../lib/me';
import { schemesQuery } from '../../../lib/schemes';
import { useCorrect, type Verdict } from '../api/verdicts';
import { DutyPanel } from './duty-panel';
import layout from '../../../components/ui/layout.module.css';

const KINDS = ['', 'TYPO', 'CLARIFICATION', 'UPDATE', 'CORRECTION'] as const;
type Kind = (typeof KINDS)[number];

interface Draft {
  label: string;
  summary: string;
  rationale: string;
  shortStatement: string;
  kind: Kind;
  whatWasWrong: string;
  whatItSaysNow: string;
  why: string;
  reportedBy: string;
  reachNote: string;
}

const TOLD = ['whatWasWrong', 'whatItSaysNow', 'why'] as const;

/** The next version of what was published, and what readers are told about it. Kept until it is sent. */
export function CorrectDrawer({ verdict, onClose }: { verdict: Verdict; onClose: () => void }) {
  const t = useTranslations();
  const { data: me } = useQuery(meQuery);
  const { data: schemes } = useQuery(schemesQuery);
  const correct = useCorrect(verdict.id);
  const { draft, set, forget, change } = useDraft(verdict, me?.id ?? '');
  const [isSent, setSent] = useState(false);
  const scheme = schemes?.find(
    ({ content, schemeVersion }) => content.key === verdict.schemeKey && schemeVersion === verdict.schemeVersion,
  );
  const isReady = Object.keys(change).length > 0 && TOLD.every((key) => draft[key].trim() !== '');
  const submit = (event: FormEvent) => {
    event.preventDefault();
    correct.mutate(bodyOf(draft, change), {
      onSuccess: ({ status }) => {
        setSent(true);
        forget();
        toast(status === 'APPLIED' ? t('verdicts.corrected') : t('verdicts.asked'));
        onClose();
      },
    });
  };
  return (
    <Drawer title={t('verdicts.correctTitle')} isOpen={!isSent} onClose={onClose}>
      <p>{t('verdicts.correctHint')}</p>
      <form onSubmit={submit} className={layout.stack}>
        <Select
          label={t('verdicts.label')}
          choices={(scheme?.content.labels ?? []).map(({ key, name }) => [key, name] as const)}
          value={draft.label}
          onChange={(label) => set({ label })}
        />
        <TextArea label={t('verdicts.summary')} value={draft.summary} onChange={(summary) => set({ summary })} />
        <TextArea
          label={t('verdicts.rationale')}
          value={draft.rationale}
          onChange={(rationale) => set({ rationale })}
        />
        <TextArea
          label={t('verdicts.shortStatement')}
          rows={2}
          value={draft.shortStatement}
          onChange={(shortStatement) => set({ shortStatement })}
        />
        <h3>{t('verdicts.told')}</h3>
        <Select
          label={t('verdicts.kind')}
          choices={KINDS.map((kind) => [
            kind,
            kind === '' ? t('verdicts.kindByDifference') : t(`claims.correction.${kind}`),
          ])}
          value={draft.kind}
          onChange={(kind) => set({ kind })}
        />
        {TOLD.map((key) => (
          <TextArea
            key={key}
            label={t(key === 'why' ? 'verdicts.why2' : `verdicts.${key}`)}
            rows={2}
            value={draft[key]}
            onChange={(value) => set({ [key]: value })}
            isRequired
          />
        ))}
        <TextField
          label={t('verdicts.reportedBy')}
          hint={t('verdicts.publicHint')}
          value={draft.reportedBy}
          onChange={(reportedBy) => set({ reportedBy })}
        />
        <TextField
          label={t('verdicts.reachNote')}
          value={draft.reachNote}
          onChange={(reachNote) => set({ reachNote })}
        />
        {correct.error && <DutyPanel error={correct.error} />}
        <DialogActions>
          <Button onPress={onClose}>{t('app.cancel')}</Button>
          <Button type="submit" tone="main" isPending={correct.isPending} isDisabled={!isReady}>
            {t('verdicts.correct')}
          </Button>
        </DialogActions>
      </form>
    </Drawer>
  );
}

function useDraft(verdict: Verdict, personId: string) {
  const { label, summary, rationale, shortStatement } = verdict;
  const words = { label, summary, rationale, shortStatement };
  const empty: Draft = {
    ...words,
    kind: '',
    whatWasWrong: '',
    whatItSaysNow: '',
    why: '',
    reportedBy: '',
    reachNote: '',
  };
  const kept = useKept(`correction.${personId}.${verdict.id}`, empty);
  const draft = kept.value;
  const change = Object.fromEntries(
    (Object.keys(words) as (keyof typeof words)[])
      .filter((key) => draft[key] !== words[key])
      .map((key) => [key, draft[key]]),
  );
  return { draft, change, forget: kept.forget, set: (part: Partial<Draft>) => kept.change({ ...draft, ...part }) };
}

function bodyOf(draft: Draft, change: Record<string, string>) {
  const { kind, whatWasWrong, whatItSaysNow, why, reportedBy, reachNote } = draft;
  return {
    change,
    whatWasWrong,
    whatItSaysNow,
    why,
    ...(kind === '' ? {} : { kind }),
    reportedBy: reportedBy.trim() || 'desk',
    ...(reachNote.trim() === '' ? {} : { reachNote: reachNote.trim() }),
  };
}
