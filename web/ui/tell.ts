import { isSignedOut, problemOf, sayFailure } from '#web/api/problem.ts';
import { toasts } from '#web/ui/toasts.ts';

/** A short word on what was done. */
export const tellDone = (message: string): void => void toasts.tell({ kind: 'done', message });

/** Stays until it is closed: whoever looked away reads it later. */
export const tellFailure = (message: string): void => void toasts.tell({ kind: 'failed', message });

/** Says why a deed failed. A session that ended is told by the sign-in dialog instead. */
export const tellError = (error: unknown): void => {
  if (isSignedOut(error)) return;
  const problem = problemOf(error);
  const isOurFault = problem !== undefined && problem.status >= 500 && problem.requestId !== undefined;
  tellFailure(
    isOurFault ? `${sayFailure(error)}（お問い合わせ番号 ${problem.requestId}）` : sayFailure(error),
  );
};

/** Says what was taken away and offers it back for a while; the answer takes the offer away. */
export const offerUndo = (message: string, undo: () => void): (() => void) =>
  toasts.tell({ kind: 'undo', message, undo });
