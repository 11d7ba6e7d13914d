import { Button, Stack } from '@mantine/core';
import { type ComponentType, useState } from 'react';
import { listStaff } from '#contract/operator/staff.ts';
import { useAnswer } from '#web/api/contract-client.ts';
import { AddOperatorDialog } from '#web/operator/add-operator-dialog.tsx';
import { EndOperatorDialog } from '#web/operator/end-operator-dialog.tsx';
import { FirstPasswordDialog } from '#web/operator/first-password-dialog.tsx';
import { type ShownOperator, useMayAsOperator } from '#web/operator/operator-api.ts';
import { OperatorCard, type StaffDeed } from '#web/operator/operator-card.view.tsx';
import { RolesDialog } from '#web/operator/roles-dialog.tsx';
import { TrainingDialog } from '#web/operator/training-dialog.tsx';
import { TrainingsDialog } from '#web/operator/trainings-dialog.tsx';
import { Failure } from '#web/ui/failure.tsx';
import { Icon } from '#web/ui/icons.tsx';
import { PageHead } from '#web/ui/page-head.tsx';
import { Waiting } from '#web/ui/waiting.tsx';

const dialogs: Readonly<
  Record<StaffDeed, ComponentType<{ readonly operator: ShownOperator; readonly onClose: () => void }>>
> = {
  trainings: TrainingsDialog,
  training: TrainingDialog,
  roles: RolesDialog,
  password: FirstPasswordDialog,
  end: EndOperatorDialog,
};

type Asked = { readonly operator: ShownOperator; readonly deed: StaffDeed };

const AskedDialog = ({ asked, onClose }: { readonly asked: Asked; readonly onClose: () => void }) => {
  const Asking = dialogs[asked.deed];
  return <Asking operator={asked.operator} onClose={onClose} />;
};

const Staff = () => {
  const { data, error, refetch } = useAnswer(listStaff, {}, { staleTime: 0 });
  const [asked, ask] = useState<Asked>();
  if (data === undefined)
    return error === null ? <Waiting rows={3} /> : <Failure error={error} onRetry={() => void refetch()} />;
  return (
    <Stack gap="md">
      {data.items.map((operator) => (
        <OperatorCard
          key={operator.operatorId}
          operator={operator}
          onDeed={(deed) => ask({ operator, deed })}
        />
      ))}
      {asked === undefined ? null : <AskedDialog asked={asked} onClose={() => ask(undefined)} />}
    </Stack>
  );
};

/** 運用者: who works for the service, with their roles and their training. */
export const StaffPage = () => {
  const [isAdding, add] = useState(false);
  const mayKeep = useMayAsOperator('operators.keep');
  return (
    <>
      <PageHead title="運用者" lead="特権IDは一人に一つです。サインインには、有効な教育の記録が必要です。">
        {mayKeep ? (
          <Button leftSection={<Icon name="add" />} onClick={() => add(true)}>
            運用者を追加
          </Button>
        ) : null}
      </PageHead>
      <Staff />
      {isAdding ? <AddOperatorDialog onClose={() => add(false)} /> : null}
    </>
  );
};
