import { Button, Stack, Text } from '@mantine/core';
import { type FormEvent, type ReactNode, useEffect, useRef } from 'react';
import { sayFailure } from '#web/api/problem.ts';
import { Notice } from '#web/ui/notice.tsx';

type StepFormProps = {
  readonly lead: string;
  readonly action: string;
  readonly error: Error | null;
  readonly isBusy: boolean;
  readonly onSend: () => void;
  readonly children: ReactNode;
};

/** One step of the way in: what to do, what went wrong, the fields, one button. The keyboard is in its first field, or on the button. */
export const StepForm = ({ lead, action, error, isBusy, onSend, children }: StepFormProps) => {
  const form = useRef<HTMLFormElement>(null);
  useEffect(() => form.current?.querySelector<HTMLElement>('[data-autofocus]')?.focus(), []);
  const submit = (event: FormEvent): void => {
    event.preventDefault();
    onSend();
  };
  return (
    <form ref={form} onSubmit={submit}>
      <Stack gap="md">
        <Text size="sm">{lead}</Text>
        {error === null ? null : (
          <Notice tone="bad" isUrgent>
            {sayFailure(error)}
          </Notice>
        )}
        {children}
        <Button type="submit" loading={isBusy} data-autofocus={children === null ? true : undefined}>
          {action}
        </Button>
      </Stack>
    </form>
  );
};
