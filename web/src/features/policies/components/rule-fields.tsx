import { useTranslations } from 'use-intl';
import { Checkbox } from '../../../components/ui/checkbox';
import { NumberField } from '../../../components/ui/number-field';
import { Panel } from '../../../components/ui/panel';
import { Radio, RadioGroup } from '../../../components/ui/radio-group';
import { Select } from '../../../components/ui/select';
import type { Rules } from '../api/policies';
import styles from './policies.module.css';

interface Props {
  rules: Rules;
  onChange: (part: Partial<Rules>) => void;
}

type Of<Type> = { [Name in keyof Rules]: Rules[Name] extends Type ? Name : never }[keyof Rules];

/** Every rule, in the order in which a claim meets it. */
export function RuleFields(props: Props) {
  const t = useTranslations('policies.group');
  const { rules, onChange } = props;
  return (
    <>
      <Panel title={t('raters')}>
        <Count {...props} name="k" min={1} max={9} />
        <Choice {...props} name="blind" values={['DOUBLE', 'SINGLE', 'OPEN']} />
        {rules.blind === 'DOUBLE' && <Tick {...props} name="adjudicatorSeesNames" />}
        <Tick {...props} name="allowRepeatRater" />
      </Panel>
      <Panel title={t('agreement')}>
        <Choice {...props} name="agreement" values={['EXACT', 'MEDIAN_WITHIN_1']} />
        <RuleRadio
          name="onDisagree"
          values={['ADJUDICATE', 'TIEBREAK']}
          value={rules.onDisagree}
          onChange={(chosen) =>
            onChange(
              chosen === 'TIEBREAK'
                ? { onDisagree: 'TIEBREAK', maxExtra: Math.max(rules.maxExtra, 1) }
                : { onDisagree: 'ADJUDICATE', maxExtra: 0 },
            )
          }
        />
        {rules.onDisagree === 'TIEBREAK' && <Count {...props} name="maxExtra" min={1} max={2} />}
      </Panel>
      <Panel title={t('time')}>
        <Hours {...props} />
        <Days {...props} name="dueDays" min={1} max={365} />
        <Days {...props} name="escalateDays" min={0} max={90} />
      </Panel>
      <Panel title={t('work')}>
        <Tick {...props} name="allowSelfTake" />
        <Count {...props} name="maxOpenPerReviewer" min={1} max={1000} />
        <Strategy {...props} />
      </Panel>
      <Panel title={t('evidence')}>
        <Tick {...props} name="requireEvidence" />
        {rules.requireEvidence && <Count {...props} name="independentSources" min={1} max={5} />}
        <Choice {...props} name="onSourceChange" values={['NEW_ROUND', 'VOID']} />
      </Panel>
      <Panel title={t('gold')}>
        <Share {...props} />
        {rules.goldRate > 0 && <Tick {...props} name="goldFeedback" />}
      </Panel>
    </>
  );
}

function Count({ rules, onChange, name, min, max }: Props & { name: Of<number>; min: number; max: number }) {
  const t = useTranslations('policies');
  return (
    <NumberField
      label={t(`rule.${name}`)}
      hint={t(`about.${name}`)}
      minValue={min}
      maxValue={max}
      value={rules[name]}
      onChange={(value) => onChange({ [name]: Number.isNaN(value) ? min : value })}
    />
  );
}

function Days({
  rules,
  onChange,
  name,
  min,
  max,
}: Props & { name: 'dueDays' | 'escalateDays'; min: number; max: number }) {
  const t = useTranslations('policies');
  return (
    <NumberField
      label={t(`rule.${name}`)}
      hint={t(`about.${name}`)}
      minValue={min}
      maxValue={max}
      value={rules[name] ?? Number.NaN}
      onChange={(value) => onChange({ [name]: Number.isNaN(value) ? null : value })}
    />
  );
}

function Hours({ rules, onChange }: Props) {
  const t = useTranslations('policies');
  return (
    <NumberField
      label={t('rule.leaseMinutes')}
      hint={t('about.leaseMinutes')}
      minValue={0.25}
      maxValue={720}
      step={0.25}
      value={rules.leaseMinutes / 60}
      onChange={(hours) => onChange({ leaseMinutes: Number.isNaN(hours) ? 60 : Math.max(1, Math.round(hours * 60)) })}
    />
  );
}

function Share({ rules, onChange }: Props) {
  const t = useTranslations('policies');
  const set = (value: number) => {
    const goldRate = Number.isNaN(value) ? 0 : value;
    onChange(goldRate === 0 ? { goldRate, goldFeedback: false } : { goldRate });
  };
  return (
    <NumberField
      label={t('rule.goldRate')}
      hint={t('about.goldRate')}
      minValue={0}
      maxValue={0.5}
      step={0.01}
      formatOptions={{ style: 'percent' }}
      value={rules.goldRate}
      onChange={set}
    />
  );
}

function Tick({ rules, onChange, name }: Props & { name: Of<boolean> }) {
  const t = useTranslations('policies');
  return (
    <div className={styles.tick}>
      <Checkbox isSelected={rules[name]} onChange={(on) => onChange({ [name]: on })}>
        {t(`rule.${name}`)}
      </Checkbox>
      <p className={styles.soft}>{t(`about.${name}`)}</p>
    </div>
  );
}

type Chosen = 'blind' | 'agreement' | 'onSourceChange' | 'onDisagree';
type Answer = Rules[Chosen];

function Choice({ rules, onChange, name, values }: Props & { name: Chosen; values: readonly Answer[] }) {
  return (
    <RuleRadio name={name} values={values} value={rules[name]} onChange={(value) => onChange({ [name]: value })} />
  );
}

interface RadioProps {
  name: Chosen;
  values: readonly Answer[];
  value: Answer;
  onChange: (value: Answer) => void;
}

function RuleRadio({ name, values, value, onChange }: RadioProps) {
  const t = useTranslations('policies');
  return (
    <RadioGroup label={t(`rule.${name}`)} value={value} onChange={(chosen) => onChange(chosen as Answer)}>
      {values.map((each) => (
        <Radio key={each} value={each}>
          {t(`choice.${each}`)}
          <span className={styles.about}>{t(`aboutChoice.${each}`)}</span>
        </Radio>
      ))}
    </RadioGroup>
  );
}

const STRATEGIES = ['LEAST_LOADED', 'ROUND_ROBIN', 'RANDOM_SEEDED', 'EXPERT_TAG', 'NO_TWO_NOVICES'] as const;

function Strategy({ rules, onChange }: Props) {
  const t = useTranslations('policies');
  return (
    <div className={styles.tick}>
      <Select
        label={t('rule.strategy')}
        value={rules.strategy}
        choices={STRATEGIES.map((strategy) => [strategy, t(`choice.${strategy}`)] as const)}
        onChange={(strategy) => onChange({ strategy })}
      />
      <p className={styles.soft}>{t(`aboutChoice.${rules.strategy}`)}</p>
    </div>
  );
}
