import { useMutation } from '@tanstack/react-query';
import { useState } from 'react';
import { useTranslations } from 'use-intl';
import { Button } from '../../../components/ui/button';
import { Dialog } from '../../../components/ui/dialog';
import { ErrorPanel } from '../../../components/ui/error-panel';
import { TextArea } from '../../../components/ui/text-area';
import { TextField } from '../../../components/ui/text-field';
import type { DeskClaim } from '../api/claims';
import { split } from '../api/triage';
import styles from './candidate.module.css';

interface Props {
  claim: DeskClaim;
  onClose: () => void;
  onSplit: (parts: number) => void;
}

interface Part {
  statement: string;
  words: string;
}

const MOST = 5;

/** A claim that says several things becomes several claims. */
export function SplitDialog({ claim, onClose, onSplit }: Props) {
  const t = useTranslations('inbox');
  const words = claim.placement.exact ?? claim.statement;
  const [parts, setParts] = useState<readonly Part[]>(() => halves(words));
  const [reason, setReason] = useState(t('splitReason'));
  const set = (index: number, change: Partial<Part>) =>
    setParts((before) => before.map((part, n) => (n === index ? { ...part, ...change } : part)));
  const isForeign = (part: Part) => part.words !== '' && !words.includes(part.words);
  const send = useMutation({
    mutationFn: () =>
      split(claim.id, {
        reason: reason.trim(),
        parts: parts.map((part) => ({
          statement: part.statement.trim(),
          ...(part.words === '' ? {} : { words: part.words }),
        })),
      }),
    onSuccess: () => onSplit(parts.length),
  });
  const isReady = parts.every((part) => part.statement.trim() !== '' && !isForeign(part)) && reason.trim() !== '';
  return (
    <Dialog title={t('splitTitle')} isOpen onClose={onClose}>
      <p>{t('splitHint')}</p>
      <p dir="auto" className={styles.theirs}>
        {words}
      </p>
      {parts.map((part, index) => (
        <fieldset key={index} className={styles.part}>
          <legend>{t('part', { number: index + 1 })}</legend>
          <TextArea
            label={t('statement')}
            rows={2}
            value={part.statement}
            onChange={(statement) => set(index, { statement })}
          />
          <TextField
            label={t('partWords')}
            hint={t('partWordsHint')}
            value={part.words}
            onChange={(value) => set(index, { words: value })}
            {...(isForeign(part) ? { fault: t('partWordsForeign') } : {})}
          />
        </fieldset>
      ))}
      <div className={styles.buttons}>
        {parts.length < MOST && (
          <Button onPress={() => setParts((before) => [...before, { statement: '', words: '' }])}>
            {t('partAdd')}
          </Button>
        )}
        {parts.length > 2 && (
          <Button onPress={() => setParts((before) => before.slice(0, -1))}>{t('partRemove')}</Button>
        )}
      </div>
      <TextField label={t('why')} value={reason} onChange={setReason} isRequired />
      {send.error && <ErrorPanel error={send.error} />}
      <div className={styles.buttons}>
        <Button tone="main" isDisabled={!isReady} isPending={send.isPending} onPress={() => send.mutate()}>
          {t('split')}
        </Button>
        <Button onPress={onClose}>{t('cancel')}</Button>
      </div>
    </Dialog>
  );
}

/** A first try: at the "and" or the comma nearest to the middle, else everything twice. */
function halves(words: string): Part[] {
  const middle = words.length / 2;
  const [nearest] = [...words.matchAll(/,\s|;\s|\s(?=(?:and|but|while|oraz|ale|a|i)\s)/g)]
    .map(({ index, 0: mark }) => ({ index, end: index + mark.length }))
    .sort((a, b) => Math.abs(a.index - middle) - Math.abs(b.index - middle));
  const sides = nearest ? [words.slice(0, nearest.index), words.slice(nearest.end)] : [words, words];
  return sides.map((side) => ({ statement: side, words: nearest ? side : '' }));
}
