import { useEffect, useRef } from 'react';
import { offerUndo } from '#web/ui/tell.ts';

/** Offers to take a step of this form back; they go when the form goes, since there is nothing left to put it in. */
export const useUndo = () => {
  const offered = useRef<readonly (() => void)[]>([]);
  useEffect(
    () => () => {
      for (const hide of offered.current) hide();
    },
    [],
  );
  return (message: string, undo: () => void): void => {
    offered.current = [...offered.current, offerUndo(message, undo)];
  };
};
