import { useWindowVirtualizer } from '@tanstack/react-virtual';
import { type RefObject, useLayoutEffect, useState } from 'react';

/** A text of up to so many pieces is drawn whole, so that the browser's own search finds everything in it. */
const DRAWN_WHOLE = 60;
const NEAR = 4;

/** Which rows of a long page are drawn: those in view and a few around them. The page scrolls as a whole. */
export function useTextRows(frame: RefObject<HTMLElement | null>, count: number, estimate: (index: number) => number) {
  const margin = useTop(frame);
  return useWindowVirtualizer({
    count,
    estimateSize: estimate,
    overscan: count <= DRAWN_WHOLE ? count : NEAR,
    scrollMargin: margin,
    // Room for the bar that stays at the top.
    scrollPaddingStart: 72,
    scrollPaddingEnd: 72,
    // Rows are drawn with the next frame, not within each turn of the wheel.
    useFlushSync: false,
  });
}

/** How far below the top of the page a part begins. What stands above it may grow and shrink, and the page with it. */
function useTop(part: RefObject<HTMLElement | null>): number {
  const [top, setTop] = useState(0);
  useLayoutEffect(() => {
    const measure = () =>
      setTop(part.current ? Math.round(part.current.getBoundingClientRect().top + window.scrollY) : 0);
    measure();
    const watch = new ResizeObserver(measure);
    watch.observe(document.body);
    return () => watch.disconnect();
  }, [part]);
  return top;
}
