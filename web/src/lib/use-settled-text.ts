import { useEffect, useRef, useState } from 'react';
import { useSettled } from './use-settled';

/**
 * Text of a field that is passed on when somebody has stopped typing. What comes from elsewhere (a filter that was emptied)
 * takes its place; what was passed on by the field itself never does, so nothing typed meanwhile is lost.
 */
export function useSettledText(value: string, onSettle: (value: string) => void) {
  const [typed, setTyped] = useState(value);
  const passed = useRef(value);
  const tell = useRef(onSettle);
  tell.current = onSettle;
  const settled = useSettled(typed);
  useEffect(() => {
    if (value === passed.current) return;
    passed.current = value;
    setTyped(value);
  }, [value]);
  useEffect(() => {
    const text = settled.trim();
    if (text === passed.current) return;
    passed.current = text;
    tell.current(text);
  }, [settled]);
  return [typed, setTyped] as const;
}
