import { type FormEvent, useState } from 'react';
import { useTranslations } from 'use-intl';
import { Button } from '../../../components/ui/button';
import { DialogActions } from '../../../components/ui/dialog-actions';
import { Drawer } from '../../../components/ui/drawer';
import { ErrorPanel } from '../../../components/ui/error-panel';
import { TextArea } from '../../../components/ui/text-area';
import { TextField } from '../../../components/ui/text-field';
import { toast } from '../../../components/ui/toast';
import { type DeskClaim, useSplit } from '../api/claim';
import styles from './claim.module.css';

const MOST_PARTS = 5;
interface Part {
  words: string;
  statement: string;
}

/** A claim that says several things becomes several claims, each with words of the first. */
export function SplitDialog({ claim, onClose }: { claim: DeskClaim; onClose: () => void }) {
  const t = useTranslations();
  const split = useSplit(claim.id);
  const [parts, setParts] = useState<readonly Part[]>([
    { words: '', statement: '' },
    { words: '', statement: '' },
  ]);
  const [reason, setReason] = useState('');
  const change = (index: number, part: Partial<Part>) =>
    setParts(parts.map((each, n) => (n === index ? { ...each, ...part } : each)));
  const isReady = reason.trim() !== '' && parts.every(({ words }) => words.trim() !== '');
  const submit = (event: FormEvent) => {
    event.preventDefault();
    const body = {
      reason: reason.trim(),
      parts: parts.map(({ words, statement }) => ({ words, statement: statement.trim() || words })),
    };
    split.mutate(body, {
      onSuccess: () => {
        toast(t('claim.splitDone', { count: parts.length }));
        onClose();
      },
    });
  };
  return (
    <Drawer title={t('claim.act.split')} isOpen onClose={onClose}>
      <p>{t('claim.splitHint')}</p>
      <blockquote dir="auto" className={styles.side}>
        {claim.placement.exact}
      </blockquote>
      <form onSubmit={submit} className={styles.stack}>
        {parts.map(({ words, statement }, index) => (
          <fieldset key={index} className={styles.side}>
            <legend>{t('claim.part', { number: index + 1 })}</legend>
            <TextArea
              label={t('claim.partWords')}
              rows={2}
              value={words}
              onChange={(value) => change(index, { words: value })}
            />
            <TextArea
              label={t('claim.partStatement')}
              rows={2}
              value={statement}
              onChange={(value) => change(index, { statement: value })}
            />
            {parts.length > 2 && (
              <Button tone="bare" onPress={() => setParts(parts.filter((_, n) => n !== index))}>
                {t('app.remove')}
              </Button>
            )}
          </fieldset>
        ))}
        {parts.length < MOST_PARTS && (
          <div>
            <Button onPress={() => setParts([...parts, { words: '', statement: '' }])}>{t('claim.addPart')}</Button>
          </div>
        )}
        <TextField label={t('claim.reason')} value={reason} onChange={setReason} isRequired />
        {split.error && <ErrorPanel error={split.error} />}
        <DialogActions>
          <Button onPress={onClose}>{t('app.cancel')}</Button>
          <Button type="submit" tone="main" isPending={split.isPending} isDisabled={!isReady}>
            {t('claim.act.split')}
          </Button>
        </DialogActions>
      </form>
    </Drawer>
  );
}
