import { lazy } from 'react';

// The library of charts is large: it comes when the first figure is drawn, and to nobody else.
export const Bars = lazy(() => import('./bars').then((file) => ({ default: file.Bars })));
export const Intervals = lazy(() => import('./intervals').then((file) => ({ default: file.Intervals })));
export const Band = lazy(() => import('./band').then((file) => ({ default: file.Band })));
