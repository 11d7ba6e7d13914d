import { Checkbox, NativeSelect, Stack, Text } from '@mantine/core';
import { useState } from 'react';
import { askForGrant } from '#contract/operator/support.ts';
import {
  arePartsSound,
  everyGrantPart,
  grantParts,
  mostHours,
  type GrantPart,
} from '#domain/support/support-grant.ts';
import { useSend } from '#web/api/contract-client.ts';
import { newId } from '#web/api/new-id.ts';
import { faultAt, problemOf } from '#web/api/problem.ts';
import { ReasonDialog } from '#web/operator/reason-dialog.view.tsx';
import { CompanyField } from '#web/operator/support/company-field.tsx';
import { useDone } from '#web/operator/support/support-api.ts';
import { dialog } from '#web/ui/dialog.tsx';

const hourOptions = Array.from({ length: mostHours }, (_, index) => ({
  value: String(index + 1),
  label: `${index + 1}時間`,
}));

type PartsProps = {
  readonly parts: readonly GrantPart[];
  readonly error: string | undefined;
  readonly onChange: (parts: readonly GrantPart[]) => void;
};

const Parts = ({ parts, error, onChange }: PartsProps) => (
  <Checkbox.Group
    label="見る範囲"
    description="調査に必要なものだけを選んでください。"
    value={[...parts]}
    error={error}
    onChange={(chosen) => onChange(everyGrantPart.filter((part) => chosen.includes(part)))}
  >
    <Stack gap={6} my={6}>
      {everyGrantPart.map((part) => (
        <Checkbox
          key={part}
          value={part}
          label={grantParts[part].words}
          description={grantParts[part].about}
        />
      ))}
    </Stack>
  </Checkbox.Group>
);

const faultOfParts = (parts: readonly GrantPart[]): string | undefined => {
  if (parts.length === 0) return '見る範囲を選択してください';
  return arePartsSound(parts) ? undefined : '証憑は「申請」とあわせて選択してください';
};

type AskGrantProps = { readonly onClose: () => void };

/** 閲覧の許可を依頼する: of which company, what is looked at, for how long and why. The company reads all of it. */
export const AskGrantDialog = dialog(({ onClose }: AskGrantProps) => {
  const [grantId] = useState(newId);
  const [tenantId, choose] = useState('');
  const [parts, setParts] = useState<readonly GrantPart[]>([]);
  const [hours, setHours] = useState(1);
  const [isTried, setTried] = useState(false);
  const asking = useSend(askForGrant, useDone('会社の管理者に依頼しました', onClose));
  const faults = problemOf(asking.error)?.fields ?? [];
  const fault = faultOfParts(parts);
  return (
    <ReasonDialog
      title="会社に閲覧の許可を依頼しますか"
      confirmLabel="依頼する"
      isBusy={asking.isPending}
      error={asking.error}
      further={{
        isTyped: tenantId !== '' || parts.length > 0,
        isSound: tenantId !== '' && fault === undefined,
      }}
      onTry={() => setTried(true)}
      onClose={onClose}
      onConfirm={(reason) =>
        asking.mutate({ params: { tenantId }, body: { grantId, parts: [...parts], hours, reason } })
      }
    >
      <Text size="sm">
        会社の管理者全員に、あなたの名前・理由・範囲・時間をメールで知らせます。管理者が許可すると閲覧でき、閲覧したものはすべて会社にも表示されます。
      </Text>
      <CompanyField
        value={tenantId}
        error={isTried && tenantId === '' ? '選択してください' : undefined}
        onChange={choose}
      />
      <Parts
        parts={parts}
        error={faultAt(faults, 'parts') ?? (isTried ? fault : undefined)}
        onChange={setParts}
      />
      <NativeSelect
        label="時間"
        description="許可された時からの時間です。"
        data={hourOptions}
        value={String(hours)}
        error={faultAt(faults, 'hours')}
        onChange={({ currentTarget }) => setHours(Number(currentTarget.value))}
      />
    </ReasonDialog>
  );
});
