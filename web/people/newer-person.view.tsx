import { Button, Group } from '@mantine/core';
import type { ShownPerson } from '#web/people/people-api.ts';
import { postsInWords, rolesInWords } from '#web/people/person-words.ts';
import { Facts } from '#web/ui/facts.tsx';
import { Notice } from '#web/ui/notice.tsx';

type NewerPersonProps = {
  readonly newest: ShownPerson;
  readonly isBusy: boolean;
  readonly onTake: () => void;
  readonly onKeep: () => void;
};

/** Somebody else was first (T-11): how he stands now, and what is typed here stays until its owner decides. */
export const NewerPerson = ({ newest, isBusy, onTake, onKeep }: NewerPersonProps) => (
  <Notice tone="warn" title="ほかの人が先に変更しました。いまの内容：" isUrgent>
    <Facts
      facts={[
        { term: '氏名', value: `${newest.name}${newest.kana === '' ? '' : `（${newest.kana}）`}` },
        { term: 'サインインID', value: newest.loginId ?? '（記録なし）' },
        { term: 'メールアドレス', value: newest.email },
        { term: '等級', value: newest.gradeName },
        { term: '所属', value: postsInWords(newest.posts) },
        { term: 'ロール', value: rolesInWords(newest) },
      ]}
      columns={2}
    />
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
