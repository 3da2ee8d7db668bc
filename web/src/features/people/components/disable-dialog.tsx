import { useTranslations } from 'use-intl';
import { Button } from '../../../components/ui/button';
import { Dialog } from '../../../components/ui/dialog';
import { ErrorPanel } from '../../../components/ui/error-panel';
import { toast } from '../../../components/ui/toast';
import { useChangePerson, type User } from '../api/people';
import { HandOverStep } from './hand-over-step';
import { ShareOutStep } from './share-out-step';
import layout from '../../../components/ui/layout.module.css';

interface Props {
  person: User;
  isOpen: boolean;
  onClose: () => void;
}

/** Before an account is disabled, its work finds other people. */
export function DisableDialog({ person, isOpen, onClose }: Props) {
  const t = useTranslations('people');
  return (
    <Dialog title={t('disableTitle', { name: person.displayName })} isOpen={isOpen} onClose={onClose}>
      {isOpen && <Steps person={person} onClose={onClose} />}
    </Dialog>
  );
}

function Steps({ person, onClose }: { person: User; onClose: () => void }) {
  const t = useTranslations();
  const change = useChangePerson(person.id);
  const disable = () =>
    change.mutate(
      { version: person.version, change: { status: 'DISABLED' } },
      {
        onSuccess: ({ displayName, leftBehind }) => {
          const left = (leftBehind?.claims ?? 0) + (leftBehind?.complaints ?? 0);
          toast(t('people.disabled', { name: displayName, left }));
          onClose();
        },
      },
    );
  const rates = person.roles.some((role) => role === 'reviewer' || role === 'adjudicator' || role === 'editor');
  const edits = person.roles.some((role) => role === 'editor' || role === 'admin');
  return (
    <>
      <p>{t('people.disableHint')}</p>
      {change.error && <ErrorPanel error={change.error} />}
      {rates && <ShareOutStep person={person} />}
      {edits && <HandOverStep person={person} />}
      <div className={layout.buttons}>
        <Button tone="danger" isPending={change.isPending} onPress={disable}>
          {t('people.disableNow')}
        </Button>
        <Button onPress={onClose}>{t('app.cancel')}</Button>
      </div>
    </>
  );
}
