import { useQuery } from '@tanstack/react-query';
import { type FormEvent, useState } from 'react';
import { useTranslations } from 'use-intl';
import { Button } from '../../../components/ui/button';
import { DateTimeField } from '../../../components/ui/date-time-field';
import { DialogActions } from '../../../components/ui/dialog-actions';
import { Checkbox } from '../../../components/ui/checkbox';
import { Panel } from '../../../components/ui/panel';
import { ReasonDialog } from '../../../components/ui/reason-dialog';
import { TextArea } from '../../../components/ui/text-area';
import { toast } from '../../../components/ui/toast';
import { useKept } from '../../../lib/kept';
import { meQuery } from '../../../lib/me';
import { useShortcuts } from '../../../lib/shortcuts';
import { useApprove, useRefuse, type Verdict } from '../api/verdicts';
import { DutyPanel } from './duty-panel';
import type { ReportWords } from './report-preview';
import layout from '../../../components/ui/layout.module.css';
import styles from './verdicts.module.css';

interface Props {
  verdict: Verdict;
  /** Told what the report would say with the words as they are being changed. */
  onWords: (words: ReportWords) => void;
}

/** The second pair of eyes: approve, with better words if need be, or refuse. */
export function ProposedActs({ verdict, onWords }: Props) {
  const { data: me } = useQuery(meQuery);
  const t = useTranslations('verdicts');
  if (!me) return null;
  return me.permissions.includes('verdict.approve') ? (
    <ApproveForm key={verdict.id} verdict={verdict} onWords={onWords} personId={me.id} />
  ) : (
    <Panel title={t('decide')}>
      <p>{t('waitsForEditor')}</p>
    </Panel>
  );
}

function ApproveForm({ verdict, onWords, personId }: Props & { personId: string }) {
  const t = useTranslations();
  const approve = useApprove(verdict.id);
  const refuse = useRefuse(verdict.id);
  const [refusing, setRefusing] = useState(false);
  const { summary, shortStatement, rationale } = verdict;
  const kept = useKept(`approval.${personId}.${verdict.id}`, { summary, shortStatement, rationale, reviewBy: '' });
  const [archived, setArchived] = useState(false);
  const words = kept.value;
  const change = (part: Partial<typeof words>) => {
    const next = { ...words, ...part };
    kept.change(next);
    onWords(next);
  };
  const submit = () =>
    approve.mutate(
      {
        ...(words.summary === summary ? {} : { summary: words.summary }),
        ...(words.shortStatement === shortStatement ? {} : { shortStatement: words.shortStatement }),
        ...(words.rationale === rationale ? {} : { rationale: words.rationale }),
        ...(words.reviewBy === '' ? {} : { reviewBy: words.reviewBy }),
        ...(archived ? { basis: 'ARCHIVED_VERSION' as const } : {}),
      },
      {
        onSuccess: () => {
          kept.forget();
          onWords({});
          toast(t('verdicts.approvedNow'));
        },
      },
    );
  const send = (event: FormEvent) => {
    event.preventDefault();
    submit();
  };
  useShortcuts([
    { key: 'mod+Enter', name: t('verdicts.approve'), run: submit },
    { key: 'r', name: t('verdicts.refuse'), run: () => setRefusing(true) },
  ]);
  return (
    <Panel title={t('verdicts.decide')}>
      <p className={styles.soft}>{t('verdicts.approveHint')}</p>
      <form onSubmit={send} className={layout.stack}>
        <TextArea
          label={t('verdicts.summary')}
          value={words.summary}
          maxLength={1000}
          onChange={(value) => change({ summary: value })}
        />
        <TextArea
          label={t('verdicts.shortStatement')}
          hint={t('verdicts.shortHint', { count: words.shortStatement.length })}
          rows={2}
          value={words.shortStatement}
          maxLength={200}
          onChange={(value) => change({ shortStatement: value })}
        />
        <TextArea
          label={t('verdicts.rationale')}
          value={words.rationale}
          onChange={(value) => change({ rationale: value })}
        />
        <DateTimeField
          isDay
          label={t('verdicts.reviewBy')}
          hint={t('verdicts.reviewByHint')}
          value={words.reviewBy}
          onChange={(value) => change({ reviewBy: value })}
        />
        {verdict.sourceState === 'GONE' && (
          <Checkbox isSelected={archived} onChange={setArchived}>
            {t('verdicts.archivedBasis')}
          </Checkbox>
        )}
        {approve.error && <DutyPanel error={approve.error} />}
        <DialogActions>
          <Button tone="danger" shortcut="r" onPress={() => setRefusing(true)}>
            {t('verdicts.refuse')}
          </Button>
          <Button type="submit" tone="main" shortcut="mod+Enter" isPending={approve.isPending}>
            {t('verdicts.approve')}
          </Button>
        </DialogActions>
      </form>
      {refusing && (
        <ReasonDialog
          title={t('verdicts.refuseTitle')}
          hint={t('verdicts.refuseHint')}
          label={t('verdicts.reason')}
          confirm={t('verdicts.refuse')}
          tone="danger"
          onClose={() => setRefusing(false)}
          onConfirm={(reason) => refuse.mutateAsync(reason)}
        />
      )}
    </Panel>
  );
}
