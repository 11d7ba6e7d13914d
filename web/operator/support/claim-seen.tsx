import { Button, Group, Stack, Text, Title } from '@mantine/core';
import { type ReactNode, useState } from 'react';
import { claimActs } from '#domain/claims/claim-acts.ts';
import { listedStatusWords } from '#domain/claims/claims-csv.ts';
import { DenseTable } from '#web/operator/support/dense-table.view.tsx';
import { Seen } from '#web/operator/support/seen.tsx';
import {
  fetchReceiptLink,
  type GrantPlace,
  type SeenClaim,
  type SeenStep,
  useSeen,
} from '#web/operator/support/support-api.ts';
import { Facts } from '#web/ui/facts.tsx';
import { openWhenKnown } from '#web/ui/follow-link.ts';
import { formatDate, formatInstant } from '#web/ui/format-date.ts';
import { formatYen } from '#web/ui/format-yen.ts';
import { tellError } from '#web/ui/tell.ts';

type OfClaim = { readonly claim: SeenClaim };

const momentOr = (at: string | undefined): string => (at === undefined ? '—' : formatInstant(at));

const statusOf = (status: SeenClaim['status']): string =>
  status === 'draft' ? '下書き' : listedStatusWords[status];

const factsOf = (claim: SeenClaim) => [
  { term: '申請番号', value: claim.number ?? '—' },
  { term: '状態', value: statusOf(claim.status) },
  { term: '版', value: `第${claim.edition}版（更新 ${claim.version}回）` },
  { term: '申請者', value: claim.applicant.name },
  { term: '部門', value: claim.department.name },
  { term: '合計', value: formatYen(claim.verdict.total) },
  { term: '申請の日時', value: momentOr(claim.submittedAt) },
  { term: '承認の日時', value: momentOr(claim.approvedAt) },
  { term: '確定の日時', value: momentOr(claim.confirmed?.at) },
  { term: '最終更新', value: formatInstant(claim.updatedAt) },
  ...(claim.returned === undefined ? [] : [{ term: '差戻しの理由', value: claim.returned.reason }]),
  ...(claim.rejected === undefined ? [] : [{ term: '却下の理由', value: claim.rejected.reason }]),
];

const Lines = ({ claim: { lines, verdict } }: OfClaim) => (
  <DenseTable
    label="明細"
    heads={['No.', '日付', '経費科目', '支払先', '金額', '証憑', '勘定科目', '確認の結果']}
    minWidth={960}
    rows={lines.map((line, index) => {
      const judged = verdict.lines.find(({ lineId }) => lineId === line.id);
      return {
        key: line.id,
        cells: [
          index + 1,
          line.spentOn === undefined ? '—' : formatDate(line.spentOn),
          line.itemCode ?? '—',
          line.supplier?.name ?? '—',
          line.amount === undefined ? '—' : formatYen(line.amount),
          `${line.evidenceIds?.length ?? 0}件`,
          judged === undefined ? '—' : `${judged.account.code} ${judged.account.name}`,
          judged === undefined || judged.findings.length === 0
            ? 'なし'
            : judged.findings.map(({ text }) => text).join('／'),
        ],
      };
    })}
  />
);

const stepStanding = (index: number, open: number, hasPassed: boolean): string => {
  if (hasPassed) return '承認済み';
  return index === open ? '承認待ち' : '未到達';
};

const Route = ({ claim: { route } }: OfClaim) =>
  route === undefined ? (
    <Text size="sm">承認ルートはまだありません。</Text>
  ) : (
    <DenseTable
      label="承認の経過"
      heads={['ステップ', '承認者', '状態', '承認した人', '日時']}
      minWidth={720}
      rows={route.steps.map(({ name, approverNames, isStandIn, passed }, index) => ({
        key: `${index} ${name}`,
        cells: [
          name,
          `${approverNames.join('・')}${isStandIn === true ? '（代替承認者）' : ''}`,
          stepStanding(index, route.step, passed !== undefined),
          passed?.byName ?? '—',
          momentOr(passed?.at),
        ],
      }))}
    />
  );

const stepRow = ({ at, byName, act, edition, stepName, reason, comment }: SeenStep, index: number) => ({
  key: `${index} ${at}`,
  cells: [
    formatInstant(at),
    byName,
    claimActs[act].did,
    stepName ?? '—',
    `第${edition}版`,
    reason ?? comment ?? '—',
  ],
});

type OfPlace = { readonly place: GrantPlace; readonly claimId: string };

const Timeline = ({ place, claimId }: OfPlace) => (
  <Seen of={useSeen(place, 'showTimeline', { params: { claimId } })}>
    {({ answer: { items, isCut } }) => (
      <Stack gap="xs">
        <DenseTable
          label="履歴"
          heads={['日時', '人', '操作', 'ステップ', '版', '理由・コメント']}
          minWidth={840}
          rows={items.map(stepRow)}
        />
        {isCut === true ? <Text size="sm">これより前の履歴は表示していません。</Text> : null}
      </Stack>
    )}
  </Seen>
);

type FilesProps = OfClaim & { readonly place: GrantPlace; readonly mayOpen: boolean };

/** A receipt is opened beside the console; each opening is told to the company. */
const Files = ({ claim: { evidence }, place, mayOpen }: FilesProps) => {
  const [opening, setOpening] = useState<string>();
  const open = async (id: string): Promise<void> => {
    setOpening(id);
    try {
      await openWhenKnown(fetchReceiptLink(place, id));
    } catch (error) {
      tellError(error);
    } finally {
      setOpening(undefined);
    }
  };
  if (evidence.length === 0) return <Text size="sm">添付されたファイルはありません。</Text>;
  return (
    <DenseTable
      label="証憑"
      heads={['ファイル名', '種類', '大きさ', 'アップロード', '操作']}
      minWidth={720}
      rows={evidence.map(({ id, fileName, contentType, size, status, uploadedAt }) => ({
        key: id,
        cells: [
          fileName,
          contentType,
          `${Math.ceil(size / 1024)} KB`,
          status === 'stored' ? momentOr(uploadedAt) : '完了していません',
          mayOpen && status === 'stored' ? (
            <Button
              key="open"
              size="compact-xs"
              variant="default"
              loading={opening === id}
              aria-label={`開く：${fileName}`}
              onClick={() => void open(id)}
            >
              開く
            </Button>
          ) : (
            '—'
          ),
        ],
      }))}
    />
  );
};

const Part = ({ title, children }: { readonly title: string; readonly children: ReactNode }) => (
  <Stack component="section" gap="xs" aria-label={title}>
    <Title order={3}>{title}</Title>
    {children}
  </Stack>
);

type ClaimSeenProps = OfPlace & { readonly opensFiles: boolean; readonly onBack: () => void };

/** 申請 of the company: its facts, lines, route, receipts and history, and nothing that could be done with it. */
export const ClaimSeen = ({ place, claimId, opensFiles, onBack }: ClaimSeenProps) => (
  <Stack gap="md">
    <Group>
      <Button size="compact-sm" variant="default" onClick={onBack}>
        申請の一覧へ戻る
      </Button>
    </Group>
    <Seen of={useSeen(place, 'showClaim', { params: { claimId } })}>
      {({ answer: claim }) => (
        <Stack gap="lg">
          <Title order={2} style={{ overflowWrap: 'anywhere' }}>
            {claim.title}
          </Title>
          <Facts facts={factsOf(claim)} />
          <Part title="明細">
            <Lines claim={claim} />
          </Part>
          <Part title="承認の経過">
            <Route claim={claim} />
          </Part>
          <Part title="証憑">
            <Files claim={claim} place={place} mayOpen={opensFiles} />
          </Part>
          <Part title="履歴">
            <Timeline place={place} claimId={claimId} />
          </Part>
        </Stack>
      )}
    </Seen>
  </Stack>
);
