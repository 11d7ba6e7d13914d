import { Menu, UnstyledButton } from '@mantine/core';
import type { CompanyAccess } from '#domain/rights/grants.ts';
import type { RoleId } from '#domain/rights/roles.ts';

/** What is asked of a role; the dialogs do it. */
export type RoleActs = {
  readonly onCopy: (role: RoleId) => void;
  readonly onRename: (role: RoleId) => void;
  readonly onRemove: (role: RoleId) => void;
};

type RoleMenuProps = {
  readonly role: RoleId;
  readonly name: string;
  readonly access: CompanyAccess;
  readonly acts: RoleActs;
};

/** Of ours a copy can be made, and nothing else. */
export const RoleMenu = ({ role, name, access, acts }: RoleMenuProps) => {
  const isOwn = access.roles.some(({ id }) => id === role);
  return (
    <Menu>
      <Menu.Target>
        <UnstyledButton
          className="sf-no-print"
          c="indigo"
          fz={12}
          td="underline"
          aria-label={`${name}の操作`}
        >
          操作
        </UnstyledButton>
      </Menu.Target>
      <Menu.Dropdown>
        <Menu.Item onClick={() => acts.onCopy(role)}>コピーして作成</Menu.Item>
        {isOwn ? (
          <>
            <Menu.Item onClick={() => acts.onRename(role)}>名前を変更</Menu.Item>
            <Menu.Item c="#b42318" onClick={() => acts.onRemove(role)}>
              削除
            </Menu.Item>
          </>
        ) : null}
      </Menu.Dropdown>
    </Menu>
  );
};
