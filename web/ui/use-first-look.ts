import { useEffect, useRef, useState } from 'react';

/** For so many ms what has just appeared under a hand takes no deed: a second click meant what stood there before. */
const lookMs = 700;

/** Whether somebody has had the time to look at what stands there now; begins anew with another `subject`. */
export const useFirstLook = (subject: string) => {
  const endsAt = useRef(Number.POSITIVE_INFINITY);
  const [seen, see] = useState<string>();
  useEffect(() => {
    endsAt.current = performance.now() + lookMs;
    const timer = setTimeout(() => see(subject), lookMs);
    return () => clearTimeout(timer);
  }, [subject]);
  return {
    isOver: seen === subject,
    /** A press counts by its own moment: a page that was busy hears of it late. */
    isMeant: ({ timeStamp }: { readonly timeStamp: number }): boolean => timeStamp >= endsAt.current,
  };
};
