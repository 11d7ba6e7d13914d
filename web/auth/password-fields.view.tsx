import { List, Stack } from '@mantine/core';
import { policyPoints, rememberedRule } from '#web/auth/password-policy.ts';
import type { NewPasswordTyped } from '#web/auth/use-new-password.ts';
import { SecretField } from '#web/ui/secret-field.view.tsx';

/** A new password typed twice, with every rule ticked off while typing. */
export const NewPasswordFields = ({ policy, typed, faults, onType }: NewPasswordTyped) => (
  <Stack gap="md">
    <SecretField
      label="新しいパスワード"
      kind="new"
      value={typed.password}
      error={faults.password}
      onType={(password) => onType({ password })}
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
    <SecretField
      label="新しいパスワード（確認）"
      kind="new"
      value={typed.repeated}
      error={faults.repeated}
      onType={(repeated) => onType({ repeated })}
    />
  </Stack>
);
