import { type FormEvent, useState } from 'react';
import { Form } from 'react-aria-components';
import { useTranslations } from 'use-intl';
import { Button } from '../../../components/ui/button';
import { Dialog } from '../../../components/ui/dialog';
import { ErrorPanel } from '../../../components/ui/error-panel';
import { SecretOnce } from '../../../components/ui/secret-once';
import { TextField } from '../../../components/ui/text-field';
import { useInvite } from '../api/invitations';
import type { Role } from '../api/people';
import { RoleChoice } from './role-choice';
import styles from './people.module.css';

interface Props {
  isOpen: boolean;
  onClose: () => void;
}

/** Invites somebody by a link that is shown once, here. */
export function InviteDialog({ isOpen, onClose }: Props) {
  const t = useTranslations('people');
  return (
    <Dialog title={t('inviteTitle')} isOpen={isOpen} onClose={onClose}>
      {isOpen && <Invite onClose={onClose} />}
    </Dialog>
  );
}

function Invite({ onClose }: { onClose: () => void }) {
  const t = useTranslations();
  const [email, setEmail] = useState('');
  const [roles, setRoles] = useState<Role[]>(['reviewer']);
  const invite = useInvite();
  if (invite.data) {
    return (
      <>
        <p>{t('people.invited', { email: invite.data.email })}</p>
        <SecretOnce label={t('people.link')} value={invite.data.link} hint={t('people.linkHint')} />
        <Button tone="main" onPress={onClose}>
          {t('app.close')}
        </Button>
      </>
    );
  }
  const submit = (event: FormEvent) => {
    event.preventDefault();
    if (roles.length > 0) invite.mutate({ email, roles });
  };
  return (
    <Form className={styles.form} onSubmit={submit}>
      {invite.error && <ErrorPanel error={invite.error} />}
      <TextField label={t('people.email')} type="email" isRequired value={email} onChange={setEmail} />
      <RoleChoice value={roles} onChange={setRoles} />
      <div className={styles.actions}>
        <Button type="submit" tone="main" isPending={invite.isPending} isDisabled={roles.length === 0}>
          {t('people.makeLink')}
        </Button>
        <Button onPress={onClose}>{t('app.cancel')}</Button>
      </div>
    </Form>
  );
}
