import { useMutation } from '@tanstack/react-query';
import { useTranslations } from 'use-intl';
import { Button } from '../components/ui/button';
import { Dialog } from '../components/ui/dialog';
import { ErrorPanel } from '../components/ui/error-panel';
import { canSeal, leave } from '../lib/leaving';
import styles from './shell.module.css';

interface Props {
  personId: string;
  /** How many texts are only on this device. */
  count: number;
  signOut: () => Promise<unknown>;
  toSignIn: () => Promise<unknown>;
  onStay: () => void;
}

/** Asks what becomes of text that the desk does not have, before somebody signs out. */
export function UnsentDialog({ personId, count, signOut, toSignIn, onStay }: Props) {
  const t = useTranslations('signIn.unsent');
  const act = useMutation({
    // Without a connection it fails and says so, and does not wait for one.
    networkMode: 'always',
    mutationFn: (keeps: boolean) => leave(personId, keeps, signOut, toSignIn),
  });
  return (
    <Dialog title={t('title')} isOpen onClose={onStay}>
      <p>{t(canSeal() ? 'hint' : 'cannotKeep', { count })}</p>
      {act.error && <ErrorPanel error={act.error} />}
      <div className={styles.choices}>
        <Button tone="main" onPress={onStay}>
          {t('stay')}
        </Button>
        {canSeal() && (
          <Button isPending={act.isPending} onPress={() => act.mutate(true)}>
            {t('keep')}
          </Button>
        )}
        <Button tone="danger" isPending={act.isPending} onPress={() => act.mutate(false)}>
          {t('delete')}
        </Button>
      </div>
    </Dialog>
  );
}
