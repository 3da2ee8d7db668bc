import { useQuery } from '@tanstack/react-query';
import { type FormEvent, useState } from 'react';
import { useTranslations } from 'use-intl';
import { Button } from '../../../components/ui/button';
import { Dialog } from '../../../components/ui/dialog';
import { DialogActions } from '../../../components/ui/dialog-actions';
import { ErrorPanel } from '../../../components/ui/error-panel';
import { NumberField } from '../../../components/ui/number-field';
import { Select } from '../../../components/ui/select';
import { toast } from '../../../components/ui/toast';
import { schemesQuery } from '../../../lib/schemes';
import type { DeskClaim } from '../../../lib/claims';
import { policiesQuery } from '../../../lib/policies';
import { useOpenRound } from '../api/rounds';
import layout from '../../../components/ui/layout.module.css';

/** How the claim is rated: by a policy of the desk, with another number of raters if need be, on which scale. */
export function OpenRoundDialog({ claim, onClose }: { claim: DeskClaim; onClose: () => void }) {
  const t = useTranslations();
  const open = useOpenRound(claim.id);
  const { data: policies = [] } = useQuery(policiesQuery);
  const { data: schemes = [] } = useQuery(schemesQuery);
  const newestPolicies = newestOf(policies, ({ key }) => key);
  const newestSchemes = newestOf(schemes, ({ content }) => content.key);
  const [policyKey, setPolicyKey] = useState('');
  const [schemeId, setSchemeId] = useState('');
  const [raters, setRaters] = useState(NaN);
  const submit = (event: FormEvent) => {
    event.preventDefault();
    const body = {
      ...(policyKey === '' ? {} : { policyKey }),
      ...(schemeId === '' ? {} : { schemeId }),
      ...(Number.isNaN(raters) ? {} : { policy: { k: raters } }),
    };
    open.mutate(body, {
      onSuccess: () => {
        toast(t('claim.roundOpened'));
        onClose();
      },
    });
  };
  return (
    <Dialog title={t('claim.step.open-round')} isOpen onClose={onClose}>
      <p>{t('claim.openRoundHint')}</p>
      <form onSubmit={submit} className={layout.stack}>
        {newestPolicies.length > 0 && (
          <Select
            label={t('claim.policy')}
            choices={[['', t('claim.policyDefault')], ...newestPolicies.map(({ key, name }) => [key, name] as const)]}
            value={policyKey}
            onChange={setPolicyKey}
          />
        )}
        {newestSchemes.length > 1 && (
          <Select
            label={t('claim.scheme')}
            choices={[
              ['', t('claim.schemeDefault')],
              ...newestSchemes.map(({ id, content }) => [id, content.name] as const),
            ]}
            value={schemeId}
            onChange={setSchemeId}
          />
        )}
        <NumberField
          label={t('claim.raters')}
          hint={t('claim.ratersHint')}
          minValue={1}
          maxValue={9}
          value={raters}
          onChange={setRaters}
        />
        {open.error && <ErrorPanel error={open.error} />}
        <DialogActions>
          <Button onPress={onClose}>{t('app.cancel')}</Button>
          <Button type="submit" tone="main" isPending={open.isPending}>
            {t('claim.step.open-round')}
          </Button>
        </DialogActions>
      </form>
    </Dialog>
  );
}

/** The first of each key: lists of versions have the newest first. */
function newestOf<Item>(items: readonly Item[], keyOf: (item: Item) => string): Item[] {
  const seen = new Set<string>();
  return items.filter((item) => !seen.has(keyOf(item)) && seen.add(keyOf(item)));
}
