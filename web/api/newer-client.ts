import { useEffect, useState } from 'react';
import { useIsNewer } from '#web/api/newer-version.ts';

/** The file by which this page began. */
const ownEntry = (): string | undefined => {
  const script = document.querySelector<HTMLScriptElement>('script[type="module"][src]');
  return script === null ? undefined : new URL(script.src).pathname;
};

/** Whether the service begins its pages by another file than this one: a release came in since. */
const isReplaced = async (): Promise<boolean> => {
  const own = ownEntry();
  if (own === undefined) return false;
  try {
    const answer = await fetch('/', { cache: 'no-store', credentials: 'same-origin' });
    return answer.ok && !(await answer.text()).includes(own);
  } catch {
    return false;
  }
};

/** True when what failed here may work in the client of now. It is asked for only where something failed. */
export const useIsReplaced = (hasFailed: boolean): boolean => {
  const isNewer = useIsNewer();
  const [replaced, setReplaced] = useState(false);
  useEffect(() => {
    if (!hasFailed) return undefined;
    let isHere = true;
    const ask = async (): Promise<void> => {
      const answer = await isReplaced();
      if (isHere) setReplaced(answer);
    };
    void ask();
    return () => {
      isHere = false;
    };
  }, [hasFailed]);
  return isNewer || replaced;
};
