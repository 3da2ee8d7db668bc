import { useWindowVirtualizer } from '@tanstack/react-virtual';
import { type RefObject, useLayoutEffect, useState } from 'react';

/** A text of up to so many pieces is drawn whole, so that the browser's own search finds everything in it. */
const DRAWN_WHOLE = 60;
const NEAR = 4;

/** Which rows of a long page are drawn: those in view and a few around them. The page scrolls as a whole. */
export function useTextRows(frame: RefObject<HTMLElement | null>, count: number, estimate: (index: number) => number) {
  const [margin, setMargin] = useState(0);
  // What stands above may grow and shrink with every drawing.
  useLayoutEffect(() => {
    const top = frame.current ? Math.round(frame.current.getBoundingClientRect().top + window.scrollY) : 0;
    if (top !== margin) setMargin(top);
  });
  return useWindowVirtualizer({
    count,
    estimateSize: estimate,
    overscan: count <= DRAWN_WHOLE ? count : NEAR,
    scrollMargin: margin,
    // Room for the bar that stays at the top.
    scrollPaddingStart: 72,
    scrollPaddingEnd: 72,
  });
}
