import { Suspense } from 'react';
import { lazily } from '../../lib/lazily';
import type { DrawerProps } from './drawer-frame';

const DrawerFrame = lazily(() => import('./drawer-frame').then((file) => file.DrawerFrame));

/** A sheet at the side of the page: for work that needs room and still belongs to the list behind it. */
export function Drawer(props: DrawerProps) {
  return <Suspense>{props.isOpen && <DrawerFrame {...props} />}</Suspense>;
}
