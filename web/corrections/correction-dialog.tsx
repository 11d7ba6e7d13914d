import { Button, Group, Stack, Text, Textarea } from '@mantine/core';
import { useDebouncedValue } from '@mantine/hooks';
import { type FormEvent, useEffect, useRef, useState } from 'react';
import { correctClaim } from '#contract/corrections.ts';
import { mostIn } from '#web/api/field-shapes.ts';
import { problemOf, sayFailure } from '#web/api/problem.ts';
import { ChangeTable, lineLabel } from '#web/corrections/changes.view.tsx';
import { askedOf, draftOf, type Typed } from '#web/corrections/correction-draft.ts';
import { CorrectionFields } from '#web/corrections/correction-fields.view.tsx';
import {
  useCorrectionCheck,
  useCorrectionForm,
  type CorrectableLine,
  type CorrectionForm,
  type Deed,
  type ShownClaim,
} from '#web/corrections/corrections-api.ts';
import { EntriesCompared } from '#web/corrections/entries-compared.view.tsx';
import { Dialog } from '#web/ui/dialog-window.tsx';
import { Failure } from '#web/ui/failure.tsx';
import { Notice } from '#web/ui/notice.tsx';
import { tellDone, tellError } from '#web/ui/tell.ts';
import { Waiting } from '#web/ui/waiting.tsx';
import { dialog } from '#web/ui/dialog.tsx';

type CorrectionDialogProps = {
  readonly view: ShownClaim;
  /** Of the line that is corrected. */
  readonly lineId: string;
  readonly isOpen: boolean;
  readonly onClose: () => void;
  readonly deed: Deed<typeof correctClaim>;
  readonly onStale: () => void;
};

type CorrectingProps = CorrectionDialogProps & {
  readonly form: CorrectionForm;
  readonly line: CorrectableLine;
};

/** The form is asked again so long after the last key. */
const pauseMs = 300;

const useCorrecting = ({ view, line, deed, onClose, onStale }: CorrectingProps) => {
  const [typed, setTyped] = useState<Typed>({});
  const [reason, setReason] = useState('');
  const draft = draftOf(line, typed);
  const asked = askedOf(line, draft);
  const [rested] = useDebouncedValue(JSON.stringify(asked), pauseMs);
  const body = { expectedVersion: view.version, corrections: asked === undefined ? [] : [asked] };
  const isQuiet = rested === JSON.stringify(asked);
  const check = useCorrectionCheck({
    claimId: view.id,
    body,
    isAsked: asked !== undefined && isQuiet,
  });
  const save = (): void =>
    deed.send(
      {
        params: { claimId: view.id },
        body: { ...body, ...(reason.trim() === '' ? {} : { reason: reason.trim() }) },
      },
      {
        onSuccess: () => {
          setTyped({});
          setReason('');
          onClose();
          tellDone('明細を訂正しました');
        },
        onError: (error) => {
          tellError(error);
          onStale();
        },
      },
    );
  const type = ({ taxCodes, ...rest }: Typed) =>
    setTyped((before) => ({ ...before, ...rest, taxCodes: { ...before.taxCodes, ...taxCodes } }));
  const canSave = asked !== undefined && isQuiet && check.data !== undefined;
  return { draft, type, reason, setReason, asked, check, canSave, save, isBusy: deed.isBusy };
};

type Correcting = ReturnType<typeof useCorrecting>;

/** What the correction would do, or why it cannot be done. */
const Outcome = ({ view, asked, check }: Pick<Correcting, 'asked' | 'check'> & { view: ShownClaim }) => {
  if (asked === undefined)
    return (
      <Text size="sm" c="dimmed">
        変更する項目を選ぶと、変更点と仕訳（訂正前・訂正後）をここに表示します。金額・利用日・証憑は変更できません。
      </Text>
    );
  const faults = problemOf(check.error)?.fields ?? [];
  if (check.error !== null)
    return (
      <Notice tone="bad" title={sayFailure(check.error)} isUrgent>
        {faults.map(({ path, message }) => (
          <div key={`${path}${message}`}>{message}</div>
        ))}
        {problemOf(check.error) === undefined || (problemOf(check.error)?.status ?? 0) >= 500 ? (
          <Button
            variant="subtle"
            size="compact-sm"
            loading={check.isFetching}
            onClick={() => void check.refetch()}
          >
            もう一度確認する
          </Button>
        ) : null}
      </Notice>
    );
  if (check.data === undefined) return <Waiting rows={2} />;
  const { changes, warnings, labelled, entries } = check.data;
  return (
    <Stack gap="xs">
      <ChangeTable view={view} changes={changes} label="変更点" />
      {labelled === undefined ? null : (
        <Notice tone="warn">
          {`経費科目に付いている情報のラベルが、この申請に付きます（${labelled.from} → ${labelled.to}）。閲覧権限のない人には表示されなくなります。`}
        </Notice>
      )}
      {warnings.map(({ text }) => (
        <Notice key={text} tone="warn">
          {text}
        </Notice>
      ))}
      {entries === undefined ? null : <EntriesCompared entries={entries} />}
    </Stack>
  );
};

/** The form comes after its dialog, which by then has put the focus elsewhere. */
const useFirstFocus = () => {
  const place = useRef<HTMLFormElement>(null);
  useEffect(() => place.current?.querySelector('input')?.focus(), []);
  return place;
};

const Correcting = (props: CorrectingProps) => {
  const { form, line, view } = props;
  const place = useFirstFocus();
  const correcting = useCorrecting(props);
  const { draft, type, reason, setReason, check, canSave, save, isBusy } = correcting;
  const spentOn = view.lines.find(({ id }) => id === line.lineId)?.spentOn ?? form.today;
  const faults = problemOf(check.error)?.fields ?? [];
  const submit = (event: FormEvent): void => {
    event.preventDefault();
    if (canSave) save();
  };
  return (
    <form ref={place} onSubmit={submit} noValidate>
      <Stack gap="md">
        <CorrectionFields
          form={form}
          line={line}
          spentOn={spentOn}
          draft={draft}
          faults={faults}
          onType={type}
        />
        {line.followsOriginal ? (
          <Text size="xs" c="dimmed">
            元の明細がある返金のため、勘定科目と税区分は元の明細に従います。
          </Text>
        ) : null}
        <Textarea
          label="理由"
          description="申請者と承認者に表示されます"
          autosize
          minRows={1}
          maxLength={mostIn(correctClaim, 'reason')}
          value={reason}
          onChange={({ currentTarget: { value } }) => setReason(value)}
        />
        <Outcome view={view} {...correcting} />
        <Group justify="flex-end" gap="sm" className="sf-dialog-end">
          <Button variant="default" onClick={props.onClose} disabled={isBusy}>
            キャンセル
          </Button>
          <Button type="submit" loading={isBusy} disabled={!canSave}>
            訂正する
          </Button>
        </Group>
      </Stack>
    </form>
  );
};

/** 明細の訂正. What is typed stays while the dialog is closed, and when the answer is a no. */
export const CorrectionDialog = dialog((props: CorrectionDialogProps) => {
  const { view, lineId, isOpen, onClose, onStale } = props;
  const { data: form, error, refetch } = useCorrectionForm(view.id, isOpen);
  const line = form?.lines.find((one) => one.lineId === lineId);
  return (
    <Dialog
      opened={isOpen}
      isBusy={props.deed.isBusy}
      onClose={onClose}
      keepMounted
      size="min(960px, 96vw)"
      title={`${lineLabel(view, lineId)}を訂正する`}
    >
      {form === undefined || line === undefined ? (
        error === null ? (
          <Waiting rows={3} />
        ) : (
          <Failure error={error} onRetry={() => void refetch()} />
        )
      ) : (
        <Correcting
          {...props}
          form={form}
          line={line}
          onStale={() => {
            onStale();
            void refetch();
          }}
        />
      )}
    </Dialog>
  );
});
