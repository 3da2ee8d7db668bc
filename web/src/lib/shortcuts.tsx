import { createContext, type ReactNode, use, useCallback, useEffect, useMemo, useRef, useState } from 'react';

/** A key of a page and what it does. */
export interface Shortcut {
  /** As `KeyboardEvent.key`: `j`, `?`, `ArrowDown`; `mod+Enter` is with Ctrl, or Cmd on a Mac; `shift+ArrowDown`. */
  key: string;
  /** What it does, in the words of its button. */
  name: string;
  run: () => void;
  /** False leaves the key alone and out of the list. */
  enabled?: boolean;
}

interface Registry {
  all: ReadonlyMap<symbol, readonly Shortcut[]>;
  set: (owner: symbol, shortcuts: readonly Shortcut[] | null) => void;
}

const ShortcutContext = createContext<Registry>({ all: new Map(), set: () => undefined });

const isMac = navigator.platform.startsWith('Mac');
/** How a key is printed on a button and in the list. */
export const printed = (key: string): string =>
  key
    .replace('mod+', isMac ? '⌘ ' : 'Ctrl ')
    .replace('shift+', '⇧ ')
    .replace('Enter', '⏎')
    .replace('ArrowDown', '↓')
    .replace('ArrowUp', '↑')
    .replace(/(?<=^|\s).$/, (letter) => letter.toUpperCase());

/** Text is being typed, or a choice is open: letters belong to it. */
const takesLetters = (target: EventTarget | null): boolean =>
  target instanceof HTMLElement &&
  (target.isContentEditable || target.matches('input:not([type=checkbox], [type=radio]), textarea, select'));

/** Keeps the keys of all that is on the page and runs them; the newest owner of a key wins. */
export function ShortcutProvider({ children }: { children: ReactNode }) {
  const [all, setAll] = useState<ReadonlyMap<symbol, readonly Shortcut[]>>(new Map());
  const set = useCallback((owner: symbol, shortcuts: readonly Shortcut[] | null) => {
    setAll((before) => {
      const next = new Map(before);
      next.delete(owner);
      if (shortcuts) next.set(owner, shortcuts);
      return next;
    });
  }, []);
  const current = useRef(all);
  current.current = all;
  useEffect(() => {
    const pressed = (event: KeyboardEvent) => {
      if (event.defaultPrevented || event.isComposing || event.altKey) return;
      const modified = event.ctrlKey || event.metaKey;
      if (!modified && takesLetters(event.target)) return;
      // Within a dialog only the dialog's own keys work; one that owns some marks itself.
      if (!modified && document.querySelector('[role=dialog]:not([data-keys])')) return;
      // Of a character Shift is a part; of any other key it is said.
      const isCharacter = event.key.length === 1;
      const shift = event.shiftKey && !isCharacter ? 'shift+' : '';
      const key = `${modified ? 'mod+' : ''}${shift}${isCharacter ? event.key.toLowerCase() : event.key}`;
      const found = [...current.current.values()]
        .reverse()
        .flat()
        .find((shortcut) => shortcut.key === key && shortcut.enabled !== false);
      if (!found) return;
      event.preventDefault();
      event.stopPropagation();
      found.run();
    };
    // With Ctrl or Cmd before anything else hears it: on a button that has the focus, Ctrl and Enter would press that one.
    const early = (event: KeyboardEvent) => (event.ctrlKey || event.metaKey) && pressed(event);
    const late = (event: KeyboardEvent) => event.ctrlKey || event.metaKey || pressed(event);
    window.addEventListener('keydown', early, true);
    window.addEventListener('keydown', late);
    return () => {
      window.removeEventListener('keydown', early, true);
      window.removeEventListener('keydown', late);
    };
  }, []);
  return <ShortcutContext value={useMemo(() => ({ all, set }), [all, set])}>{children}</ShortcutContext>;
}

/** Gives the page keys for as long as the caller is on it. */
export function useShortcuts(shortcuts: readonly Shortcut[]): void {
  const { set } = use(ShortcutContext);
  const latest = useRef(shortcuts);
  latest.current = shortcuts;
  const owner = useRef(Symbol('shortcuts'));
  // What a key does may change with every drawing; which keys there are seldom does.
  const shape = shortcuts.map(({ key, name, enabled }) => `${key} ${name} ${enabled !== false}`).join('\n');
  useEffect(() => {
    const mine = owner.current;
    set(
      mine,
      latest.current.map((shortcut, index) => ({ ...shortcut, run: () => latest.current[index]?.run() })),
    );
    return () => set(mine, null);
  }, [set, shape]);
}

/** The keys that work now, in the order they were given. */
export const useAllShortcuts = (): readonly Shortcut[] =>
  [...use(ShortcutContext).all.values()].flat().filter(({ enabled }) => enabled !== false);
