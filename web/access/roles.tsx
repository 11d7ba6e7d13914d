import { Button, Group, NativeSelect, Stack, Text } from '@mantine/core';
import { allRoles, mostOwnRoles, roleWords } from '#domain/rights/grants.ts';
import { type Holding, scopeLegend } from '#web/access/access-words.ts';
import { Matrix } from '#web/access/matrix.view.tsx';
import type { RoleAsk } from '#web/access/role-dialogs.tsx';
import type { AccessDraft } from '#web/access/use-access-draft.ts';
import { useIsWide } from '#web/ui/use-is-wide.ts';

type RolesProps = {
  readonly draft: AccessDraft;
  readonly holdings: readonly Holding[];
  readonly onAsk: ((ask: RoleAsk) => void) | undefined;
};

/** All roles side by side; on a phone one at a time. */
export const Roles = ({ draft, holdings, onAsk }: RolesProps) => {
  const access = draft.draft;
  const roles = allRoles(access);
  const isWide = useIsWide();
  const chosen = roles.find((role) => role === draft.shown) ?? roles[0];
  return (
    <Stack gap="xs">
      <Group justify="space-between" gap="sm" wrap={isWide ? 'nowrap' : 'wrap'}>
        <Text size="xs" c="dimmed">
          {scopeLegend}。最初からあるロールは変更できません。
          {onAsk === undefined ? '' : '変えるときはコピーして作成し、マスを押して範囲を選びます。'}
        </Text>
        {onAsk === undefined ? null : (
          <Button
            size="sm"
            disabled={access.roles.length >= mostOwnRoles}
            title={
              access.roles.length >= mostOwnRoles ? `ロールは${mostOwnRoles}まで作成できます` : undefined
            }
            onClick={() => onAsk({ act: 'make' })}
          >
            ロールを作成
          </Button>
        )}
      </Group>
      {isWide ? null : (
        <NativeSelect
          label="表示するロール"
          value={chosen ?? ''}
          onChange={({ currentTarget: { value } }) => draft.show(roles.find((role) => role === value))}
          data={roles.map((role) => ({ value: role, label: roleWords(role, access) ?? role }))}
        />
      )}
      <Matrix
        access={access}
        roles={isWide || chosen === undefined ? roles : [chosen]}
        reached={draft.shown}
        holdings={holdings}
        onGrant={onAsk === undefined ? undefined : draft.grant}
        acts={
          onAsk === undefined
            ? undefined
            : {
                onCopy: (role) => onAsk({ act: 'copy', role }),
                onRename: (role) => onAsk({ act: 'rename', role }),
                onRemove: (role) => onAsk({ act: 'remove', role }),
              }
        }
      />
    </Stack>
  );
};
