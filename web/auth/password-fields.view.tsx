import { List, PasswordInput, Stack } from '@mantine/core';
import { policyPoints, rememberedRule } from '#web/auth/password-policy.ts';
import type { NewPasswordTyped } from '#web/auth/use-new-password.ts';

const eyeButton = { 'aria-label': 'パスワードの表示を切り替える', tabIndex: 0, 'aria-hidden': false };

/** A new password typed twice, with every rule ticked off while typing. */
export const NewPasswordFields = ({ policy, typed, faults, onType }: NewPasswordTyped) => (
  <Stack gap="md">
    <PasswordInput
      label="新しいパスワード"
      required
      withAsterisk={false}
      autoComplete="new-password"
      visibilityToggleButtonProps={eyeButton}
      value={typed.password}
      error={faults.password}
      onChange={({ currentTarget: { value } }) => onType({ password: value })}
    />
    <List size="sm" aria-label="パスワードの条件" listStyleType="none" spacing={2}>
      {policyPoints(policy, typed.password).map(({ label, isMet }) => (
        <List.Item key={label} c={isMet ? '#14532d' : 'dimmed'}>
          {isMet ? '✓' : '・'} {label}
          {isMet ? '（満たしています）' : ''}
        </List.Item>
      ))}
      <List.Item c="dimmed">・ {rememberedRule}</List.Item>
    </List>
    <PasswordInput
      label="新しいパスワード（確認）"
      required
      withAsterisk={false}
      autoComplete="new-password"
      visibilityToggleButtonProps={eyeButton}
      value={typed.repeated}
      error={faults.repeated}
      onChange={({ currentTarget: { value } }) => onType({ repeated: value })}
    />
  </Stack>
);
