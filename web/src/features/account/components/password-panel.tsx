import { useQuery } from '@tanstack/react-query';
import { type FormEvent, useState } from 'react';
import { Form } from 'react-aria-components';
import { useTranslations } from 'use-intl';
import { Button } from '../../../components/ui/button';
import { ErrorPanel } from '../../../components/ui/error-panel';
import { Panel } from '../../../components/ui/panel';
import { TextField } from '../../../components/ui/text-field';
import { passwordRuleQuery, useChangePassword } from '../api/account';
import styles from './account.module.css';

const EMPTY = { current: '', next: '', repeat: '' };

export function PasswordPanel({ email }: { email: string }) {
  const t = useTranslations('account.password');
  const change = useChangePassword();
  const { data: rule } = useQuery(passwordRuleQuery);
  const [words, setWords] = useState(EMPTY);
  const submit = (event: FormEvent) => {
    event.preventDefault();
    if (words.next !== words.repeat) return;
    change.mutate({ currentPassword: words.current, newPassword: words.next }, { onSuccess: () => setWords(EMPTY) });
  };
  const field = (name: keyof typeof EMPTY) => ({
    label: t(name),
    type: 'password' as const,
    isRequired: true,
    value: words[name],
    onChange: (value: string) => setWords((before) => ({ ...before, [name]: value })),
  });
  const differs = words.repeat !== '' && words.next !== words.repeat;
  return (
    <Panel title={t('title')}>
      <Form className={styles.form} onSubmit={submit}>
        {change.error && <ErrorPanel error={change.error} />}
        {/* It stays until something is typed: a message that passes is missed by who looks elsewhere. */}
        <p role="status" className={styles.good}>
          {change.isSuccess && words === EMPTY && t('changed')}
        </p>
        <div className={styles.fields}>
          {/* So that a password manager knows whose password it keeps. */}
          <input type="text" name="email" autoComplete="username" value={email} readOnly hidden />
          <TextField {...field('current')} autoComplete="current-password" />
          <TextField
            {...field('next')}
            autoComplete="new-password"
            {...(rule ? { hint: t('hint', { count: rule.passwordMinLength }) } : {})}
          />
          <TextField {...field('repeat')} autoComplete="new-password" {...(differs ? { fault: t('differs') } : {})} />
        </div>
        <Button type="submit" isPending={change.isPending}>
          {t('change')}
        </Button>
      </Form>
    </Panel>
  );
}
