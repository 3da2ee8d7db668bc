import type { ReactNode } from 'react';
import { Menu as AriaMenu, MenuItem, MenuTrigger, Popover } from 'react-aria-components';
import { Button } from './button';
import styles from './menu.module.css';

interface Props {
  /** What the button says; give `label` too when that is only a picture. */
  name: ReactNode;
  label?: string;
  tone?: 'plain' | 'main' | 'bare';
  items: readonly { key: string; name: string; run: () => void; isDisabled?: boolean }[];
}

/** A button with things to do behind it. */
export function Menu({ name, label, tone = 'plain', items }: Props) {
  return (
    <MenuTrigger>
      <Button tone={tone} aria-label={label}>
        {name}
      </Button>
      <Popover className={styles.popover} placement="bottom end">
        <AriaMenu className={styles.menu} aria-label={label}>
          {items.map(({ key, name: text, run, isDisabled = false }) => (
            <MenuItem key={key} id={key} className={styles.item} onAction={run} isDisabled={isDisabled}>
              {text}
            </MenuItem>
          ))}
        </AriaMenu>
      </Popover>
    </MenuTrigger>
  );
}
