import { Button, Group } from '@mantine/core';
import type { Master } from '#domain/masters/master.ts';
import type { Names } from '#web/masters/entry-words.ts';
import type { Entry } from '#web/masters/masters-api.ts';
import { StateLines } from '#web/masters/state-lines.tsx';
import { formatInstant } from '#web/ui/format-date.ts';
import { Notice } from '#web/ui/notice.tsx';

type NewerEntryProps = {
  readonly master: Master;
  readonly newest: Entry;
  readonly names: Names;
  readonly isBusy: boolean;
  readonly onTake: () => void;
  readonly onKeep: () => void;
};

/** Somebody else changed it meanwhile: what he made of it stands beside what is being typed, and either can be taken. */
export const NewerEntry = ({ master, newest, names, isBusy, onTake, onKeep }: NewerEntryProps) => (
  <Notice tone="warn" title={`${newest.byName ?? 'ほかの人'}さんが先に変更しました`} isUrgent>
    {newest.at === undefined ? null : <div>{formatInstant(newest.at)} の内容：</div>}
    <StateLines master={master} states={newest.states} names={names} />
    <Group gap="sm" mt={6}>
      <Button size="compact-sm" variant="default" onClick={onTake}>
        最新の内容を読み込む
      </Button>
      <Button size="compact-sm" variant="default" loading={isBusy} onClick={onKeep}>
        入力した内容で保存する
      </Button>
    </Group>
  </Notice>
);
