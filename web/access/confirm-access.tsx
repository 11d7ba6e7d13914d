import { Text } from '@mantine/core';
import type { CompanyAccess } from '#domain/rights/grants.ts';
import {
  type ChangeGroup,
  changeGroups,
  type Holding,
  peopleWords,
  rolesOfGroup,
} from '#web/access/access-words.ts';
import { Changes } from '#web/access/changes.view.tsx';
import type { AccessDraft } from '#web/access/use-access-draft.ts';
import { ConfirmDialog } from '#web/ui/confirm-dialog.tsx';

const whom =
  (access: CompanyAccess, holdings: readonly Holding[]) =>
  ({ role, group }: ChangeGroup): string => {
    if (role !== undefined) return `（${peopleWords(holdings.find((one) => one.role === role))}）`;
    if (group === undefined) return '';
    const roles = rolesOfGroup(group, access, holdings);
    return roles.length === 0 ? '（使っている人はいません）' : `（使っている人：${roles.join('、')}）`;
  };

type ConfirmAccessProps = {
  readonly draft: AccessDraft;
  readonly holdings: readonly Holding[];
  readonly isOpen: boolean;
  readonly onClose: () => void;
};

/** Says before it is stored what changes, and for how many people. */
export const ConfirmAccess = ({ draft, holdings, isOpen, onClose }: ConfirmAccessProps) => (
  <ConfirmDialog
    title="次の変更を保存しますか"
    isOpen={isOpen}
    isBusy={draft.saving.isPending}
    confirmLabel="保存する"
    onClose={onClose}
    onConfirm={() => draft.save(onClose)}
  >
    <Text size="sm" component="div" mah="50vh" style={{ overflowY: 'auto' }}>
      <Changes groups={changeGroups(draft.changes)} whomOf={whom(draft.base.value, holdings)} />
    </Text>
    <Text size="xs" c="dimmed">
      人数は、いまサインインできる利用者です。保存すると、次の操作から全員に反映されます。
    </Text>
  </ConfirmDialog>
);
