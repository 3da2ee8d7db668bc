import { type FormEvent, useState } from 'react';
import { Form } from 'react-aria-components';
import { useTranslations } from 'use-intl';
import { Button } from '../../../components/ui/button';
import { Checkbox } from '../../../components/ui/checkbox';
import { Dialog } from '../../../components/ui/dialog';
import { ErrorPanel } from '../../../components/ui/error-panel';
import { NumberField } from '../../../components/ui/number-field';
import { TextField } from '../../../components/ui/text-field';
import type { Me, Permission } from '../../../lib/me';
import { useMakeToken } from '../api/tokens';
import { MadeToken } from './made-token';
import styles from './account.module.css';

const DAYS = 90;
/** A token may not make or end other tokens. */
const NEVER: Permission = 'token.own';
const isReading = (permission: Permission): boolean => permission.endsWith('.read');

/** Making a token, in a dialog; the new one is shown there once. */
export function TokenForm({ me }: { me: Me }) {
  const t = useTranslations('account.tokens');
  const [open, setOpen] = useState(false);
  const make = useMakeToken();
  const close = () => {
    setOpen(false);
    // The secret is not kept in the page longer than it is shown.
    make.reset();
  };
  return (
    <div>
      <Button onPress={() => setOpen(true)}>{t('make')}</Button>
      <Dialog title={t(make.data ? 'made' : 'make')} isOpen={open} onClose={close}>
        {make.data ? (
          <MadeToken token={make.data.token} onClose={close} />
        ) : (
          <Fields me={me} make={make} onCancel={close} />
        )}
      </Dialog>
    </div>
  );
}

function Fields({ me, make, onCancel }: { me: Me; make: ReturnType<typeof useMakeToken>; onCancel: () => void }) {
  const t = useTranslations('account.tokens');
  const mine = me.permissions.filter((permission) => permission !== NEVER);
  const [name, setName] = useState('');
  const [days, setDays] = useState(DAYS);
  const [password, setPassword] = useState('');
  const [scopes, setScopes] = useState<readonly Permission[]>(mine.filter(isReading));
  const submit = (event: FormEvent) => {
    event.preventDefault();
    if (scopes.length === 0) return;
    make.mutate({ name, scopes: [...scopes], expiresInDays: days, currentPassword: password });
  };
  const toggle = (scope: Permission, isSelected: boolean) =>
    setScopes((before) => (isSelected ? [...before, scope] : before.filter((each) => each !== scope)));
  return (
    <Form className={styles.form} onSubmit={submit}>
      {make.error && <ErrorPanel error={make.error} />}
      <div className={styles.fields}>
        <TextField label={t('name')} isRequired value={name} onChange={setName} maxLength={80} />
        <NumberField label={t('days')} value={days} onChange={setDays} minValue={1} maxValue={365} />
      </div>
      <fieldset className={styles.scopes}>
        <legend>{t('scopes')}</legend>
        {mine.map((scope) => (
          <Checkbox key={scope} isSelected={scopes.includes(scope)} onChange={(chosen) => toggle(scope, chosen)}>
            <code>{scope}</code>
          </Checkbox>
        ))}
      </fieldset>
      {scopes.length === 0 && <p role="alert">{t('noScope')}</p>}
      <div className={styles.pair}>
        <Button tone="bare" onPress={() => setScopes(mine.filter(isReading))}>
          {t('readOnly')}
        </Button>
        <Button tone="bare" onPress={() => setScopes(mine)}>
          {t('all')}
        </Button>
      </div>
      <div className={styles.fields}>
        <TextField
          label={t('password')}
          hint={t('passwordHint')}
          type="password"
          autoComplete="current-password"
          isRequired
          value={password}
          onChange={setPassword}
        />
      </div>
      <div className={styles.pair}>
        <Button type="submit" tone="main" isPending={make.isPending}>
          {t('make')}
        </Button>
        <Button onPress={onCancel}>{t('cancel')}</Button>
      </div>
    </Form>
  );
}
