import { Button } from '@mantine/core';
import { sayFailure } from '#web/api/problem.ts';
import { pageWords } from '#web/messages.ja.ts';
import { Notice } from '#web/ui/notice.tsx';

/** A part of a page that did not come, and the way to ask for it again; the rest of the page stands. */
export const FailedPart = ({ error, onRetry }: { readonly error: Error; readonly onRetry: () => void }) => (
  <Notice tone="bad">
    {sayFailure(error)}
    <Button variant="subtle" size="compact-sm" onClick={onRetry}>
      {pageWords.loadAgain}
    </Button>
  </Notice>
);
