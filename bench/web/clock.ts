/** Milliseconds of many turns of one act. */
export interface Timing {
  turns: number;
  median: number;
  p90: number;
}

export function timingOf(times: readonly number[]): Timing {
  const sorted = times.toSorted((a, b) => a - b);
  const at = (share: number): number => sorted[Math.min(sorted.length - 1, Math.floor(share * sorted.length))] ?? NaN;
  return { turns: sorted.length, median: at(0.5), p90: at(0.9) };
}

/**
 * A clock within the page, as text because the benchmark is typed without the browser's globals. It runs from the key
 * that is pressed next (by the time the browser gave the event) until the page shows `selector`, loads nothing any more
 * and its address does not have `leaving` in it; and then until the browser has drawn that.
 */
export const INSTALL_CLOCK = `
  globalThis.startClock = (selector, leaving) => {
    globalThis.clocked = new Promise((done) => {
      addEventListener('keydown', ({ timeStamp }) => {
        const look = () => {
          const there = document.querySelector(selector) && !document.querySelector('[data-loading]');
          if (!there || (leaving !== '' && location.pathname.includes(leaving))) return requestAnimationFrame(look);
          requestAnimationFrame(() => setTimeout(() => done(performance.now() - timeStamp)));
        };
        requestAnimationFrame(look);
      }, { once: true, capture: true });
    });
  };
  globalThis.readClock = () => globalThis.clocked;
`;
