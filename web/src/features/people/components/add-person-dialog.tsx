import { useState } from 'react';
import { useTranslations } from 'use-intl';
import { Dialog } from '../../../components/ui/dialog';
import { TextField } from '../../../components/ui/text-field';
import { type Role, useAddPerson, useStartReset } from '../api/people';
import { MadeLink } from './made-link';
import { NewPersonForm } from './new-person-form';
import { listOf } from './word-list';

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
  const t = useTranslations('people');
  const [email, setEmail] = useState('');
  const [displayName, setName] = useState('');
  const [languages, setLanguages] = useState('');
  const [roles, setRoles] = useState<Role[]>(['reviewer']);
  const add = useAddPerson();
  const reset = useStartReset();
  if (add.data && !reset.isPending) {
    return (
      <MadeLink
        said={t('added', { name: add.data.displayName })}
        link={reset.data?.link}
        hint={t('resetHint')}
        error={reset.error}
        onClose={onClose}
      />
    );
  }
  const submit = () => {
    const body = { email, displayName, roles, languages: listOf(languages) };
    add.mutate(body, { onSuccess: ({ id }) => reset.mutate(id) });
  };
  return (
    <NewPersonForm roles={roles} onRoles={setRoles} act={t('add')} state={add} onSubmit={submit} onClose={onClose}>
      <TextField label={t('name')} isRequired maxLength={120} value={displayName} onChange={setName} />
      <TextField label={t('email')} type="email" isRequired value={email} onChange={setEmail} />
      <TextField label={t('languages')} hint={t('languagesHint')} value={languages} onChange={setLanguages} />
    </NewPersonForm>
  );
}
