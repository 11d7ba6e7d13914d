import { Button, Group, Text } from '@mantine/core';
import { useState } from 'react';
import {
  type Decision,
  type InboxItem,
  useVotesFromList,
  type VoteKind,
} from '#web/approvals/approvals-api.ts';
import { problemOf } from '#web/api/problem.ts';
import { type Asked, DecideDialog } from '#web/approvals/decide-dialogs.tsx';
import { nextInInbox, whyOpened } from '#web/approvals/inbox-row.ts';
import type { InboxDesk } from '#web/approvals/use-inbox-desk.ts';
import { voteDone, voteGoesOn } from '#web/approvals/vote-words.ts';
import { ManyDialog } from '#web/many/many-dialog.view.tsx';
import { useMany } from '#web/many/use-many.ts';
import { ActionBar } from '#web/ui/action-bar.tsx';
import { formatYen } from '#web/ui/format-yen.ts';
import { tellDone, tellError } from '#web/ui/tell.ts';

/** Votes are apart from one another; more at once would only wait for the authorizer. */
const atOnce = 4;

const asManyItem = (item: InboxItem) => ({
  ...item,
  id: item.claimId,
  label: `${item.number} ${item.title}（${item.applicantName}）`,
});

const sumOf = (items: readonly InboxItem[]): string =>
  formatYen(items.reduce((sum, { total }) => sum + total, 0));

const aboutOf = (items: readonly InboxItem[]): string => {
  const [first] = items;
  if (first !== undefined && items.length === 1)
    return `${first.number} ${first.title}（${first.applicantName}・${formatYen(first.total)}）`;
  return `選択した ${items.length}件（合計 ${sumOf(items)}）`;
};

type Asking = { readonly kind: VoteKind; readonly items: readonly InboxItem[] };

/** What was typed stays for as long as it is asked about the same claims, or those of them that were left over. */
const useAsking = () => {
  const [asking, setAsking] = useState<Asking>();
  const [isOpen, setOpen] = useState(false);
  const [round, setRound] = useState(0);
  const asked = new Set(asking?.items.map(({ claimId }) => claimId));
  const ask = (next: Asking): void => {
    if (!next.items.every(({ claimId }) => asked.has(claimId))) setRound(round + 1);
    setAsking(next);
    setOpen(true);
  };
  const done = (gone: string): void =>
    setAsking((was) => was && { ...was, items: was.items.filter(({ claimId }) => claimId !== gone) });
  return { asking, isOpen, round, ask, done, close: () => setOpen(false) };
};

type InboxAsking = ReturnType<typeof useAsking>;

/** Sends what was decided: one vote under its dialog, many with what became of each. */
const useDeciding = (desk: InboxDesk, { asking, done, close }: InboxAsking) => {
  const [isBusy, setBusy] = useState(false);
  const [sentKind, setSentKind] = useState<VoteKind>('approve');
  const { cast, askAgain } = useVotesFromList();
  const many = useMany<InboxItem & { readonly id: string; readonly label: string }>({
    atOnce,
    onEnd: askAgain,
  });
  const send = async (item: InboxItem, decision: Decision): Promise<void> => {
    await cast(item, decision);
    done(item.claimId);
  };
  const decideOne = async (item: InboxItem, decision: Decision): Promise<void> => {
    const next = nextInInbox(desk.shown, item.claimId);
    setBusy(true);
    try {
      await send(item, decision);
      close();
      desk.selection.clear();
      tellDone(`「${item.title}」を${voteDone[decision.kind]}`);
      if (next !== undefined) desk.goTo(next);
    } catch (error) {
      tellError(error);
      // What has changed has to be looked at first.
      if (problemOf(error)?.status === 409) close();
    }
    setBusy(false);
    askAgain();
  };
  const decideMany = (items: readonly InboxItem[], decision: Decision): void => {
    close();
    desk.selection.clear();
    many.start(items.map(asManyItem), (item) => send(item, decision));
  };
  return {
    isBusy,
    many,
    title: many.run?.phase === 'ended' ? voteDone[sentKind] : voteGoesOn[sentKind],
    decide: (decision: Decision): void => {
      const items = asking?.items ?? [];
      const [first] = items;
      setSentKind(decision.kind);
      if (first !== undefined && items.length === 1) void decideOne(first, decision);
      else decideMany(items, decision);
    },
  };
};

/** What is asked before, and sent for, the selected claims or the present one. */
export const useInboxActs = (desk: InboxDesk) => {
  const asked = useAsking();
  const subject = desk.chosen.length > 0 ? desk.chosen : [desk.current].filter((item) => item !== undefined);
  const approve = (): boolean => {
    const [first] = subject;
    if (first === undefined) return false;
    if (whyOpened(first) === undefined) asked.ask({ kind: 'approve', items: subject });
    else desk.open(first.claimId);
    return true;
  };
  const sendBack = (): boolean => {
    // Without its version a claim can only be decided where it is read.
    const open = subject.find(({ version }) => version === undefined);
    if (subject.length === 0) return false;
    if (open === undefined) asked.ask({ kind: 'send-back', items: subject });
    else desk.open(open.claimId);
    return true;
  };
  return { asked, approve, sendBack, ...useDeciding(desk, asked) };
};
export type InboxActs = ReturnType<typeof useInboxActs>;

/** What can be done with those that are selected. */
export const InboxActBar = ({ desk, acts }: { readonly desk: InboxDesk; readonly acts: InboxActs }) =>
  desk.chosen.length === 0 ? null : (
    <ActionBar
      label="選択した申請の操作"
      summary={
        <Group gap="sm" align="baseline">
          <Text fw={700}>{desk.chosen.length}件を選択中</Text>
          <Text size="sm" c="dimmed" className="sf-number">
            合計 {sumOf(desk.chosen)}
          </Text>
        </Group>
      }
    >
      <Button variant="subtle" onClick={desk.selection.clear}>
        選択を解除
      </Button>
      <Button variant="default" onClick={acts.sendBack}>
        差戻し
      </Button>
      <Button onClick={acts.approve}>承認</Button>
    </ActionBar>
  );

/** The dialogs of the acts. */
export const InboxActDialogs = ({ acts }: { readonly acts: InboxActs }) => {
  const { asking, isOpen, round, close } = acts.asked;
  const asked: Asked = isOpen ? asking?.kind : undefined;
  return (
    <>
      <DecideDialog
        key={round}
        asked={asked}
        about={aboutOf(asking?.items ?? [])}
        isBusy={acts.isBusy}
        onClose={close}
        onDecide={acts.decide}
      />
      <ManyDialog title={acts.title} many={acts.many} />
    </>
  );
};
