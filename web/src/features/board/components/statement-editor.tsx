import { useMutation, useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { useTranslations } from 'use-intl';
import { Button } from '../../../components/ui/button';
import { ErrorPanel } from '../../../components/ui/error-panel';
import { Notice } from '../../../components/ui/notice';
import { TextArea } from '../../../components/ui/text-area';
import { ApiProblem } from '../../../lib/api-client';
import { useShortcuts } from '../../../lib/shortcuts';
import { claimQuery, type DeskClaim, isDeskClaim } from '../../../lib/claims';
import { editStatement } from '../api/triage';
import layout from '../../../components/ui/layout.module.css';
import styles from './candidate.module.css';

/** Another wording of what is claimed. When somebody else was quicker, both texts are shown and one is chosen. */
export function StatementEditor({ claim, onClose }: { claim: DeskClaim; onClose: () => void }) {
  const t = useTranslations();
  const queries = useQueryClient();
  const [text, setText] = useState(claim.statement);
  const [theirs, setTheirs] = useState<DeskClaim | null>(null);
  const save = useMutation({
    mutationFn: () => editStatement(claim.id, (theirs ?? claim).version, text.trim()),
    onSuccess: async () => {
      await queries.invalidateQueries({ queryKey: ['claims'] });
      onClose();
    },
    onError: async (error) => {
      if (!(error instanceof ApiProblem) || error.status !== 412) return;
      const now = await queries.fetchQuery({ ...claimQuery(claim.id), staleTime: 0 });
      setTheirs(isDeskClaim(now) ? now : null);
    },
  });
  useShortcuts([
    { key: 'mod+Enter', name: t('app.save'), run: () => save.mutate() },
    { key: 'Escape', name: t('app.cancel'), run: onClose },
  ]);
  const isConflict = theirs !== null && save.error instanceof ApiProblem && save.error.status === 412;
  return (
    <form
      className={styles.editor}
      onKeyDown={({ key }) => key === 'Escape' && onClose()}
      onSubmit={(event) => {
        event.preventDefault();
        save.mutate();
      }}
    >
      <TextArea label={t('inbox.statement')} value={text} onChange={setText} autoFocus isRequired />
      {isConflict && (
        <div role="alert">
          <Notice
            tone="warn"
            title={t('inbox.editConflict')}
            actions={<Button onPress={() => setText(theirs.statement)}>{t('inbox.takeTheirs')}</Button>}
          >
            <p dir="auto" className={styles.theirs}>
              {theirs.statement}
            </p>
          </Notice>
        </div>
      )}
      {save.error && !isConflict && <ErrorPanel error={save.error} />}
      <div className={layout.buttons}>
        <Button
          tone="main"
          type="submit"
          shortcut="mod+Enter"
          isPending={save.isPending}
          isDisabled={text.trim() === ''}
        >
          {isConflict ? t('inbox.keepMine') : t('app.save')}
        </Button>
        <Button tone="bare" shortcut="Escape" onPress={onClose}>
          {t('app.cancel')}
        </Button>
      </div>
    </form>
  );
}
