import { NativeSelect } from '@mantine/core';
import { useState } from 'react';
import { addDuty } from '#contract/operator/duties.ts';
import { everyBook, isBookId, type BookId } from '#domain/duties/book-ids.ts';
import { dutyBooks } from '#domain/duties/duty-books.ts';
import { useSend } from '#web/api/contract-client.ts';
import { newId } from '#web/api/new-id.ts';
import { faultAt, problemOf } from '#web/api/problem.ts';
import { useDone } from '#web/operator/duties/duties-api.ts';
import { DutyFields, isSoundDuty, type TypedDuty } from '#web/operator/duties/duty-fields.view.tsx';
import { bookOptions, everyWords, intervalsOf } from '#web/operator/duties/duty-words.ts';
import { useMe } from '#web/operator/operator-api.ts';
import { ReasonDialog } from '#web/operator/reason-dialog.view.tsx';
import { dialog } from '#web/ui/dialog.tsx';

type AddDutyProps = { readonly bookId?: BookId | undefined; readonly onClose: () => void };

const [firstBook] = everyBook;

/** 台帳に項目を登録する. */
export const AddDutyDialog = dialog(({ bookId: given, onClose }: AddDutyProps) => {
  const me = useMe();
  const [dutyId] = useState(newId);
  const [bookId, setBook] = useState<BookId>(given ?? firstBook);
  const [everyMonths, setEvery] = useState<number>(() => dutyBooks[given ?? firstBook].everyMonths);
  const [typed, setTyped] = useState<TypedDuty>({ title: '', about: '', ownerId: me.operator.id, due: '' });
  const [isTried, setTried] = useState(false);
  const adding = useSend(addDuty, useDone('項目を登録しました', onClose));
  const faults = problemOf(adding.error)?.fields ?? [];
  const choose = (value: string): void => {
    if (!isBookId(value)) return;
    setBook(value);
    setEvery(dutyBooks[value].everyMonths);
  };
  return (
    <ReasonDialog
      title="台帳に項目を登録しますか"
      confirmLabel="登録する"
      isBusy={adding.isPending}
      error={adding.error}
      further={{ isTyped: typed.title !== '' || typed.due !== '', isSound: isSoundDuty(typed) }}
      onTry={() => setTried(true)}
      onClose={onClose}
      onConfirm={(reason) =>
        adding.mutate({ params: { bookId }, body: { ...typed, dutyId, everyMonths, reason } })
      }
    >
      <NativeSelect
        label="台帳"
        description={dutyBooks[bookId].about}
        data={bookOptions}
        value={bookId}
        onChange={({ currentTarget }) => choose(currentTarget.value)}
      />
      <NativeSelect
        label="間隔"
        data={intervalsOf(bookId).map((months) => ({ value: String(months), label: everyWords(months) }))}
        value={String(everyMonths)}
        error={faultAt(faults, 'everyMonths')}
        onChange={({ currentTarget }) => setEvery(Number(currentTarget.value))}
      />
      <DutyFields
        typed={typed}
        faults={faults}
        isTried={isTried}
        dueHint="最初に行う期限です。"
        onType={(change) => setTyped({ ...typed, ...change })}
      />
    </ReasonDialog>
  );
});
