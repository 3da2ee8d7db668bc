import { Link, useParams } from '@tanstack/react-router';
import { type FormEvent, useState } from 'react';
import { Form } from 'react-aria-components';
import { useTranslations } from 'use-intl';
import { Button } from '../../../components/ui/button';
import { ErrorPanel } from '../../../components/ui/error-panel';
import { useResetPassword } from '../api/joining';
import { isSame, NewPassword, NOTHING_CHOSEN } from './new-password';
import { OutsidePage } from './outside-page';
import styles from './sign-in.module.css';

/** Where the link for a new password leads. */
export function PasswordResetPage() {
  const t = useTranslations('joining');
  const { token } = useParams({ from: '/password-reset/$token' });
  const reset = useResetPassword();
  const [chosen, setChosen] = useState(NOTHING_CHOSEN);
  const submit = (event: FormEvent) => {
    event.preventDefault();
    if (isSame(chosen)) reset.mutate({ token, newPassword: chosen.password });
  };
  if (reset.isSuccess) {
    return (
      <OutsidePage title={t('reset.title')}>
        <p role="status">{t('reset.done')}</p>
        <Link to="/sign-in">{t('reset.signIn')}</Link>
      </OutsidePage>
    );
  }
  return (
    <OutsidePage title={t('reset.title')} hint={t('reset.hint')}>
      <Form className={styles.form} onSubmit={submit}>
        {reset.error && <ErrorPanel error={reset.error} />}
        <NewPassword value={chosen} onChange={setChosen} />
        <Button type="submit" tone="main" isPending={reset.isPending}>
          {t('reset.submit')}
        </Button>
      </Form>
    </OutsidePage>
  );
}
