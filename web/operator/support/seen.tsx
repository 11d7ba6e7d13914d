import type { UseQueryResult } from '@tanstack/react-query';
import type { ReactNode } from 'react';
import { Failure } from '#web/ui/failure.tsx';
import { Waiting } from '#web/ui/waiting.tsx';

type SeenProps<Answer> = {
  readonly of: Pick<UseQueryResult<Answer>, 'data' | 'error' | 'refetch'>;
  readonly children: (seen: Answer) => ReactNode;
};

/** What was read, or why it was not: the company may have ended it meanwhile. */
export const Seen = <Answer,>({ of: { data, error, refetch }, children }: SeenProps<Answer>) => {
  if (data !== undefined) return children(data);
  return error === null ? <Waiting rows={3} /> : <Failure error={error} onRetry={() => void refetch()} />;
};
