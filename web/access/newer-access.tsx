import { Button, Group } from '@mantine/core';
import { changesOfAccess } from '#domain/rights/access-changes.ts';
import type { StoredAccess } from '#web/access/access-api.ts';
import { changeGroups } from '#web/access/access-words.ts';
import { Changes } from '#web/access/changes.view.tsx';
import { useNaming } from '#web/access/label-names.ts';
import { formatInstant } from '#web/ui/format-date.ts';
import { Notice } from '#web/ui/notice.tsx';

type NewerAccessProps = {
  readonly before: StoredAccess;
  readonly newer: StoredAccess;
  readonly onMerge: () => void;
  readonly onTake: () => void;
};

/** Somebody else was first (T-11): what he changed, and what is typed here stays until its owner decides. */
export const NewerAccess = ({ before, newer, onMerge, onTake }: NewerAccessProps) => {
  const naming = useNaming(newer.value, before.value);
  return (
    <Notice tone="warn" title={`${newer.updatedBy?.name ?? 'ほかの人'}さんが先に変更しました`} isUrgent>
      {newer.updatedAt === undefined ? null : <div>{formatInstant(newer.updatedAt)} の変更：</div>}
      <Changes groups={changeGroups(changesOfAccess(before.value, newer.value), naming)} />
      <Group gap="sm" mt={6}>
        <Button size="compact-sm" onClick={onMerge}>
          この内容に、自分の変更を重ねる
        </Button>
        <Button size="compact-sm" variant="default" onClick={onTake}>
          自分の変更を破棄する
        </Button>
      </Group>
    </Notice>
  );
};
