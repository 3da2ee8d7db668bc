import { useEffect, useState } from 'react';
import { CHANGED, type KeptSteps, keepSteps, readSteps } from './kept-steps';

/** The first steps of somebody as they stand, in whichever tab they change, and how to change them. */
export function useKeptSteps(owner: string) {
  const [kept, setKept] = useState(() => readSteps(owner));
  useEffect(() => {
    const again = () => setKept(readSteps(owner));
    for (const event of [CHANGED, 'storage']) window.addEventListener(event, again);
    return () => {
      for (const event of [CHANGED, 'storage']) window.removeEventListener(event, again);
    };
  }, [owner]);
  return [kept, (next: KeptSteps) => keepSteps(owner, next)] as const;
}
