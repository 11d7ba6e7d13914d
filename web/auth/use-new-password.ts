import { useState, type FormEvent } from 'react';
import type { PasswordPolicy } from '#domain/tenants/password-policy.ts';
import { passwordFaults } from '#web/auth/password-policy.ts';
import { focusFirstFault } from '#web/ui/focus-first-fault.ts';

const blank = { password: '', repeated: '' };

/** A new password typed twice. The button always answers: what is wrong is told at its field once it was pressed. */
export const useNewPassword = (policy: PasswordPolicy) => {
  const [typed, type] = useState(blank);
  const [isTried, setTried] = useState(false);
  const faults = passwordFaults(policy, typed);
  const isReady = faults.password === undefined && faults.repeated === undefined;
  return {
    fields: {
      policy,
      typed,
      faults: isTried ? faults : {},
      onType: (change: Partial<typeof blank>) => type((before) => ({ ...before, ...change })),
    },
    clear: () => {
      type(blank);
      setTried(false);
    },
    /** Sends what is right, and leads to what is not. */
    submit: (event: FormEvent<HTMLFormElement>, send: (password: string) => void): void => {
      event.preventDefault();
      setTried(true);
      if (isReady) send(typed.password);
      else focusFirstFault(event.currentTarget);
    },
  } as const;
};

export type NewPasswordTyped = ReturnType<typeof useNewPassword>['fields'];
