import { useParams, useRouter } from '@tanstack/react-router';
import { type FormEvent, useState } from 'react';
import { Form } from 'react-aria-components';
import { useTranslations } from 'use-intl';
import { Button } from '../../../components/ui/button';
import { ErrorPanel } from '../../../components/ui/error-panel';
import { TextField } from '../../../components/ui/text-field';
import { useAcceptInvitation } from '../api/joining';
import { isSame, NewPassword, NOTHING_CHOSEN } from './new-password';
import { OutsidePage } from './outside-page';
import styles from './sign-in.module.css';

/** Where the link of an invitation leads: a name, a password, and one is in. */
export function InvitationPage() {
  const t = useTranslations('joining');
  const { token } = useParams({ from: '/invitations/$token' });
  const router = useRouter();
  const accept = useAcceptInvitation();
  const [displayName, setDisplayName] = useState('');
  const [chosen, setChosen] = useState(NOTHING_CHOSEN);
  const submit = (event: FormEvent) => {
    event.preventDefault();
    if (!isSame(chosen)) return;
    const body = { token, displayName, password: chosen.password };
    accept.mutate(body, { onSuccess: () => void router.navigate({ to: '/', replace: true }) });
  };
  return (
    <OutsidePage title={t('invitation.title')} hint={t('invitation.hint')}>
      <Form className={styles.form} onSubmit={submit}>
        {accept.error && <ErrorPanel error={accept.error} />}
        <TextField label={t('name')} autoComplete="name" isRequired value={displayName} onChange={setDisplayName} />
        <NewPassword value={chosen} onChange={setChosen} />
        <Button type="submit" tone="main" isPending={accept.isPending}>
          {t('invitation.submit')}
        </Button>
      </Form>
    </OutsidePage>
  );
}
