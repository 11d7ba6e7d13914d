import { List, Stack, Text } from '@mantine/core';
import { useDebouncedValue } from '@mantine/hooks';
import { useState } from 'react';
import { faultAt, problemOf, sayFailure } from '#web/api/problem.ts';
import {
  type Duties,
  type ShownPerson,
  useChangeState,
  useDuties,
  usePeopleNamed,
} from '#web/people/people-api.ts';
import { postsInWords } from '#web/people/person-words.ts';
import { ConfirmDialog } from '#web/ui/confirm-dialog.tsx';
import { dialog } from '#web/ui/dialog.tsx';
import { Failure } from '#web/ui/failure.tsx';
import { FoundChoice } from '#web/ui/found-choice.tsx';
import { Limited } from '#web/ui/limited.tsx';
import { Notice } from '#web/ui/notice.tsx';
import { tellDone, tellFailure } from '#web/ui/tell.ts';
import { Waiting } from '#web/ui/waiting.tsx';

export type ShutOut = 'disabled' | 'deleted';

type ShutOutDialogProps = {
  readonly person: ShownPerson;
  readonly state: ShutOut;
  readonly onClose: () => void;
};

const wordsOf = { disabled: '停止', deleted: '削除' } as const;

const several = (count: number, isCut: boolean): string => `${count}件${isCut ? '以上' : ''}`;

/** What waits with him, in words; nothing where nothing does. */
const dutiesInWords = ({ votes, own, isStandIn, headOf }: Duties): readonly string[] => [
  ...(votes.count === 0 ? [] : [`承認待ちの申請 ${several(votes.count, votes.isCut)}（引き継ぎます）`]),
  ...(headOf.length === 0
    ? []
    : [`${headOf.map(({ departmentName }) => departmentName).join('、')}の長（兼務として引き継ぎます）`]),
  ...(isStandIn ? ['会社の代替承認者（引き継ぎます）'] : []),
  ...(own.submitted === 0 ? [] : [`本人の申請中 ${several(own.submitted, own.isCut)}（そのまま進みます）`]),
  ...(own.draft + own.returned === 0
    ? []
    : [
        `本人の下書き・差戻し ${several(own.draft + own.returned, own.isCut)}（本人だけが提出できるため、残ります）`,
      ]),
];

const WaitingWithHim = ({ duties }: { readonly duties: Duties }) => {
  const words = dutiesInWords(duties);
  if (words.length === 0) return <Text size="sm">この人が待たせているものはありません。</Text>;
  return (
    <div>
      <Text size="sm" fw={600}>
        この人が持っているもの
      </Text>
      <List size="sm">
        {words.map((one) => (
          <List.Item key={one}>{one}</List.Item>
        ))}
      </List>
      {duties.votes.items.map(({ number, title, applicantName }) => (
        <Text key={number} size="xs" c="dimmed" pl="md">
          {number} {title}（{applicantName}）
        </Text>
      ))}
    </div>
  );
};

type SuccessorProps = {
  readonly person: ShownPerson;
  readonly value: string;
  readonly error: string | undefined;
  readonly onChange: (userId: string) => void;
};

const Successor = ({ person, value, error, onChange }: SuccessorProps) => {
  const [typed, type] = useState('');
  const [waited] = useDebouncedValue(typed.trim().slice(0, 100), 250);
  const found = usePeopleNamed(waited);
  const others = (found.data?.items ?? []).filter(({ id }) => id !== person.id);
  return (
    <FoundChoice
      label="引き継ぐ人"
      data={others.map(({ id, name, posts }) => ({ value: id, label: `${name}　${postsInWords(posts)}` }))}
      value={value}
      whenEmpty={found.isPending ? '探しています…' : '該当する人がいません'}
      error={error}
      onTyped={type}
      onChange={onChange}
    />
  );
};

/** 停止 or 削除: what waits is shown first, and goes to somebody in the same act. */
export const ShutOutDialog = dialog(({ person, state, onClose }: ShutOutDialogProps) => {
  const { data: duties, error, refetch } = useDuties(person.id, true);
  const [to, choose] = useState('');
  const changing = useChangeState();
  const word = wordsOf[state];
  const shutOut = (): void =>
    changing.mutate(
      { person, state, ...(to === '' ? {} : { handOverTo: to }) },
      {
        onSuccess: (left) => {
          tellDone(`${person.name}さんを${word}しました`);
          if (left.length > 0) tellFailure(`引き継げない申請があります：${left.join('、')}`);
          onClose();
        },
      },
    );
  const faults = problemOf(changing.error)?.fields ?? [];
  return (
    <ConfirmDialog
      title={`${person.name}さんを${word}しますか`}
      isOpen
      isDangerous
      isBusy={changing.isPending}
      isBlocked={duties === undefined || (duties.wantsSuccessor && to === '')}
      confirmLabel={`${word}する`}
      onClose={onClose}
      onConfirm={shutOut}
    >
      <Stack gap="sm">
        <Text size="sm">
          {state === 'disabled'
            ? 'すぐにサインアウトされ、サインインできなくなります。再開できます。'
            : 'サインインできなくなり、サインインIDとメールアドレスは他の人が使えるようになります。氏名は過去の申請に残ります。元に戻せません。'}
        </Text>
        {duties === undefined ? (
          error === null ? (
            <Waiting />
          ) : (
            <Failure error={error} onRetry={() => void refetch()} />
          )
        ) : (
          <>
            <WaitingWithHim duties={duties} />
            <Limited isLimited={duties.isLimited} what="申請" />
            {duties.wantsSuccessor ? (
              <Successor person={person} value={to} error={faultAt(faults, 'handOverTo')} onChange={choose} />
            ) : null}
          </>
        )}
        {changing.error === null || faults.length > 0 ? null : (
          <Notice tone="bad" isUrgent>
            {sayFailure(changing.error)}
          </Notice>
        )}
      </Stack>
    </ConfirmDialog>
  );
});
