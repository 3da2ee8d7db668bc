import { type FormEvent, useState } from 'react';
import { useTranslations } from 'use-intl';
import { useSplit } from '../../../lib/claim-acts';
import type { DeskClaim } from '../../../lib/claims';
import { Button } from '../../ui/button';
import { DialogActions } from '../../ui/dialog-actions';
import { Drawer } from '../../ui/drawer';
import { ErrorPanel } from '../../ui/error-panel';
import { TextArea } from '../../ui/text-area';
import { TextField } from '../../ui/text-field';
import { halves, MOST_PARTS, type Part } from './claim-parts';
import styles from './claim-acts.module.css';

interface Props {
  claim: DeskClaim;
  onClose: () => void;
  onSplit: (parts: number) => void;
}

/** A claim that says several things becomes several claims, each with words of the first. */
export function SplitDialog({ claim, onClose, onSplit }: Props) {
  const t = useTranslations();
  const split = useSplit(claim.id);
  const words = claim.placement.exact ?? claim.statement;
  const [parts, setParts] = useState<readonly Part[]>(() => halves(words));
  const [reason, setReason] = useState(t('claimActs.splitReason'));
  const set = (index: number, change: Partial<Part>) =>
    setParts((before) => before.map((part, n) => (n === index ? { ...part, ...change } : part)));
  const isForeign = (part: Part) => part.words !== '' && !words.includes(part.words);
  const isReady = parts.every((part) => part.statement.trim() !== '' && !isForeign(part)) && reason.trim() !== '';
  const submit = (event: FormEvent) => {
    event.preventDefault();
    const body = {
      reason: reason.trim(),
      parts: parts.map((part) => ({
        statement: part.statement.trim(),
        ...(part.words === '' ? {} : { words: part.words }),
      })),
    };
    split.mutate(body, { onSuccess: () => onSplit(parts.length) });
  };
  return (
    <Drawer title={t('claimActs.split')} isOpen onClose={onClose}>
      <form onSubmit={submit} className={styles.form}>
        <p>{t('claimActs.splitHint')}</p>
        <p dir="auto" className={styles.words}>
          {words}
        </p>
        {parts.map((part, index) => (
          <fieldset key={index} className={styles.part}>
            <legend>{t('claimActs.part', { number: index + 1 })}</legend>
            <TextArea
              label={t('claimActs.partStatement')}
              rows={2}
              value={part.statement}
              onChange={(statement) => set(index, { statement })}
            />
            <TextField
              label={t('claimActs.partWords')}
              hint={t('claimActs.partWordsHint')}
              value={part.words}
              onChange={(value) => set(index, { words: value })}
              {...(isForeign(part) ? { fault: t('claimActs.partWordsForeign') } : {})}
            />
          </fieldset>
        ))}
        <div className={styles.buttons}>
          {parts.length < MOST_PARTS && (
            <Button onPress={() => setParts((before) => [...before, { statement: '', words: '' }])}>
              {t('claimActs.partAdd')}
            </Button>
          )}
          {parts.length > 2 && (
            <Button onPress={() => setParts((before) => before.slice(0, -1))}>{t('claimActs.partRemove')}</Button>
          )}
        </div>
        <TextField label={t('claimActs.why')} value={reason} onChange={setReason} maxLength={2000} isRequired />
        {split.error && <ErrorPanel error={split.error} />}
        <DialogActions>
          <Button onPress={onClose}>{t('app.cancel')}</Button>
          <Button type="submit" tone="main" isDisabled={!isReady} isPending={split.isPending}>
            {t('claimActs.splitDo')}
          </Button>
        </DialogActions>
      </form>
    </Drawer>
  );
}
