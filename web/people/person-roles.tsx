import { Button, Group, Stack, Text } from '@mantine/core';
import { useState } from 'react';
import { replaceRolesOfUser } from '#contract/user-keeping.ts';
import { sayFailure } from '#web/api/problem.ts';
import { failureTone } from '#web/ui/failure-tone.ts';
import { useMay } from '#web/api/session.tsx';
import { type PersonChoices, type ShownPerson, useReplaceRoles } from '#web/people/people-api.ts';
import { rolesInWords } from '#web/people/person-words.ts';
import { RoleChecks } from '#web/people/role-checks.view.tsx';
import { Notice } from '#web/ui/notice.tsx';
import { tellDone } from '#web/ui/tell.ts';

type PersonRolesProps = { readonly person: ShownPerson; readonly choices: PersonChoices };

/** ロール of one person, by whoever keeps access. They bite at his next request: he signs in anew. */
export const PersonRoles = ({ person, choices }: PersonRolesProps) => {
  const mayGive = useMay(replaceRolesOfUser);
  const stand = person.roles.map(({ id }) => id);
  // The version that was looked at while they were ticked.
  const [ticked, tick] = useState<{ readonly roles: readonly string[]; readonly version: number }>();
  const replacing = useReplaceRoles();
  const roles = ticked?.roles ?? stand;
  if (!mayGive) return <Text>{rolesInWords(person)}</Text>;
  const save = (): void =>
    replacing.mutate(
      {
        params: { userId: person.id },
        body: { roles: [...roles], expectedVersion: ticked?.version ?? person.version },
      },
      {
        onSuccess: () => {
          tick(undefined);
          tellDone(`${person.name}さんのロールを変更しました`);
        },
        onError: (error) => {
          if (failureTone(error) === 'calm') tick(undefined);
        },
      },
    );
  return (
    <Stack gap="md">
      <RoleChecks
        choices={choices}
        roles={roles}
        onChange={(next) => tick({ roles: next, version: ticked?.version ?? person.version })}
      />
      <Text size="sm" c="dimmed">
        変更すると、この人はすべての端末でサインアウトされ、次のサインインから新しいロールになります。
      </Text>
      {replacing.error === null ? null : (
        <Notice tone={failureTone(replacing.error)} isUrgent>
          {sayFailure(replacing.error)}
          {ticked !== undefined && ticked.version !== person.version ? (
            <div>いまのロール：{rolesInWords(person)}</div>
          ) : null}
        </Notice>
      )}
      <Group justify="flex-end" gap="sm">
        {ticked === undefined ? null : (
          <Button
            variant="default"
            onClick={() => {
              tick(undefined);
              replacing.reset();
            }}
          >
            元に戻す
          </Button>
        )}
        <Button loading={replacing.isPending} disabled={ticked === undefined} onClick={save}>
          ロールを保存する
        </Button>
      </Group>
    </Stack>
  );
};
