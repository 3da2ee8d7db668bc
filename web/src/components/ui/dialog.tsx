import type { ReactNode } from 'react';
import { Dialog as AriaDialog, Heading, Modal, ModalOverlay } from 'react-aria-components';
import styles from './dialog.module.css';

interface Props {
  title: string;
  isOpen: boolean;
  /** Told when somebody presses Escape or outside; leave it out for a dialog that must be answered. */
  onClose?: () => void;
  isDismissable?: boolean;
  children: ReactNode;
}

/** A dialog over the page: holds the focus, gives it back, closes with Escape. */
export function Dialog({ title, isOpen, onClose, isDismissable = true, children }: Props) {
  return (
    <ModalOverlay
      className={styles.overlay ?? ''}
      isOpen={isOpen}
      isDismissable={isDismissable}
      isKeyboardDismissDisabled={!isDismissable}
      onOpenChange={(open) => {
        if (!open) onClose?.();
      }}
    >
      <Modal className={styles.modal ?? ''}>
        <AriaDialog className={styles.dialog ?? ''}>
          <Heading slot="title">{title}</Heading>
          {children}
        </AriaDialog>
      </Modal>
    </ModalOverlay>
  );
}
