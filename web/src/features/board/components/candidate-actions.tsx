import { useState } from 'react';
import { useTranslations } from 'use-intl';
import { Button } from '../../../components/ui/button';
import { TextField } from '../../../components/ui/text-field';
import { useShortcuts } from '../../../lib/shortcuts';
import { REJECT_REASONS, type RejectReason } from '../../../lib/claim-acts';
import type { Decision } from '../api/triage';
import { ReasonPicker } from './reason-picker';
import { CHECK_REASONS, useCheckReason } from './use-check-reason';
import layout from '../../../components/ui/layout.module.css';
import styles from './candidate.module.css';

interface Props {
  onDecide: (decision: Decision) => void;
  onEdit: () => void;
  onMerge: () => void;
  onSplit: () => void;
}

const OTHER = 'other';

/** What can be done with the candidate in view, each with its key. */
export function CandidateActions({ onDecide, onEdit, onMerge, onSplit }: Props) {
  const t = useTranslations('inbox');
  const acts = useTranslations('claimActs');
  const reason = useCheckReason();
  const [asks, setAsks] = useState<'reject' | 'why' | 'other' | null>(null);
  const close = () => setAsks(null);
  const accept = () => onDecide({ action: 'accept', checkReason: reason.text });
  const isFree = asks === null;
  useShortcuts([
    { key: 'a', name: t('accept'), run: accept, enabled: isFree },
    { key: 'r', name: t('reject'), run: () => setAsks('reject'), enabled: isFree },
    { key: 'w', name: t('changeWhy'), run: () => setAsks('why'), enabled: isFree },
    { key: 'e', name: t('edit'), run: onEdit, enabled: isFree },
    { key: 'm', name: t('merge'), run: onMerge, enabled: isFree },
    { key: 's', name: t('split'), run: onSplit, enabled: isFree },
  ]);
  if (asks === 'reject') {
    return (
      <div className={styles.actions}>
        <ReasonPicker
          label={acts('rejectWhy')}
          choices={REJECT_REASONS.map((each) => [each, acts(`rejectReason.${each}`)])}
          onChoose={(chosen) => {
            close();
            onDecide({ action: 'reject', reason: chosen as RejectReason });
          }}
          onClose={close}
        />
      </div>
    );
  }
  if (asks === 'why') {
    return (
      <div className={styles.actions}>
        <ReasonPicker
          label={t('acceptWhy')}
          choices={[
            ...CHECK_REASONS.map((each) => [each, t(`checkReason.${each}`)] as const),
            [OTHER, t('otherReason')],
          ]}
          onChoose={(chosen) => {
            if (chosen === OTHER) return setAsks('other');
            reason.choose(chosen);
            return close();
          }}
          onClose={close}
        />
      </div>
    );
  }
  return (
    <div className={styles.actions}>
      {asks === 'other' ? (
        <OwnReason
          onClose={close}
          onChoose={(text) => {
            reason.choose(text);
            close();
          }}
        />
      ) : (
        <p className={styles.because}>
          {t.rich('because', { reason: () => <bdi>{reason.text}</bdi> })}
          <Button tone="bare" shortcut="w" onPress={() => setAsks('why')}>
            {t('changeWhy')}
          </Button>
        </p>
      )}
      <div className={layout.buttons}>
        <Button tone="main" shortcut="a" onPress={accept}>
          {t('accept')}
        </Button>
        <Button shortcut="r" onPress={() => setAsks('reject')}>
          {t('reject')}
        </Button>
        <Button shortcut="e" onPress={onEdit}>
          {t('edit')}
        </Button>
        <Button shortcut="m" onPress={onMerge}>
          {t('merge')}
        </Button>
        <Button shortcut="s" onPress={onSplit}>
          {t('split')}
        </Button>
      </div>
    </div>
  );
}

function OwnReason({ onChoose, onClose }: { onChoose: (text: string) => void; onClose: () => void }) {
  const t = useTranslations();
  const [text, setText] = useState('');
  return (
    <form
      className={styles.editor}
      onSubmit={(event) => {
        event.preventDefault();
        if (text.trim() !== '') onChoose(text.trim());
      }}
    >
      <TextField label={t('inbox.acceptWhy')} value={text} onChange={setText} autoFocus maxLength={2000} />
      <div className={layout.buttons}>
        <Button type="submit" isDisabled={text.trim() === ''}>
          {t('app.save')}
        </Button>
        <Button tone="bare" onPress={onClose}>
          {t('app.cancel')}
        </Button>
      </div>
    </form>
  );
}
