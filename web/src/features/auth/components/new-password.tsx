import { useQuery } from '@tanstack/react-query';
import { useTranslations } from 'use-intl';
import { TextField } from '../../../components/ui/text-field';
import { signInOptionsQuery } from '../api/sign-in';

export interface Chosen {
  password: string;
  repeat: string;
}

export const NOTHING_CHOSEN: Chosen = { password: '', repeat: '' };

/** Whether both fields hold the same. */
export const isSame = ({ password, repeat }: Chosen): boolean => password === repeat;

/** A password that is chosen, twice, so that a slip of a finger locks nobody out. */
export function NewPassword({ value, onChange }: { value: Chosen; onChange: (value: Chosen) => void }) {
  const t = useTranslations('joining');
  const { data: options } = useQuery(signInOptionsQuery);
  return (
    <>
      <TextField
        label={t('password')}
        type="password"
        autoComplete="new-password"
        isRequired
        {...(options ? { hint: t('passwordHint', { count: options.passwordMinLength }) } : {})}
        value={value.password}
        onChange={(password) => onChange({ ...value, password })}
      />
      <TextField
        label={t('repeat')}
        type="password"
        autoComplete="new-password"
        isRequired
        {...(value.repeat !== '' && !isSame(value) ? { fault: t('differs') } : {})}
        value={value.repeat}
        onChange={(repeat) => onChange({ ...value, repeat })}
      />
    </>
  );
}
