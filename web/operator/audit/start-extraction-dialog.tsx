import { NativeSelect, Stack, TextInput } from '@mantine/core';
import { useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { listExtractions, startExtraction } from '#contract/operator/extractions.ts';
import { isTooLong, mostDays } from '#domain/audit/extraction.ts';
import { isCalendarDate } from '#domain/kernel/time.ts';
import { askAnew, useSend } from '#web/api/contract-client.ts';
import { newId } from '#web/api/new-id.ts';
import { problemOf } from '#web/api/problem.ts';
import { FurtherPages } from '#web/operator/further-pages.view.tsx';
import { useTenantPages } from '#web/operator/operator-api.ts';
import { ReasonDialog } from '#web/operator/reason-dialog.view.tsx';
import { dialog } from '#web/ui/dialog.tsx';
import { todayInJapan } from '#web/ui/format-date.ts';
import { tellDone } from '#web/ui/tell.ts';

type Typed = {
  readonly tenantId: string;
  readonly from: string;
  readonly to: string;
  readonly actor: string;
  readonly action: string;
};

const texts = [
  ['actor', '操作者のID（任意）', '利用者のID（26文字）か運用者ID（op-…）。'],
  ['action', '操作の種類（任意）', 'claim（申請のすべて）や claim.submit の形。'],
] as const;

const daysFault = (from: string, to: string): string | undefined => {
  if (!isCalendarDate(from) || !isCalendarDate(to)) return '日付を入力してください';
  return isTooLong({ from, to }) ? `開始日から終了日までを${mostDays}日以内で指定してください` : undefined;
};

type FieldsProps = {
  readonly typed: Typed;
  readonly isTried: boolean;
  readonly faultAt: (name: string) => string | undefined;
  readonly onType: (change: Partial<Typed>) => void;
};

const Fields = ({ typed, isTried, faultAt, onType }: FieldsProps) => {
  const list = useTenantPages();
  const companies = list.data?.pages.flatMap(({ items }) => items) ?? [];
  const options = companies.map(({ tenantId, name }) => ({ value: tenantId, label: name }));
  const fault = isTried ? daysFault(typed.from, typed.to) : undefined;
  return (
    <Stack gap="sm">
      <NativeSelect
        label="対象"
        data={[{ value: '', label: '運用者の操作' }, ...options]}
        value={typed.tenantId}
        onChange={({ currentTarget: { value } }) => onType({ tenantId: value })}
      />
      <FurtherPages list={list} />
      <TextInput
        type="date"
        label="開始日"
        required
        withAsterisk={false}
        value={typed.from}
        error={fault}
        onChange={({ currentTarget: { value } }) => onType({ from: value })}
      />
      <TextInput
        type="date"
        label="終了日"
        required
        withAsterisk={false}
        value={typed.to}
        onChange={({ currentTarget: { value } }) => onType({ to: value })}
      />
      {texts.map(([name, label, description]) => (
        <TextInput
          key={name}
          label={label}
          description={description}
          maxLength={80}
          value={typed[name]}
          error={faultAt(name)}
          onChange={({ currentTarget: { value } }) => onType({ [name]: value })}
        />
      ))}
    </Stack>
  );
};

const begun = (): Typed => {
  const today = todayInJapan(Date.now());
  return { tenantId: '', from: today, to: today, actor: '', action: '' };
};

/** 監査記録を抽出する: of whom, of which days, and why. */
export const StartExtractionDialog = dialog(({ onClose }: { readonly onClose: () => void }) => {
  const client = useQueryClient();
  const [extractionId] = useState(newId);
  const [first] = useState(begun);
  const [typed, setTyped] = useState(first);
  const [isTried, setTried] = useState(false);
  const starting = useSend(startExtraction, async () => {
    tellDone('監査記録の抽出を始めました');
    await askAnew(client, [listExtractions]);
    onClose();
  });
  const { from, to, ...optional } = typed;
  const filled = Object.fromEntries(
    Object.entries(optional)
      .map(([name, value]) => [name, value.trim()] as const)
      .filter(([, value]) => value !== ''),
  );
  const faults = problemOf(starting.error)?.fields ?? [];
  return (
    <ReasonDialog
      title="監査記録を抽出しますか"
      confirmLabel="抽出する"
      isBusy={starting.isPending}
      error={starting.error}
      further={{
        isTyped: JSON.stringify(typed) !== JSON.stringify(first),
        isSound: daysFault(from, to) === undefined,
      }}
      onTry={() => setTried(true)}
      onClose={onClose}
      onConfirm={(reason) => starting.mutate({ body: { extractionId, from, to, reason, ...filled } })}
    >
      <Fields
        typed={typed}
        isTried={isTried}
        faultAt={(name) => faults.find(({ path }) => path === name)?.message}
        onType={(change) => setTyped((now) => ({ ...now, ...change }))}
      />
    </ReasonDialog>
  );
});
