import { Suspense } from 'react';
import { lazily } from '../../lib/lazily';
import type { DialogProps } from './dialog-frame';

const DialogFrame = lazily(() => import('./dialog-frame').then((file) => file.DialogFrame));

/** A dialog over the page: holds the focus, gives it back, closes with Escape. */
export function Dialog(props: DialogProps) {
  return <Suspense>{props.isOpen && <DialogFrame {...props} />}</Suspense>;
}
