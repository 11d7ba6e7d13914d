import { List, PasswordInput, Stack } from '@mantine/core';
import type { PasswordPolicy } from '#domain/tenants/password-policy.ts';
import { policyPoints } from '#web/auth/password-policy.ts';

const eyeButton = { 'aria-label': 'パスワードの表示を切り替える', tabIndex: 0, 'aria-hidden': false };

type NewPasswordFieldsProps = {
  readonly policy: PasswordPolicy;
  readonly password: string;
  readonly repeated: string;
  readonly onPassword: (password: string) => void;
  readonly onRepeated: (repeated: string) => void;
};

/** A new password typed twice, with the rules ticked off while typing. */
export const NewPasswordFields = (props: NewPasswordFieldsProps) => (
  <Stack gap="md">
    <PasswordInput
      label="新しいパスワード"
      required
      withAsterisk={false}
      autoComplete="new-password"
      visibilityToggleButtonProps={eyeButton}
      value={props.password}
      onChange={({ currentTarget: { value } }) => props.onPassword(value)}
    />
    <List size="sm" aria-label="パスワードの条件" listStyleType="none" spacing={2}>
      {policyPoints(props.policy, props.password).map(({ label, isMet }) => (
        <List.Item key={label} c={isMet ? '#14532d' : 'dimmed'}>
          {isMet ? '✓' : '・'} {label}
          {isMet ? '（満たしています）' : ''}
        </List.Item>
      ))}
    </List>
    <PasswordInput
      label="新しいパスワード（確認）"
      required
      withAsterisk={false}
      autoComplete="new-password"
      visibilityToggleButtonProps={eyeButton}
      value={props.repeated}
      error={
        props.repeated !== '' && props.repeated !== props.password
          ? '新しいパスワードと一致していません'
          : undefined
      }
      onChange={({ currentTarget: { value } }) => props.onRepeated(value)}
    />
  </Stack>
);
