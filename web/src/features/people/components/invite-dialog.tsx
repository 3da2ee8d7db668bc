import { useState } from 'react';
import { useTranslations } from 'use-intl';
import { Dialog } from '../../../components/ui/dialog';
import { TextField } from '../../../components/ui/text-field';
import { useInvite } from '../api/invitations';
import type { Role } from '../api/people';
import { MadeLink } from './made-link';
import { NewPersonForm } from './new-person-form';

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
  const t = useTranslations('people');
  const [email, setEmail] = useState('');
  const [roles, setRoles] = useState<Role[]>(['reviewer']);
  const invite = useInvite();
  if (invite.data) {
    const { email: to, link } = invite.data;
    return <MadeLink said={t('invited', { email: to })} link={link} hint={t('linkHint')} onClose={onClose} />;
  }
  return (
    <NewPersonForm
      roles={roles}
      onRoles={setRoles}
      act={t('makeLink')}
      state={invite}
      onSubmit={() => invite.mutate({ email, roles })}
      onClose={onClose}
    >
      <TextField label={t('email')} type="email" isRequired value={email} onChange={setEmail} />
    </NewPersonForm>
  );
}
