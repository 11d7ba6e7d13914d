import { Button, Group, Radio, Stack, Text } from '@mantine/core';
import { useState } from 'react';
import { inviteUser, listUsers } from '#contract/user-keeping.ts';
import type { InvitationWay } from '#domain/users/person-state.ts';
import { fetchAnswer, send, useDeed } from '#web/api/contract-client.ts';
import { ManyDialog } from '#web/many/many-dialog.view.tsx';
import type { ManyItem } from '#web/many/run-many.ts';
import { useMany } from '#web/many/use-many.ts';
import { type ListedPerson, usePeopleChanged, usePersonChoices } from '#web/people/people-api.ts';
import { ConfirmDialog } from '#web/ui/confirm-dialog.tsx';
import { tellDone, tellError } from '#web/ui/tell.ts';
import { Toolbar } from '#web/ui/toolbar.tsx';

/** Whoever has no password of his own yet is invited, and invited anew. */
export const isInvitable = ({ state }: Pick<ListedPerson, 'state'>): boolean =>
  state === 'uninvited' || state === 'invited' || state === 'expired';

const itemOf = ({ id, name, loginId = '' }: ListedPerson): ManyItem => ({
  id,
  label: loginId === '' ? name : `${name}（${loginId}）`,
});

/** Everybody whom nobody has told yet, page by page. */
const everyUninvited = async (): Promise<readonly ListedPerson[]> => {
  const people: ListedPerson[] = [];
  let cursor: string | undefined;
  do {
    const query = { state: 'uninvited', limit: '100', ...(cursor === undefined ? {} : { cursor }) } as const;
    // oxlint-disable-next-line no-await-in-loop -- each page names the next one
    const page = await fetchAnswer(listUsers, { query });
    people.push(...page.items);
    cursor = page.nextCursor;
  } while (cursor !== undefined);
  return people;
};

type ConfirmProps = {
  readonly people: readonly ListedPerson[];
  /** With which way it begins. */
  readonly usual: InvitationWay;
  readonly onClose: () => void;
  readonly onConfirm: (way: InvitationWay) => void;
};

const ConfirmInvitations = ({ people, usual, onClose, onConfirm }: ConfirmProps) => {
  const [way, choose] = useState<InvitationWay>(usual);
  const again = people.filter(({ state }) => state !== 'uninvited').length;
  return (
    <ConfirmDialog
      title={`${people.length}人を招待しますか`}
      isOpen
      confirmLabel="招待する"
      onClose={onClose}
      onConfirm={() => onConfirm(way)}
    >
      <Stack gap="sm">
        <Text size="sm">
          1人ずつ招待のメールを送ります。招待は7日間有効です。
          {again === 0 ? '' : `招待済の${again}人には新しい招待を送り、前の招待は使えなくなります。`}
        </Text>
        <Radio.Group
          label="招待の方法"
          value={way}
          onChange={(next) => choose(next === 'link' ? 'link' : 'temporary-password')}
        >
          <Group gap="md" mt={6}>
            <Radio value="link" label="メールのリンク" />
            <Radio value="temporary-password" label="仮パスワード（IDとは別のメール）" />
          </Group>
        </Radio.Group>
      </Stack>
    </ConfirmDialog>
  );
};

type InviteManyProps = {
  /** Those who are selected. */
  readonly selected: readonly ListedPerson[];
  /** Whether the list shows those whom nobody has told yet: all of them can be invited at once. */
  readonly isUninvited: boolean;
  readonly onForget: () => void;
};

/** 招待 of many, person by person, with what became of each (docs/decisions/0165). */
export const InviteMany = ({ selected, isUninvited, onForget }: InviteManyProps) => {
  const changed = usePeopleChanged();
  const usual = usePersonChoices().data?.invitationWay ?? 'link';
  const [asked, ask] = useState<readonly ListedPerson[]>();
  const many = useMany<ManyItem>({
    atOnce: 2,
    onEnd: () => {
      onForget();
      void changed();
    },
  });
  const all = useDeed({ mutationFn: everyUninvited });
  const askAll = (people: readonly ListedPerson[]): void =>
    people.length === 0 ? tellDone('招待していない人はいません') : ask(people);
  return (
    <>
      {selected.length === 0 && !isUninvited ? null : (
        <Toolbar label="招待">
          {selected.length === 0 ? null : (
            <>
              <Text size="sm" fw={600}>{`${selected.length}人を選択中`}</Text>
              <Button size="compact-sm" variant="default" onClick={() => ask(selected)}>
                選択した人を招待する
              </Button>
              <Button size="compact-sm" variant="subtle" onClick={onForget}>
                選択を解除
              </Button>
            </>
          )}
          {isUninvited ? (
            <Button
              size="compact-sm"
              variant="default"
              loading={all.isPending}
              onClick={() => all.mutate(undefined, { onSuccess: askAll, onError: tellError })}
            >
              未招待の全員を招待する
            </Button>
          ) : null}
        </Toolbar>
      )}
      {asked === undefined || asked.length === 0 ? null : (
        <ConfirmInvitations
          key={usual}
          people={asked}
          usual={usual}
          onClose={() => ask(undefined)}
          onConfirm={(way) => {
            many.start(asked.map(itemOf), ({ id: userId }) =>
              send(inviteUser, { params: { userId }, body: { way } }),
            );
            ask(undefined);
          }}
        />
      )}
      <ManyDialog title="招待" many={many} what="招待" />
    </>
  );
};
