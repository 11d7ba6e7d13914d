import { Button, Group, Text } from '@mantine/core';
import { changesBetween } from '#web/settings/changes.ts';
import { ChangeLines } from '#web/settings/change-lines.view.tsx';
import type { PartView, ShownPart } from '#web/settings/setting-part.ts';
import type { PartForm } from '#web/settings/use-part-form.ts';
import { formatInstant } from '#web/ui/format-date.ts';
import { Notice } from '#web/ui/notice.tsx';

type NewerPartProps = { readonly part: ShownPart; readonly newest: PartView; readonly form: PartForm };

/** Somebody else changed the part meanwhile: what he made of it stands beside what is typed, and either can be kept (T-11). */
export const NewerPart = ({ part, newest, form }: NewerPartProps) => {
  const { base, names, changes } = form;
  const theirs = changesBetween(part.field, { from: base.value, to: newest.value }, names);
  return (
    <Notice tone="warn" title={`${newest.updatedBy?.name ?? 'ほかの人'}さんが先に変更しました`} isUrgent>
      <div>{newest.updatedAt === undefined ? null : `${formatInstant(newest.updatedAt)} の変更：`}</div>
      {theirs.length > 0 ? (
        <ChangeLines lines={theirs} />
      ) : (
        <div>この画面の値は変わっていません。{part.movesWith}</div>
      )}
      {changes.length === 0 ? null : (
        <Text size="sm">あなたの入力は残っています。どちらかを選んでください。</Text>
      )}
      <Group gap="sm" mt={6}>
        <Button size="compact-sm" variant="default" onClick={form.takeNewest}>
          最新の内容を読み込む
        </Button>
        {changes.length === 0 ? null : (
          <Button size="compact-sm" variant="default" onClick={form.joinNewest}>
            この変更に、入力した内容を合わせる
          </Button>
        )}
      </Group>
    </Notice>
  );
};
