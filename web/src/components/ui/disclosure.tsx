import { type ReactNode, useId, useRef } from 'react';
import styles from './disclosure.module.css';

interface Props {
  /** What the button shows. */
  name: ReactNode;
  /** What it is called, when that is more than it shows. */
  label?: string;
  /** At which end of the line the sheet stands. */
  end?: 'start' | 'end';
  className?: string;
  children: ReactNode;
}

/**
 * A sheet behind a button of the header: the browser's own popover, which costs the first load nothing. It closes with Escape, with
 * a press beside it, and when a link or button in it is used.
 */
export function Disclosure({ name, label, end = 'end', className = '', children }: Props) {
  const id = useId();
  const sheet = useRef<HTMLDivElement>(null);
  const used = ({ target }: { target: EventTarget }) => {
    if (target instanceof Element && target.closest('a, button')) sheet.current?.hidePopover();
  };
  return (
    <div className={className}>
      <button type="button" className={styles.button} popoverTarget={id} aria-label={label}>
        {name}
      </button>
      {/* Keys reach the links and buttons within, which are what is used. */}
      <div ref={sheet} id={id} popover="auto" className={`${styles.sheet} ${styles[end]}`} onClick={used}>
        {children}
      </div>
    </div>
  );
}
