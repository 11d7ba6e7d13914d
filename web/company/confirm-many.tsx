import { Button, Stack, Text } from '@mantine/core';
import { useState } from 'react';
import { confirmSeen, useAskHitsAnew } from '#web/company/company-api.ts';
import type { HitRow } from '#web/company/hit-row.ts';
import { ManyDialog } from '#web/many/many-dialog.view.tsx';
import { useMany } from '#web/many/use-many.ts';
import { ActionBar } from '#web/ui/action-bar.tsx';
import { ConfirmDialog } from '#web/ui/confirm-dialog.tsx';
import { formatYen } from '#web/ui/format-yen.ts';

type ConfirmManyProps = { readonly selected: readonly HitRow[]; readonly onClear: () => void };

const sumOf = (rows: readonly HitRow[]): string => formatYen(rows.reduce((sum, { total }) => sum + total, 0));

/** Confirms what is selected, one after the other: serials have no gaps, so that two at once would only wait. */
export const ConfirmMany = ({ selected, onClear }: ConfirmManyProps) => {
  const [isAsking, ask] = useState(false);
  const anew = useAskHitsAnew();
  const many = useMany<{ readonly id: string; readonly label: string; readonly version: number }>({
    atOnce: 1,
    onEnd: anew,
  });
  const warned = selected.filter(({ warnings }) => warnings > 0).length;
  const start = (): void => {
    ask(false);
    many.start(
      selected.map(({ id, version, number, title }) => ({ id, version, label: `${number} ${title}` })),
      confirmSeen,
    );
    onClear();
  };
  return (
    <>
      {selected.length === 0 ? null : (
        <ActionBar
          label="選択した申請の操作"
          summary={
            <Text fw={600} className="sf-number" component="output">
              {`${selected.length}件を選択中　合計 ${sumOf(selected)}`}
            </Text>
          }
        >
          <Button variant="default" onClick={onClear}>
            選択を解除
          </Button>
          <Button onClick={() => ask(true)}>確定する</Button>
        </ActionBar>
      )}
      <ConfirmDialog
        title={`${selected.length}件の申請を確定する`}
        isOpen={isAsking}
        confirmLabel="確定する"
        onClose={() => ask(false)}
        onConfirm={start}
      >
        <Stack gap="xs">
          <Text>{`合計 ${sumOf(selected)} の仕訳を計上します。計上した仕訳は変更できません。`}</Text>
          {warned === 0 ? null : (
            <Text c="#8a4b00">{`確認事項のある申請が${warned}件あります。内容を確認済みのときに確定してください。`}</Text>
          )}
        </Stack>
      </ConfirmDialog>
      <ManyDialog title="申請の確定" many={many} />
    </>
  );
};
