import { Checkbox, Group } from '@mantine/core';
import { isRole, shippedRoles, type RoleId } from '#domain/rights/roles.ts';
import { factorRule, type RoleNames } from '#web/security/rules-words.ts';

type FactorRolesProps = {
  readonly roles: readonly RoleId[];
  readonly own: RoleNames;
  readonly onChange: (roles: readonly RoleId[]) => void;
};

/** 二段階認証の必須, role by role: whoever has one of them must have an authenticator. */
export const FactorRoles = ({ roles, own, onChange }: FactorRolesProps) => {
  const shipped = Object.entries(shippedRoles).map(([id, { words: name }]) => ({ id, name }));
  return (
    <Checkbox.Group
      label={factorRule.label}
      description={factorRule.description}
      value={[...roles]}
      onChange={(next) => onChange(next.filter(isRole))}
    >
      <Group gap="md" mt={6}>
        {[...shipped, ...own].map(({ id, name }) => (
          <Checkbox key={id} value={id} label={name} />
        ))}
      </Group>
    </Checkbox.Group>
  );
};
