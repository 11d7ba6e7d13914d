import { useEffect } from 'react';

/** True when nothing is lost by going away now. */
type Finish = () => Promise<boolean>;

const held = new Set<Finish>();

/** While the screen is open, what wants to load the page anew waits for this: it saves what is not saved yet. */
export const useHeldWork = (finish: Finish): void =>
  useEffect(() => {
    held.add(finish);
    return () => {
      held.delete(finish);
    };
  }, [finish]);

/** What a form that is gone still has to save is waited for too, until it succeeded. */
export const finishLater = async (finish: Finish): Promise<void> => {
  held.add(finish);
  if (await finish()) held.delete(finish);
};

export const finishWork = async (): Promise<boolean> => {
  const finished = await Promise.all([...held].map((finish) => finish()));
  return finished.every(Boolean);
};
