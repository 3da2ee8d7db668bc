import { useCallback, useEffect, useRef, useState } from 'react';

const PREFIX = 'claimdesk.kept.';

function read<T>(key: string): T | undefined {
  try {
    const stored = localStorage.getItem(PREFIX + key);
    return stored === null ? undefined : (JSON.parse(stored) as T);
  } catch {
    // Storage that is off or broken keeps nobody from working.
    return undefined;
  }
}

function write(key: string, value: unknown): boolean {
  try {
    localStorage.setItem(PREFIX + key, JSON.stringify(value));
    return true;
  } catch {
    return false;
  }
}

/**
 * What somebody writes and has not sent, kept in this browser under a key that names person and thing, so that a reload or a
 * lost connection takes nothing.
 * @returns the value, how to change it, how to forget it once it is sent, and whether it is kept just now
 */
export function useKept<T>(key: string, initial: T) {
  const [value, setValue] = useState<T>(() => read<T>(key) ?? initial);
  const [isKept, setKept] = useState(() => read<T>(key) !== undefined);
  const empty = useRef(initial);
  useEffect(() => {
    const found = read<T>(key);
    setValue(found ?? empty.current);
    setKept(found !== undefined);
  }, [key]);
  const change = useCallback(
    (next: T) => {
      setValue(next);
      setKept(write(key, next));
    },
    [key],
  );
  const forget = useCallback(() => {
    localStorage.removeItem(PREFIX + key);
    setValue(empty.current);
    setKept(false);
  }, [key]);
  return { value, change, forget, isKept };
}
