import { Button as AriaButton, type ButtonProps } from 'react-aria-components';
import { printed } from '../../lib/shortcuts';
import { Kbd } from './kbd';
import styles from './button.module.css';

interface Props extends Omit<ButtonProps, 'className' | 'children'> {
  tone?: 'plain' | 'main' | 'danger' | 'bare';
  /** The key that does the same (as in `useShortcuts`), printed on the button. */
  shortcut?: string;
  children: React.ReactNode;
}

type Tone = NonNullable<Props['tone']>;

/** What makes a link look like a button. */
export const buttonClass = (tone: Tone): string => `${styles.button} ${styles[tone]}`;

/**
 * A button. While its act is under way it keeps the focus and does nothing. The library's own way of that announces an
 * element that is gone by the time the act is done.
 */
export function Button({ tone = 'plain', shortcut, isPending = false, children, ...rest }: Props) {
  return (
    <AriaButton
      {...rest}
      {...(isPending ? { onPress: () => undefined, type: 'button' as const } : {})}
      data-pending={isPending || undefined}
      aria-keyshortcuts={shortcut?.replace('mod+', 'Control+').replace('shift+', 'Shift+')}
      className={buttonClass(tone)}
    >
      {children}
      {shortcut !== undefined && <Kbd>{printed(shortcut)}</Kbd>}
    </AriaButton>
  );
}
