import { Stack, Text } from '@mantine/core';
import { listTrainings } from '#contract/operator/staff.ts';
import { useAnswer } from '#web/api/contract-client.ts';
import type { ShownOperator } from '#web/operator/operator-api.ts';
import { Dialog } from '#web/ui/dialog-window.tsx';
import { dialog } from '#web/ui/dialog.tsx';
import { Failure } from '#web/ui/failure.tsx';
import { formatDate, formatInstant } from '#web/ui/format-date.ts';
import { Waiting } from '#web/ui/waiting.tsx';

type OfOperator = { readonly operator: ShownOperator; readonly onClose: () => void };

const Trainings = ({ operatorId }: Pick<ShownOperator, 'operatorId'>) => {
  const { data, error, refetch } = useAnswer(listTrainings, { params: { operatorId } });
  if (data === undefined)
    return error === null ? <Waiting rows={2} /> : <Failure error={error} onRetry={() => void refetch()} />;
  if (data.items.length === 0) return <Text>教育の記録はありません。</Text>;
  return (
    <Stack component="ul" gap="sm" m={0} pl="md">
      {data.items.map(({ on, until, evidence, recordedBy, recordedAt }) => (
        <li key={recordedAt}>
          <Text fw={600}>{`${formatDate(on)} 実施（${formatDate(until)} まで有効）`}</Text>
          <Text size="sm" style={{ whiteSpace: 'pre-wrap', overflowWrap: 'anywhere' }}>
            {evidence}
          </Text>
          <Text size="xs" c="dimmed">{`記録：${recordedBy}・${formatInstant(recordedAt)}`}</Text>
        </li>
      ))}
    </Stack>
  );
};

/** 教育の記録 of an operator, the newest first. */
export const TrainingsDialog = dialog(({ operator, onClose }: OfOperator) => (
  <Dialog opened onClose={onClose} title={`${operator.name}の教育の記録`}>
    <Trainings operatorId={operator.operatorId} />
  </Dialog>
));
