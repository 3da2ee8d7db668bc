/** How evenly a page was drawn while it was scrolled. */
export interface Smoothness {
  frames: number;
  /** Frames that came later than twice their time (1/60 s). */
  late: number;
  /** Milliseconds between two frames: the ninth tenth, and the longest. */
  p90: number;
  longest: number;
  /** Tasks of more than 50 ms, and how long all of them took, in milliseconds. */
  longTasks: number;
  longTaskTime: number;
}

/** A meter within the page, as text because the benchmark is typed without the browser's globals. */
export const INSTALL_FRAMES = `
  globalThis.startFrames = () => {
    const meter = (globalThis.meter = { gaps: [], tasks: [], runs: true });
    meter.watch = new PerformanceObserver((list) => meter.tasks.push(...list.getEntries().map(({ duration }) => duration)));
    meter.watch.observe({ entryTypes: ['longtask'] });
    let before = performance.now();
    const next = (now) => {
      meter.gaps.push(now - before);
      before = now;
      if (meter.runs) requestAnimationFrame(next);
    };
    requestAnimationFrame(next);
  };
  globalThis.readFrames = () => {
    const { gaps, tasks, watch } = globalThis.meter;
    globalThis.meter.runs = false;
    watch.disconnect();
    const sorted = gaps.toSorted((a, b) => a - b);
    return {
      frames: gaps.length,
      late: gaps.filter((gap) => gap > 33.4).length,
      p90: sorted[Math.floor(sorted.length * 0.9)],
      longest: sorted.at(-1),
      longTasks: tasks.length,
      longTaskTime: tasks.reduce((sum, task) => sum + task, 0),
    };
  };
`;
