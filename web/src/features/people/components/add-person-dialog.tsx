import { type FormEvent, useState } from 'react';
import { Form } from 'react-aria-components';
import { useTranslations } from 'use-intl';
import { Button } from '../../../components/ui/button';
import { Dialog } from '../../../components/ui/dialog';
import { ErrorPanel } from '../../../components/ui/error-panel';
import { SecretOnce } from '../../../components/ui/secret-once';
import { TextField } from '../../../components/ui/text-field';
import { type Role, useAddPerson, useStartReset } from '../api/people';
import { RoleChoice } from './role-choice';
import { listOf } from './word-list';
import styles from './people.module.css';

interface Props {
  isOpen: boolean;
  onClose: () => void;
}

/** Makes an account at once; the person sets their password with a link, so that nobody else ever knows it. */
export function AddPersonDialog({ isOpen, onClose }: Props) {
  const t = useTranslations('people');
  return (
    <Dialog title={t('addTitle')} isOpen={isOpen} onClose={onClose}>
      {isOpen && <Add onClose={onClose} />}
    </Dialog>
  );
}

function Add({ onClose }: { onClose: () => void }) {
  const t = useTranslations();
  const [email, setEmail] = useState('');
  const [displayName, setName] = useState('');
  const [languages, setLanguages] = useState('');
  const [roles, setRoles] = useState<Role[]>(['reviewer']);
  const add = useAddPerson();
  const reset = useStartReset();
  if (add.data && !reset.isPending) {
    return (
      <>
        <p>{t('people.added', { name: add.data.displayName })}</p>
        {reset.error && <ErrorPanel error={reset.error} />}
        {reset.data && <SecretOnce label={t('people.link')} value={reset.data.link} hint={t('people.resetHint')} />}
        <Button tone="main" onPress={onClose}>
          {t('app.close')}
        </Button>
      </>
    );
  }
  const submit = (event: FormEvent) => {
    event.preventDefault();
    if (roles.length === 0) return;
    const body = { email, displayName, roles, languages: listOf(languages) };
    add.mutate(body, { onSuccess: ({ id }) => reset.mutate(id) });
  };
  return (
    <Form className={styles.form} onSubmit={submit}>
      {add.error && <ErrorPanel error={add.error} />}
      <TextField label={t('people.name')} isRequired maxLength={120} value={displayName} onChange={setName} />
      <TextField label={t('people.email')} type="email" isRequired value={email} onChange={setEmail} />
      <TextField
        label={t('people.languages')}
        hint={t('people.languagesHint')}
        value={languages}
        onChange={setLanguages}
      />
      <RoleChoice value={roles} onChange={setRoles} />
      <div className={styles.actions}>
        <Button type="submit" tone="main" isPending={add.isPending} isDisabled={roles.length === 0}>
          {t('people.add')}
        </Button>
        <Button onPress={onClose}>{t('app.cancel')}</Button>
      </div>
    </Form>
  );
}
