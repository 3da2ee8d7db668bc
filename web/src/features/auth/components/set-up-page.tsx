import { useQuery } from '@tanstack/react-query';
import { Link, useRouter } from '@tanstack/react-router';
import { type FormEvent, useState } from 'react';
import { Form } from 'react-aria-components';
import { useTranslations } from 'use-intl';
import { Button } from '../../../components/ui/button';
import { ErrorPanel } from '../../../components/ui/error-panel';
import { SkeletonRows } from '../../../components/ui/skeleton';
import { TextField } from '../../../components/ui/text-field';
import { useSetUp } from '../api/joining';
import { signInOptionsQuery } from '../api/sign-in';
import { isSame, NewPassword, NOTHING_CHOSEN } from './new-password';
import { OutsidePage } from './outside-page';
import styles from './sign-in.module.css';

/** The first page of a new desk: its first account. */
export function SetUpPage() {
  const t = useTranslations('joining.setUp');
  const { data: options, isPending, error } = useQuery(signInOptionsQuery);
  if (isPending)
    return (
      <OutsidePage title={t('title')}>
        <SkeletonRows rows={3} />
      </OutsidePage>
    );
  if (error)
    return (
      <OutsidePage title={t('title')}>
        <ErrorPanel error={error} />
      </OutsidePage>
    );
  if (!options.setupOpen) {
    return (
      <OutsidePage title={t('title')} hint={t('closed')}>
        <Link to="/sign-in">{t('signIn')}</Link>
      </OutsidePage>
    );
  }
  return (
    <OutsidePage title={t('title')} hint={t('hint')}>
      <SetUpForm />
    </OutsidePage>
  );
}

function SetUpForm() {
  const t = useTranslations('joining');
  const router = useRouter();
  const setUp = useSetUp();
  const [secret, setSecret] = useState('');
  const [email, setEmail] = useState('');
  const [displayName, setDisplayName] = useState('');
  const [chosen, setChosen] = useState(NOTHING_CHOSEN);
  const submit = (event: FormEvent) => {
    event.preventDefault();
    if (!isSame(chosen)) return;
    const body = { secret, email, displayName, password: chosen.password };
    setUp.mutate(body, { onSuccess: () => void router.navigate({ to: '/' }) });
  };
  return (
    <Form className={styles.form} onSubmit={submit}>
      {setUp.error && <ErrorPanel error={setUp.error} />}
      <TextField
        label={t('setUp.secret')}
        hint={t('setUp.secretHint')}
        type="password"
        autoComplete="off"
        isRequired
        value={secret}
        onChange={setSecret}
      />
      <TextField label={t('name')} autoComplete="name" isRequired value={displayName} onChange={setDisplayName} />
      <TextField label={t('email')} type="email" autoComplete="username" isRequired value={email} onChange={setEmail} />
      <NewPassword value={chosen} onChange={setChosen} />
      <Button type="submit" tone="main" isPending={setUp.isPending}>
        {t('setUp.submit')}
      </Button>
    </Form>
  );
}
