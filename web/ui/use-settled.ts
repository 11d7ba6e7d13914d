import { useEffect, useRef, useState } from 'react';

/** For so many ms what has just appeared under a hand takes no deed: a second click meant what stood there before. */
const settlingMs = 700;

/** Whether somebody has had the time to see what stands there now; begins anew with another `subject`. */
export const useSettled = (subject: string) => {
  const settlesAt = useRef(Number.POSITIVE_INFINITY);
  const [settled, settle] = useState<string>();
  useEffect(() => {
    settlesAt.current = performance.now() + settlingMs;
    const timer = setTimeout(() => settle(subject), settlingMs);
    return () => clearTimeout(timer);
  }, [subject]);
  return {
    isSettled: settled === subject,
    /** A press counts by its own moment: a page that was busy hears of it late. */
    isMeant: ({ timeStamp }: { readonly timeStamp: number }): boolean => timeStamp >= settlesAt.current,
  };
};
