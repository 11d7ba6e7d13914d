import { List, Text } from '@mantine/core';
import { useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import {
  changeContract,
  listContractChanges,
  reduceContract,
  showTenant,
} from '#contract/operator/contracts.ts';
import { showOperatorHome } from '#contract/operator/home.ts';
import { listRequests } from '#contract/operator/requests.ts';
import { listTenants } from '#contract/operator/tenants.ts';
import { changesOfTerms, takesAway } from '#domain/tenants/contract-terms.ts';
import { askAnew, useSend } from '#web/api/contract-client.ts';
import { newId } from '#web/api/new-id.ts';
import { TermsFields } from '#web/operator/contracts/terms-fields.view.tsx';
import {
  faultsOfTerms,
  type ShownCompany,
  termsShown,
  termsTyped,
  typedOf,
} from '#web/operator/contracts/typed-terms.ts';
import { ReasonDialog } from '#web/operator/reason-dialog.view.tsx';
import { TwoPersonHint } from '#web/operator/two-person-hint.view.tsx';
import { dialog } from '#web/ui/dialog.tsx';
import { Notice } from '#web/ui/notice.tsx';
import { tellDone } from '#web/ui/tell.ts';

type ContractDialogProps = { readonly company: ShownCompany; readonly onClose: () => void };

/** Sends what was typed: at once where it takes nothing away, else as a request. */
const useContract = (company: ShownCompany, onClose: () => void) => {
  const client = useQueryClient();
  const [requestId] = useState(newId);
  const changing = useSend(changeContract, async () => {
    tellDone('契約を変更しました');
    await askAnew(client, [showTenant, listContractChanges, listTenants]);
    onClose();
  });
  const asking = useSend(reduceContract, async () => {
    tellDone('依頼しました。ほかの運用者の承認を待っています');
    await askAnew(client, [listRequests, showOperatorHome]);
    onClose();
  });
  const { tenantId, version } = company;
  return {
    isBusy: changing.isPending || asking.isPending,
    error: changing.error ?? asking.error,
    change: (reason: string, terms: NonNullable<ReturnType<typeof termsTyped>>) =>
      changing.mutate({ params: { tenantId }, body: { reason, version, terms } }),
    ask: (reason: string, terms: NonNullable<ReturnType<typeof termsTyped>>) =>
      asking.mutate({ params: { tenantId }, body: { requestId, reason, version, terms } }),
  };
};

/** 契約の変更: what differs is shown, old → new, before it is sent. */
export const ContractDialog = dialog(({ company, onClose }: ContractDialogProps) => {
  const before = termsShown(company);
  const [typed, type] = useState(() => typedOf(before));
  const [isTried, setTried] = useState(false);
  const { isBusy, error, change, ask } = useContract(company, onClose);
  const terms = termsTyped(typed);
  const changes = terms === undefined ? [] : changesOfTerms(before, terms);
  const isReduction = terms !== undefined && takesAway(before, terms);
  return (
    <ReasonDialog
      title={`${company.name}の契約を変更しますか`}
      confirmLabel={isReduction ? '縮小を依頼する' : '変更する'}
      isDangerous={isReduction}
      isBusy={isBusy}
      error={error}
      further={{ isTyped: changes.length > 0, isSound: changes.length > 0 }}
      onTry={() => setTried(true)}
      onClose={onClose}
      onConfirm={(reason) => {
        if (terms !== undefined) (isReduction ? ask : change)(reason, terms);
      }}
    >
      <TermsFields terms={typed} faults={isTried ? faultsOfTerms(typed) : {}} onTerms={type} />
      {isTried && terms !== undefined && changes.length === 0 ? (
        <Notice tone="bad">変更する項目を入力してください。</Notice>
      ) : null}
      {changes.length === 0 ? null : (
        <section aria-label="変更の内容">
          <Text fw={600} size="sm">
            変更の内容
          </Text>
          <List size="sm">
            {changes.map(({ what, from, to }) => (
              <List.Item key={what}>{`${what}：${from} → ${to}`}</List.Item>
            ))}
          </List>
        </section>
      )}
      {isReduction ? (
        <>
          <Notice tone="warn">
            上限を下げても、登録済みの利用者やデータは消えません。ただし、利用量が新しい上限を超えている会社では、上限に収まるまで利用者・申請・証憑を追加できなくなります。先に会社に利用状況を確かめてもらってください。
          </Notice>
          <TwoPersonHint />
        </>
      ) : null}
    </ReasonDialog>
  );
});
