import { ChevronDown } from 'lucide-react';
import { Button, ComboBox as AriaComboBox, Input, Label, ListBox, ListBoxItem, Popover } from 'react-aria-components';
import { useTranslations } from 'use-intl';
import fieldStyles from './field.module.css';
import menuStyles from './menu.module.css';
import styles from './combo-box.module.css';

interface Props {
  label: string;
  choices: readonly { key: string; name: string; hint?: string }[];
  value: string | null;
  onChange: (key: string | null) => void;
  isDisabled?: boolean;
}

/** One choice among many: typing narrows them down. */
export function ComboBox({ label, choices, value, onChange, isDisabled = false }: Props) {
  const t = useTranslations('app');
  return (
    <AriaComboBox
      className={fieldStyles.field}
      defaultItems={choices}
      selectedKey={value}
      onSelectionChange={(key) => onChange(key === null ? null : String(key))}
      isDisabled={isDisabled}
      menuTrigger="focus"
    >
      <Label className={fieldStyles.label}>{label}</Label>
      <div className={styles.box}>
        <Input className={fieldStyles.input} />
        <Button className={styles.open} aria-label={t('choose')}>
          <ChevronDown size={16} aria-hidden="true" />
        </Button>
      </div>
      <Popover className={menuStyles.popover}>
        <ListBox<(typeof choices)[number]> className={menuStyles.menu} renderEmptyState={() => t('nothingFound')}>
          {({ key, name, hint }) => (
            <ListBoxItem id={key} textValue={name} className={menuStyles.item}>
              {name}
              {hint !== undefined && <small className={styles.hint}>{hint}</small>}
            </ListBoxItem>
          )}
        </ListBox>
      </Popover>
    </AriaComboBox>
  );
}
