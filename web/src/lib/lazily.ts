import { type ComponentType, lazy, type LazyExoticComponent } from 'react';

/** Until then a page has what it needs itself. */
const LATER_MS = 3_000;

/**
 * A part of a page that is not needed to show it. It is fetched when the page has stood for a while, so that it is there
 * also when the connection is not, or when it is first asked for.
 */
export function lazily<Props>(load: () => Promise<ComponentType<Props>>): LazyExoticComponent<ComponentType<Props>> {
  // One that fails now is tried again when it is asked for, and says so then.
  setTimeout(() => void load().catch(() => undefined), LATER_MS);
  return lazy(async () => ({ default: await load() }));
}
