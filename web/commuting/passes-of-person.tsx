import { Stack } from '@mantine/core';
import { useState } from 'react';
import { keepCommuterPass } from '#contract/commuting.ts';
import { useMay } from '#web/api/session.tsx';
import { PassActs } from '#web/commuting/pass-acts.tsx';
import { PassDialog } from '#web/commuting/pass-dialog.tsx';
import { Passes } from '#web/commuting/passes.view.tsx';
import { OwnKeptByAnother } from '#web/commuting/own-kept-by-another.view.tsx';
import { useKeepPass, useKeptByAnother, usePassesOf } from '#web/commuting/passes-api.ts';
import { Failure } from '#web/ui/failure.tsx';
import { tellDone } from '#web/ui/tell.ts';
import { Waiting } from '#web/ui/waiting.tsx';
import type { ShownPass } from '#web/commuting/pass-words.ts';

type RegisterProps = {
  readonly userId: string;
  readonly standing: readonly ShownPass[];
  readonly onClose: () => void;
};

const Register = ({ userId, standing, onClose }: RegisterProps) => {
  const keeping = useKeepPass();
  const { error, isPending } = keeping;
  const send = (passId: string, content: Parameters<SendPass>[1]): void =>
    keeping.mutate(
      { body: { act: 'register', userId, passId, content } },
      {
        onSuccess: () => {
          tellDone('通勤定期を登録しました');
          onClose();
        },
      },
    );
  return (
    <PassDialog
      title="通勤定期を登録する"
      submitLabel="登録する"
      standing={standing}
      sending={{ error, isPending, send }}
      onClose={onClose}
    />
  );
};
type SendPass = Parameters<typeof PassDialog>[0]['sending']['send'];

/** 通勤定期 of one person, for whoever looks after people. */
export const PassesOfPerson = ({ userId }: { readonly userId: string }) => {
  const pages = usePassesOf(userId);
  const mayKeep = useMay(keepCommuterPass);
  const [isOpen, open] = useState(false);
  const { data, error, refetch } = pages;
  const isKeptByAnother = useKeptByAnother(data)(userId);
  if (data === undefined)
    return error === null ? <Waiting rows={2} /> : <Failure error={error} onRetry={() => void refetch()} />;
  const items = data.pages.flatMap((page) => page.items);
  return (
    <Stack gap="sm">
      {isKeptByAnother ? <OwnKeptByAnother /> : null}
      <Passes
        items={items}
        renderActs={(pass) =>
          isKeptByAnother ? undefined : <PassActs pass={pass} personName={pass.personName} />
        }
        add={
          mayKeep && !isKeptByAnother ? { label: '通勤定期を登録する', onAdd: () => open(true) } : undefined
        }
      />
      {isOpen ? (
        <Register
          userId={userId}
          standing={items.filter(({ state }) => state === 'confirmed')}
          onClose={() => open(false)}
        />
      ) : null}
    </Stack>
  );
};
