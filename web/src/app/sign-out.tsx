import { useRouter } from '@tanstack/react-router';
import { Suspense, useState } from 'react';
import { useTranslations } from 'use-intl';
import { Button } from '../components/ui/button';
import { useSignOut } from '../features/auth/api/sign-in';
import { unsentCount } from '../lib/kept-drafts';
import { lazily } from '../lib/lazily';

const UnsentDialog = lazily(() => import('./unsent-dialog').then((file) => file.UnsentDialog));

/** The way out. Who has text on this device that the desk does not have is asked what becomes of it. */
export function SignOut({ personId }: { personId: string }) {
  const t = useTranslations('nav');
  const router = useRouter();
  const { mutateAsync: signOut } = useSignOut();
  const [unsent, setUnsent] = useState(0);
  const toSignIn = () => router.navigate({ to: '/sign-in' });
  const ask = () => {
    const count = unsentCount(personId);
    if (count === 0) void signOut().then(toSignIn, () => undefined);
    else setUnsent(count);
  };
  return (
    <>
      <Button onPress={ask}>{t('signOut')}</Button>
      {unsent > 0 && (
        <Suspense>
          <UnsentDialog {...{ personId, signOut, toSignIn }} count={unsent} onStay={() => setUnsent(0)} />
        </Suspense>
      )}
    </>
  );
}
