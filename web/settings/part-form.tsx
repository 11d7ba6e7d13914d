import { Button, Stack, Text } from '@mantine/core';
import { type FormEvent, useRef, useState } from 'react';
import { isRequiredIn } from '#web/api/field-shapes.ts';
import { sayFailure } from '#web/api/problem.ts';
import { failureTone } from '#web/ui/failure-tone.ts';
import { ChangeLines } from '#web/settings/change-lines.view.tsx';
import { FieldControl } from '#web/settings/controls/field-control.tsx';
import { useMonthsMoved } from '#web/settings/months-moved.ts';
import { NewerPart } from '#web/settings/newer-part.tsx';
import type { Names } from '#web/settings/say-value.ts';
import type { PartView, ShownPart } from '#web/settings/setting-part.ts';
import { type PartForm, usePartForm } from '#web/settings/use-part-form.ts';
import { ActionBar } from '#web/ui/action-bar.tsx';
import { Card } from '#web/ui/card.tsx';
import { ConfirmDialog } from '#web/ui/confirm-dialog.tsx';
import { focusFirstFault } from '#web/ui/focus-first-fault.ts';
import { todayInJapan } from '#web/ui/format-date.ts';
import { LeaveUnsaved } from '#web/ui/leave-unsaved.tsx';
import { Notice } from '#web/ui/notice.tsx';
import { tellDone } from '#web/ui/tell.ts';

/** Faults that no field of the form has: of the whole, and of places that are not drawn. */
const Refused = ({ form }: { readonly form: PartForm }) => {
  const { replacing, faults, isOvertaken } = form;
  const general = faults.filter(({ path }) => path === 'value' || !path.startsWith('value.'));
  if (isOvertaken || (replacing.error === null && general.length === 0)) return null;
  if (replacing.error !== null && faults.length === 0)
    return (
      <Notice tone={failureTone(replacing.error)} isUrgent>
        {sayFailure(replacing.error)}
      </Notice>
    );
  return (
    <Notice tone="bad" title={general.length === 0 ? '入力を確認してください' : undefined} isUrgent>
      {general.map(({ path, message }) => (
        <div key={path}>{message}</div>
      ))}
    </Notice>
  );
};

type ConfirmProps = {
  readonly part: ShownPart;
  readonly form: PartForm;
  readonly isOpen: boolean;
  readonly onClose: () => void;
  readonly onConfirm: () => void;
};

/** Says what changes and what follows of it, before it is done. */
const ConfirmChange = ({ part, form, isOpen, onClose, onConfirm }: ConfirmProps) => {
  const moved = useMonthsMoved(part, form.value, isOpen);
  return (
    <ConfirmDialog
      title={`「${part.title}」を変更しますか`}
      isOpen={isOpen}
      isBusy={form.replacing.isPending}
      isBlocked={moved.isAsking || moved.error !== null}
      confirmLabel="変更する"
      cancelLabel="入力に戻る"
      onClose={onClose}
      onConfirm={onConfirm}
    >
      <Stack gap="sm">
        <ChangeLines lines={form.changes} />
        {moved.words === undefined ? null : <Notice tone="warn">{moved.words}</Notice>}
        {moved.error === null ? null : <Notice tone="bad">{sayFailure(moved.error)}</Notice>}
        <Notice tone="calm">{part.follows}</Notice>
      </Stack>
    </ConfirmDialog>
  );
};

type BarProps = { readonly form: PartForm };

const Bar = ({ form: { changes, isNewer, replacing, undo } }: BarProps) => (
  <ActionBar
    label="変更の保存"
    isSaidElsewhere
    summary={
      <Text size="sm" c={changes.length > 0 ? 'dark' : 'dimmed'} component="output">
        {changes.length > 0 ? `${changes.length}か所を変更中（未保存）` : '変更はありません'}
      </Text>
    }
  >
    <Button variant="default" disabled={changes.length === 0} onClick={undo}>
      元に戻す
    </Button>
    <Button type="submit" disabled={changes.length === 0 || isNewer} loading={replacing.isPending}>
      内容を確認して保存
    </Button>
  </ActionBar>
);

type PartFormProps = { readonly part: ShownPart; readonly newest: PartView; readonly names: Names };

/** One part of the settings: changed as a whole, over the version that was seen. */
export const PartFormCard = ({ part, newest, names }: PartFormProps) => {
  const form = usePartForm(part, newest, names);
  const [isAsked, ask] = useState(false);
  const [today] = useState(() => todayInJapan(Date.now()));
  const element = useRef<HTMLFormElement>(null);
  const isTyped = form.changes.length > 0;
  const showFaults = (): void => {
    if (element.current !== null) focusFirstFault(element.current);
  };
  const submit = (event: FormEvent<HTMLFormElement>): void => {
    event.preventDefault();
    if (!isTyped || form.isNewer) return;
    if (form.look().length === 0) ask(true);
    else showFaults();
  };
  const save = (): void =>
    form.put({
      onDone: () => tellDone(`「${part.title}」を変更しました`),
      onAsked: form.undo,
      // A refusal is told where it was typed, not in the dialog that asked.
      onSettled: () => {
        ask(false);
        showFaults();
      },
    });
  return (
    <form ref={element} onSubmit={submit} noValidate aria-label={part.title}>
      <Stack gap="md">
        <Card>
          <FieldControl
            field={part.field}
            path="value"
            draft={form.draft}
            faults={form.faults}
            names={form.names}
            today={today}
            isRequired={false}
            requires={(path) => isRequiredIn(part.replace, path)}
            onChange={form.type}
          />
        </Card>
        {part.beside === undefined ? null : <part.beside value={form.value} names={form.names} />}
        <Refused form={form} />
        {form.isNewer ? <NewerPart part={part} newest={newest} form={form} /> : null}
      </Stack>
      <Bar form={form} />
      <ConfirmChange part={part} form={form} isOpen={isAsked} onClose={() => ask(false)} onConfirm={save} />
      <LeaveUnsaved isUnsaved={isTyped} />
    </form>
  );
};
