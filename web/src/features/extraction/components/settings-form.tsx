import { useState } from 'react';
import { useTranslations } from 'use-intl';
import { Button } from '../../../components/ui/button';
import { Checkbox } from '../../../components/ui/checkbox';
import { ConflictPanel } from '../../../components/ui/conflict-panel';
import { ErrorPanel } from '../../../components/ui/error-panel';
import { FieldGroup } from '../../../components/ui/field-group';
import { NumberField } from '../../../components/ui/number-field';
import { Panel } from '../../../components/ui/panel';
import { toast } from '../../../components/ui/toast';
import { DateText } from '../../../components/ui/when';
import { ApiProblem } from '../../../lib/api-client';
import { type InForce, type Settings, TYPES, useSaveSettings } from '../api/extraction';
import layout from '../../../components/ui/layout.module.css';
import styles from './extraction.module.css';

interface Props {
  inForce: InForce;
  settings: Settings;
  onChange: (settings: Settings) => void;
  manages: boolean;
}

const NAMES = ['threshold', 'minVerifiable', 'maxPer1000Words', 'maxClaims', 'types'] as const;
const text = (value: Settings[keyof Settings]): string =>
  Array.isArray(value) ? [...value].sort().join(', ') : String(value ?? '–');
const differing = (a: Settings, b: Settings) => NAMES.filter((name) => text(a[name]) !== text(b[name]));

/** The settings, which can be tried before they hold. */
export function SettingsForm({ inForce, settings, onChange, manages }: Props) {
  const t = useTranslations('extraction');
  // The version the form began from, so that a change by somebody else is noticed.
  const [base, setBase] = useState(inForce.version);
  const save = useSaveSettings();
  const conflict = save.error instanceof ApiProblem && save.error.code === 'VERSION_CONFLICT';
  const changed = differing(settings, inForce.settings);
  const keep = (version: number) =>
    save.mutate(
      { version, settings },
      {
        onSuccess: (saved) => {
          setBase(saved.version);
          toast(t('inUse', { number: saved.version }));
        },
      },
    );
  const takeTheirs = () => {
    save.reset();
    setBase(inForce.version);
    onChange(inForce.settings);
  };
  const differences = changed.map((name) => ({
    name: t(`setting.${name}`),
    theirs: text(inForce.settings[name]),
    mine: text(settings[name]),
  }));
  return (
    <Panel title={t('settings')}>
      <p className={styles.soft}>
        {t('version', { number: inForce.version })}
        {inForce.changedAt !== null && (
          <>
            , <DateText at={inForce.changedAt} withTime />
          </>
        )}
      </p>

      <Fields settings={settings} onChange={onChange} />
      <p role="status" className={styles.soft}>
        {changed.length === 0
          ? t('asInForce')
          : t('differs', { names: changed.map((name) => t(`setting.${name}`)).join(', ') })}
      </p>
      {conflict ? (
        <ConflictPanel differences={differences} onTakeTheirs={takeTheirs} onKeepMine={() => keep(inForce.version)} />
      ) : (
        save.error && <ErrorPanel error={save.error} />
      )}
      <div className={layout.buttons}>
        {manages && (
          <Button
            tone="main"
            isPending={save.isPending}
            isDisabled={changed.length === 0 || (settings.types ?? []).length === 0}
            onPress={() => keep(base)}
          >
            {t('use')}
          </Button>
        )}
        <Button isDisabled={changed.length === 0} onPress={() => onChange(inForce.settings)}>
          {t('back')}
        </Button>
        <Button onPress={() => onChange(inForce.defaults)}>{t('defaults')}</Button>
      </div>
    </Panel>
  );
}

function Fields({ settings, onChange }: Pick<Props, 'settings' | 'onChange'>) {
  const t = useTranslations('extraction');
  const set = (part: Partial<Settings>) => onChange({ ...settings, ...part });
  const orNull = (value: number) => (Number.isNaN(value) ? null : value);
  const types = settings.types ?? [];
  return (
    <>
      {(['threshold', 'minVerifiable'] as const).map((name) => (
        <NumberField
          key={name}
          label={t(`setting.${name}`)}
          hint={t(`about.${name}`)}
          minValue={0}
          maxValue={1}
          step={0.01}
          value={settings[name] ?? 0}
          onChange={(value) => set({ [name]: orNull(value) ?? 0 })}
        />
      ))}
      <NumberField
        label={t('setting.maxPer1000Words')}
        hint={t('about.maxPer1000Words')}
        minValue={0.5}
        maxValue={1000}
        step={0.5}
        value={settings.maxPer1000Words ?? Number.NaN}
        onChange={(value) => set({ maxPer1000Words: orNull(value) })}
      />
      <NumberField
        label={t('setting.maxClaims')}
        hint={t('about.maxClaims')}
        minValue={1}
        maxValue={100_000}
        value={settings.maxClaims ?? Number.NaN}
        onChange={(value) => set({ maxClaims: orNull(value) })}
      />
      <FieldGroup legend={t('setting.types')}>
        {TYPES.map((type) => (
          <Checkbox
            key={type}
            isSelected={types.includes(type)}
            onChange={(on) => set({ types: TYPES.filter((each) => (each === type ? on : types.includes(each))) })}
          >
            <span>
              {t(`type.${type}`)} <span className={styles.soft}>{t(`aboutType.${type}`)}</span>
            </span>
          </Checkbox>
        ))}
      </FieldGroup>
    </>
  );
}
