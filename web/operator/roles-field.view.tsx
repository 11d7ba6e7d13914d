import { Checkbox, Stack } from '@mantine/core';
import { everyOperatorRole, operatorRoles, type OperatorRole } from '#domain/operators/operator-rights.ts';

type RolesFieldProps = {
  readonly roles: readonly OperatorRole[];
  readonly error: string | undefined;
  readonly onRoles: (roles: readonly OperatorRole[]) => void;
};

/** ロール of an operator: at least one. */
export const RolesField = ({ roles, error, onRoles }: RolesFieldProps) => (
  <Checkbox.Group
    label="ロール"
    error={error}
    value={[...roles]}
    onChange={(chosen) => onRoles(everyOperatorRole.filter((role) => chosen.includes(role)))}
  >
    <Stack gap={6} mt={4}>
      {everyOperatorRole.map((role) => (
        <Checkbox
          key={role}
          value={role}
          label={operatorRoles[role].words}
          description={operatorRoles[role].about}
        />
      ))}
    </Stack>
  </Checkbox.Group>
);
