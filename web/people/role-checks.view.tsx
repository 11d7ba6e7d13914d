import { Checkbox, Group } from '@mantine/core';
import type { PersonChoices } from '#web/people/people-api.ts';

type RoleChecksProps = {
  readonly choices: PersonChoices;
  readonly roles: readonly string[];
  readonly isDisabled?: boolean;
  readonly onChange: (roles: readonly string[]) => void;
};

/** ロール, those of the company with ours. */
export const RoleChecks = ({ choices, roles, isDisabled = false, onChange }: RoleChecksProps) => (
  <Checkbox.Group label="ロール" value={[...roles]} onChange={onChange}>
    <Group gap="md" mt={6}>
      {choices.roles.map(({ id, name }) => (
        <Checkbox key={id} value={id} label={name} disabled={isDisabled} />
      ))}
    </Group>
  </Checkbox.Group>
);
