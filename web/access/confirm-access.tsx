import { Text } from '@mantine/core';
import { hiddenClaimWords } from '#domain/labels/hidden-claim-words.ts';
import type { CompanyAccess } from '#domain/rights/grants.ts';
import {
  type ChangeGroup,
  changeGroups,
  type Holding,
  peopleWords,
  rolesOfGroup,
} from '#web/access/access-words.ts';
import { useAccessCheck } from '#web/access/access-api.ts';
import { Changes } from '#web/access/changes.view.tsx';
import { useNaming } from '#web/access/label-names.ts';
import type { AccessDraft } from '#web/access/use-access-draft.ts';
import { FailedPart } from '#web/ui/failed-part.tsx';
import { Notice } from '#web/ui/notice.tsx';
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

/** So many are named; how many there are is said. */
const mostNamed = 5;

/** On which claims nobody could act any more, told before it is so. */
const Stuck = ({ draft, isOpen }: Pick<ConfirmAccessProps, 'draft' | 'isOpen'>) => {
  const { data, error, refetch } = useAccessCheck(draft.draft, isOpen);
  if (data === undefined)
    return error === null ? (
      <Text size="xs" c="dimmed" component="output">
        進行中の申請への影響を確かめています…
      </Text>
    ) : (
      <FailedPart error={error} onRetry={() => void refetch()} />
    );
  const { stuck, hidden, isMore } = data;
  const count = stuck.length + hidden;
  if (count === 0)
    return (
      <Text size="xs" c="dimmed" component="output">
        {isMore
          ? '古い順に確かめた範囲では、対応できる人がいなくなる申請はありません。'
          : '進行中の申請で、対応できる人がいなくなるものはありません。'}
      </Text>
    );
  const rest = stuck.length - mostNamed;
  const words = [
    ...stuck.slice(0, mostNamed).map(({ number, step }) => `${number}（${step}）`),
    ...(rest > 0 ? [`ほか${rest}件`] : []),
    ...(hidden > 0 ? [hiddenClaimWords(hidden)] : []),
  ];
  return (
    <Notice
      tone="warn"
      isUrgent
      title={`進行中の申請${count}件${isMore ? '以上' : ''}は、対応できる人がいなくなります`}
    >
      {words.join('、')}
      。保存しても申請は失われませんが、閲覧または承認できる人を決めるまで進みません。
    </Notice>
  );
};

/** Says before it is stored what changes, for how many people, and which claims it would leave to nobody. */
export const ConfirmAccess = ({ draft, holdings, isOpen, onClose }: ConfirmAccessProps) => {
  const naming = useNaming(draft.draft, draft.base.value);
  return (
    <ConfirmDialog
      title="次の変更を保存しますか"
      isOpen={isOpen}
      isBusy={draft.saving.isPending}
      confirmLabel="保存する"
      onClose={onClose}
      onConfirm={() => draft.save(onClose)}
    >
      <Text size="sm" component="div" mah="50vh" style={{ overflowY: 'auto' }}>
        <Changes groups={changeGroups(draft.changes, naming)} whomOf={whom(draft.base.value, holdings)} />
      </Text>
      <Stuck draft={draft} isOpen={isOpen} />
      <Text size="xs" c="dimmed" mt="sm">
        人数は、いまサインインできる利用者です。保存すると、次の操作から全員に反映されます。
      </Text>
    </ConfirmDialog>
  );
};
