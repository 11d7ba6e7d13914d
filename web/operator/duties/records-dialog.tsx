import { Stack, Text } from '@mantine/core';
import { everyWords } from '#web/operator/duties/duty-words.ts';
import { type ShownDuty, type ShownRecord, useRecordPages } from '#web/operator/duties/duties-api.ts';
import { FurtherPages } from '#web/operator/further-pages.view.tsx';
import { Dialog } from '#web/ui/dialog-window.tsx';
import { dialog } from '#web/ui/dialog.tsx';
import { Failure } from '#web/ui/failure.tsx';
import { daysBetween, formatDate, formatInstant, todayInJapan } from '#web/ui/format-date.ts';
import { Waiting } from '#web/ui/waiting.tsx';

/** A record that was written down so many days after its day, both counted, says so. */
const lateDays = 8;

const japanDayOf = (at: string): string => todayInJapan(Date.parse(at));

const headOf = ({ kind, on, due, at }: ShownRecord): string => {
  if (kind === 'changed' || on === undefined) return `${formatDate(japanDayOf(at))} 項目の変更`;
  const next = due === undefined ? '完了' : `次の期限 ${formatDate(due)}`;
  const isLate = daysBetween(on, japanDayOf(at)) > lateDays;
  return `${formatDate(on)} 実施（${next}${isLate ? '・後日の記録' : ''}）`;
};

const Record = ({ record }: { readonly record: ShownRecord }) => {
  const { title, evidence, file, by, at } = record;
  return (
    <li>
      <Text fw={600}>{headOf(record)}</Text>
      <Text size="sm" style={{ overflowWrap: 'anywhere' }}>{`項目：${title}`}</Text>
      <Text size="sm" style={{ whiteSpace: 'pre-wrap', overflowWrap: 'anywhere' }}>
        {evidence}
      </Text>
      {file === undefined ? null : (
        <Text size="sm" style={{ overflowWrap: 'anywhere' }}>
          {`証跡：${file.name}　SHA-256 ${file.sha256}`}
        </Text>
      )}
      <Text size="xs" c="dimmed">{`記録：${by.name}（${by.id}）・${formatInstant(at)}`}</Text>
    </li>
  );
};

type DutyPart = Pick<ShownDuty, 'bookId' | 'dutyId' | 'title' | 'about' | 'everyMonths'>;

const Records = ({ duty }: { readonly duty: DutyPart }) => {
  const list = useRecordPages(duty);
  if (list.data === undefined)
    return list.error === null ? (
      <Waiting rows={2} />
    ) : (
      <Failure error={list.error} onRetry={() => void list.refetch()} />
    );
  const records = list.data.pages.flatMap(({ items }) => items);
  if (records.length === 0) return <Text>実施の記録はまだありません。</Text>;
  return (
    <Stack gap="sm">
      <Stack component="ul" gap="sm" m={0} pl="md">
        {records.map((record) => (
          <Record key={record.recordId} record={record} />
        ))}
      </Stack>
      <FurtherPages list={list} />
    </Stack>
  );
};

type RecordsDialogProps = { readonly duty: DutyPart; readonly onClose: () => void };

/** 実施の記録 of an entry, the newest first. */
export const RecordsDialog = dialog(({ duty, onClose }: RecordsDialogProps) => (
  <Dialog opened onClose={onClose} title={`「${duty.title}」の記録（${everyWords(duty.everyMonths)}）`}>
    <Stack gap="md">
      {duty.about === '' ? null : (
        <Text size="sm" style={{ whiteSpace: 'pre-wrap', overflowWrap: 'anywhere' }}>
          {duty.about}
        </Text>
      )}
      <Records duty={duty} />
    </Stack>
  </Dialog>
));
