import { PasswordInput } from '@mantine/core';
import type { ReactNode } from 'react';

/** Its eye is reached by the keyboard and has a name. */
const eyeButton = { 'aria-label': 'パスワードの表示を切り替える', tabIndex: 0, 'aria-hidden': false };

type SecretFieldProps = {
  readonly label: string;
  /** Whether it is one that exists, or is being thought of: tells managers of passwords apart. */
  readonly kind: 'current' | 'new';
  readonly value: string;
  readonly onType: (typed: string) => void;
  readonly error?: ReactNode;
  /** The first field of its dialog. */
  readonly isFirst?: boolean | undefined;
};

/** A password, as it is typed everywhere. */
export const SecretField = ({ label, kind, value, onType, error, isFirst }: SecretFieldProps) => (
  <PasswordInput
    label={label}
    required
    withAsterisk={false}
    autoComplete={`${kind}-password`}
    visibilityToggleButtonProps={eyeButton}
    data-autofocus={isFirst}
    value={value}
    error={error}
    onChange={({ currentTarget }) => onType(currentTarget.value)}
  />
);
