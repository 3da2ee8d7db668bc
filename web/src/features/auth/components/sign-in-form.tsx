import { type FormEvent, useState } from 'react';
import { Form } from 'react-aria-components';
import { useTranslations } from 'use-intl';
import { Button } from '../../../components/ui/button';
import { ErrorPanel } from '../../../components/ui/error-panel';
import { TextField } from '../../../components/ui/text-field';
import { useSignIn } from '../api/sign-in';
import styles from './sign-in.module.css';

/** @param email given when somebody signs in again: then it is theirs and stays. */
export function SignInForm({ email: known = '', onDone }: { email?: string; onDone: () => void }) {
  const t = useTranslations('signIn');
  const [email, setEmail] = useState(known);
  const [password, setPassword] = useState('');
  const signIn = useSignIn();
  const submit = (event: FormEvent) => {
    event.preventDefault();
    signIn.mutate({ email, password }, { onSuccess: onDone });
  };
  return (
    <Form className={styles.form} onSubmit={submit}>
      {signIn.error && <ErrorPanel error={signIn.error} />}
      <TextField
        label={t('email')}
        type="email"
        name="email"
        autoComplete="username"
        isRequired
        isReadOnly={known !== ''}
        value={email}
        onChange={setEmail}
      />
      <TextField
        label={t('password')}
        type="password"
        name="password"
        autoComplete="current-password"
        isRequired
        value={password}
        onChange={setPassword}
      />
      <Button type="submit" tone="main" isPending={signIn.isPending}>
        {signIn.isPending ? t('busy') : t('submit')}
      </Button>
    </Form>
  );
}
