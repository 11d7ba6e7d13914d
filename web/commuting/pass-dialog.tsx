import { Button, Group, Stack, Text } from '@mantine/core';
import { type FormEvent, useState } from 'react';
import { askForCommuterPass } from '#contract/commuting.ts';
import { faultsIn } from '#web/api/field-shapes.ts';
import { newId } from '#web/api/new-id.ts';
import { problemOf, sayFailure } from '#web/api/problem.ts';
import { bodyOf, emptyPass, type PassBody, type PassDraft } from '#web/commuting/pass-draft.ts';
import { PassFields } from '#web/commuting/pass-fields.view.tsx';
import { passFacts, type ShownPass } from '#web/commuting/pass-words.ts';
import { dialog } from '#web/ui/dialog.tsx';
import { Facts } from '#web/ui/facts.tsx';
import { focusFirstFault } from '#web/ui/focus-first-fault.ts';
import { Notice } from '#web/ui/notice.tsx';
import { TypedDialog } from '#web/ui/typed-dialog.tsx';

type Sending = {
  readonly error: Error | null;
  readonly isPending: boolean;
  readonly send: (passId: string, content: PassBody) => void;
};

type PassDialogProps = {
  readonly title: string;
  /** Of the last step. */
  readonly submitLabel: string;
  readonly standing: readonly ShownPass[];
  readonly sending: Sending;
  readonly onClose: () => void;
};

/** What will be sent, in words, before it is. */
const Preview = ({ content }: { readonly content: PassBody }) => (
  <Stack gap="xs">
    <Text size="sm">次の内容でよいか、定期券と見比べてください。</Text>
    <Facts facts={passFacts(content)} columns={2} />
  </Stack>
);

const PassForm = ({
  submitLabel,
  standing,
  sending,
  onTyped,
}: Pick<PassDialogProps, 'submitLabel' | 'standing' | 'sending'> & { readonly onTyped: () => void }) => {
  const [passId] = useState(newId);
  const [draft, setDraft] = useState(emptyPass);
  const [isTried, setTried] = useState(false);
  const [isShown, show] = useState(false);
  const content = bodyOf(draft);
  const own = faultsIn(askForCommuterPass, { passId, content });
  const refused = problemOf(sending.error)?.fields ?? [];
  const faultAt = (path: string): string | undefined =>
    [...(isTried ? own : []), ...refused].find(
      (fault) => fault.path === path || fault.path.startsWith(`${path}.`),
    )?.message;
  const change = (part: Partial<PassDraft>): void => {
    onTyped();
    setDraft({ ...draft, ...part });
  };
  const submit = (event: FormEvent<HTMLFormElement>): void => {
    event.preventDefault();
    setTried(true);
    if (own.length > 0) return focusFirstFault(event.currentTarget);
    if (isShown) sending.send(passId, content);
    else show(true);
  };
  const isBack = refused.length > 0;
  return (
    <form noValidate onSubmit={submit}>
      <Stack gap="md">
        {sending.error === null ? null : (
          <Notice tone="bad" isUrgent>
            {sayFailure(sending.error)}
          </Notice>
        )}
        {isShown && !isBack ? (
          <Preview content={content} />
        ) : (
          <PassFields draft={draft} change={change} faultAt={faultAt} standing={standing} />
        )}
        <Group justify="flex-end" gap="sm">
          {isShown && !isBack ? (
            <Button variant="default" disabled={sending.isPending} onClick={() => show(false)}>
              入力に戻る
            </Button>
          ) : null}
          <Button type="submit" loading={sending.isPending}>
            {isShown || isBack ? submitLabel : '内容を確認する'}
          </Button>
        </Group>
      </Stack>
    </form>
  );
};

/** A pass that is asked for or registered: typed, looked at, sent. */
export const PassDialog = dialog((props: PassDialogProps) => {
  const [isTyped, setTyped] = useState(false);
  return (
    <TypedDialog
      isTyped={isTyped}
      isBusy={props.sending.isPending}
      onClose={props.onClose}
      title={props.title}
      size="lg"
    >
      {() => <PassForm {...props} onTyped={() => setTyped(true)} />}
    </TypedDialog>
  );
});
