import { useQueryClient } from '@tanstack/react-query';
import { useEffect, useState } from 'react';
import { useTranslations } from 'use-intl';
import { Dialog } from '../../../components/ui/dialog';
import { onSignedOut } from '../../../lib/api-client';
import { lazily } from '../../../lib/lazily';
import { type Me, meQuery } from '../../../lib/me';

const SignInForm = lazily(() => import('./sign-in-form').then((file) => file.SignInForm));

/** When the session ends while somebody works: sign in over the page, which keeps everything they typed. */
export function SignInAgain() {
  const t = useTranslations('signIn');
  const queries = useQueryClient();
  const [who, setWho] = useState<Me | null>(null);
  useEffect(
    // Who never was signed in is sent to the sign-in page by the router.
    () => onSignedOut(() => setWho(queries.getQueryData(meQuery.queryKey) ?? null)),
    [queries],
  );
  const goOn = () => {
    setWho(null);
    void queries.invalidateQueries();
  };
  return (
    <Dialog title={t('again')} isOpen={who !== null} isDismissable={false}>
      <p>{t('againHint')}</p>
      <SignInForm email={who?.email} onDone={goOn} />
    </Dialog>
  );
}
