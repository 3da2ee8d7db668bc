import type { FormEvent } from 'react';
import { useTranslations } from 'use-intl';
import { Button } from '../../../components/ui/button';
import { DateTimeField } from '../../../components/ui/date-time-field';
import { DialogActions } from '../../../components/ui/dialog-actions';
import { Drawer } from '../../../components/ui/drawer';
import { ErrorPanel } from '../../../components/ui/error-panel';
import { Select } from '../../../components/ui/select';
import { TextArea } from '../../../components/ui/text-area';
import { TextField } from '../../../components/ui/text-field';
import type { Me } from '../../../lib/me';
import type { DeskClaim } from '../../../lib/claims';
import { EditConflicts } from './edit-conflicts';
import { useClaimEdit } from './use-claim-edit';
import layout from '../../../components/ui/layout.module.css';
import styles from './claim.module.css';

/** The statement and what is known of who made it. What is written is kept until it is saved. */
export function EditDrawer({ claim, me, onClose }: { claim: DeskClaim; me: Me; onClose: () => void }) {
  const t = useTranslations();
  const { draft, set, save, edit, conflicts, take, isChanged, discard } = useClaimEdit(claim, me.id, onClose);
  const underReview = claim.workflowState === 'IN_REVIEW' || claim.workflowState === 'NEEDS_ADJUDICATION';
  const submit = (event: FormEvent) => {
    event.preventDefault();
    save();
  };
  return (
    <Drawer title={t('claim.act.edit')} isOpen onClose={onClose}>
      <form onSubmit={submit} className={layout.stack}>
        <EditConflicts conflicts={conflicts} draft={draft} onTake={take} />
        <TextArea
          label={t('claim.statement')}
          hint={underReview ? t('claim.statementLocked') : t('claim.statementHint')}
          value={draft.statement}
          onChange={(statement) => set({ statement })}
          isReadOnly={underReview}
          autoFocus
        />
        <div className={styles.fields}>
          <TextField label={t('claim.claimant')} value={draft.claimant} onChange={(claimant) => set({ claimant })} />
          <Select
            label={t('claim.claimantKind')}
            choices={[
              ['', t('claim.unknown')],
              ['PERSON', t('claim.person')],
              ['ORGANISATION', t('claim.organisation')],
            ]}
            value={draft.claimantKind}
            onChange={(claimantKind) => set({ claimantKind })}
          />
        </div>
        <TextField
          label={t('claim.sameAs')}
          hint={t('claim.sameAsHint')}
          value={draft.claimantSameAs}
          onChange={(claimantSameAs) => set({ claimantSameAs })}
        />
        <div className={styles.fields}>
          <DateTimeField isDay label={t('claim.madeAt')} value={draft.madeAt} onChange={(madeAt) => set({ madeAt })} />
          <Select
            label={t('claim.difficulty')}
            choices={(['1', '2', '3'] as const).map((level) => [level, t(`claim.level.${level}`)] as const)}
            value={draft.difficulty}
            onChange={(difficulty) => set({ difficulty })}
          />
        </div>
        <TextField
          label={t('claim.topics')}
          hint={t('claim.topicsHint')}
          value={draft.topics}
          onChange={(topics) => set({ topics })}
        />
        <TextArea
          label={t('claim.appearances')}
          hint={t('claim.appearancesHint')}
          rows={2}
          value={draft.appearances}
          onChange={(appearances) => set({ appearances })}
        />
        {edit.error && conflicts.length === 0 && <ErrorPanel error={edit.error} />}
        <DialogActions>
          {isChanged && (
            <Button tone="bare" onPress={discard}>
              {t('claim.discard')}
            </Button>
          )}
          <Button onPress={onClose}>{t('app.cancel')}</Button>
          <Button type="submit" tone="main" isPending={edit.isPending} isDisabled={!isChanged}>
            {conflicts.length > 0 ? t('claim.saveMine') : t('app.save')}
          </Button>
        </DialogActions>
      </form>
    </Drawer>
  );
}
