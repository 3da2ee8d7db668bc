import { type FormEvent, type ReactNode, useState } from 'react';
import { useTranslations } from 'use-intl';
import { Button } from './button';
import { Dialog } from './dialog';
import { DialogActions } from './dialog-actions';
import { ErrorPanel } from './error-panel';
import { TextArea } from './text-area';

interface Props {
  title: string;
  /** What follows from it. */
  hint?: ReactNode;
  /** What is asked for: "Reason", "What was agreed". */
  label: string;
  /** The name of the act, on its button. */
  confirm: string;
  tone?: 'main' | 'danger';
  isOptional?: boolean;
  onClose: () => void;
  /** Rejects when the act is refused: then the text stays and the refusal is shown. */
  onConfirm: (reason: string) => Promise<unknown>;
}

/** Asks why before an act that needs a reason. What was written stays until the act has been done. */
export function ReasonDialog({
  title,
  hint,
  label,
  confirm,
  tone = 'main',
  isOptional = false,
  onClose,
  onConfirm,
}: Props) {
  const t = useTranslations('app');
  const [reason, setReason] = useState('');
  const [error, setError] = useState<Error | null>(null);
  const [isPending, setPending] = useState(false);
  const submit = async (event: FormEvent) => {
    event.preventDefault();
    setPending(true);
    setError(null);
    try {
      await onConfirm(reason.trim());
      onClose();
    } catch (refusal) {
      setError(refusal instanceof Error ? refusal : new Error(String(refusal)));
    } finally {
      setPending(false);
    }
  };
  return (
    <Dialog title={title} isOpen onClose={onClose}>
      {hint !== undefined && <div>{hint}</div>}
      <form onSubmit={(event) => void submit(event)}>
        <TextArea
          label={label}
          value={reason}
          onChange={setReason}
          autoFocus
          isRequired={!isOptional}
          maxLength={2000}
        />
        {error && <ErrorPanel error={error} />}
        <DialogActions>
          <Button onPress={onClose}>{t('cancel')}</Button>
          <Button type="submit" tone={tone} isPending={isPending} isDisabled={!isOptional && reason.trim() === ''}>
            {confirm}
          </Button>
        </DialogActions>
      </form>
    </Dialog>
  );
}
