import { useEffect, useState } from 'react';

/** False for a moment after it was first drawn: who only passes by asks the desk nothing. */
export function useSettled(milliseconds = 200): boolean {
  const [isSettled, setSettled] = useState(false);
  useEffect(() => {
    const timer = window.setTimeout(() => setSettled(true), milliseconds);
    return () => window.clearTimeout(timer);
  }, [milliseconds]);
  return isSettled;
}
