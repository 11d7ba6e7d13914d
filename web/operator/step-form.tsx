import { Button, Stack, Text } from '@mantine/core';
import { useMutation } from '@tanstack/react-query';
import type { ReactNode } from 'react';
import { sayFailure } from '#web/api/problem.ts';
import { Notice } from '#web/ui/notice.tsx';

type StepFormProps<Next> = {
  readonly lead: string;
  readonly action: string;
  readonly isReady: boolean;
  readonly send: () => Promise<Next>;
  readonly onDone: (next: Next) => void;
  /** Told after a refusal, so that what was wrong can be typed anew. */
  readonly onRefused?: () => void;
  readonly children: ReactNode;
};

/** One step of the sign-in: what to do, what went wrong, the fields, one button. */
export function StepForm<Next>(props: StepFormProps<Next>) {
  const { lead, action, isReady, send, onDone, onRefused = () => undefined, children } = props;
  const sending = useMutation({ mutationFn: send, onSuccess: onDone, onError: onRefused });
  return (
    <form
      onSubmit={(event) => {
        event.preventDefault();
        sending.mutate();
      }}
    >
      <Stack gap="md">
        <Text size="sm">{lead}</Text>
        {sending.error === null ? null : (
          <Notice tone="bad" isUrgent>
            {sayFailure(sending.error)}
          </Notice>
        )}
        {children}
        <Button type="submit" loading={sending.isPending} disabled={!isReady}>
          {action}
        </Button>
      </Stack>
    </form>
  );
}
