import { Button, Stack, Text } from '@mantine/core';
import { useMutation } from '@tanstack/react-query';
import type { FormEvent, ReactNode } from 'react';
import { sayFailure } from '#web/api/problem.ts';
import { Notice } from '#web/ui/notice.tsx';

type StepFormProps<Next> = {
  readonly lead: string;
  readonly action: string;
  /** Sends what is right, and says what is not. @default sends at once */
  readonly submit?: (event: FormEvent<HTMLFormElement>, send: () => void) => void;
  readonly send: () => Promise<Next>;
  readonly onDone: (next: Next) => void;
  /** Told after a refusal, so that what was wrong can be typed anew. */
  readonly onRefused?: () => void;
  readonly children: ReactNode;
};

const sendAtOnce = (event: FormEvent<HTMLFormElement>, send: () => void): void => {
  event.preventDefault();
  send();
};

/** One step of the sign-in: what to do, what went wrong, the fields, one button. */
export function StepForm<Next>(props: StepFormProps<Next>) {
  const { lead, action, submit = sendAtOnce, send, onDone, onRefused = () => undefined, children } = props;
  const sending = useMutation({ mutationFn: send, onSuccess: onDone, onError: onRefused });
  return (
    <form noValidate={props.submit !== undefined} onSubmit={(event) => submit(event, () => sending.mutate())}>
      <Stack gap="md">
        <Text size="sm">{lead}</Text>
        {sending.error === null ? null : (
          <Notice tone="bad" isUrgent>
            {sayFailure(sending.error)}
          </Notice>
        )}
        {children}
        <Button type="submit" loading={sending.isPending}>
          {action}
        </Button>
      </Stack>
    </form>
  );
}
