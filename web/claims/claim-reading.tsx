import { SimpleGrid, Stack, Text } from '@mantine/core';
import type { ReactNode } from 'react';
import type { DraftLine } from '#domain/lines/draft-line.ts';
import type { ClaimView } from '#web/claims/claim-view.ts';
import type { EvidenceMeta } from '#web/evidence/evidence-access.ts';
import { ClaimLines } from '#web/claims/claim-lines.view.tsx';
import { ClaimTop, ReasonNotice } from '#web/claims/claim-top.view.tsx';
import { Changes, useCorrecting } from '#web/claims/correcting.tsx';
import { useClaimForm } from '#web/claims/claims-api.ts';
import { EditionChangesCard } from '#web/claims/edition-changes.view.tsx';
import { RouteProgress } from '#web/claims/route-progress.view.tsx';
import { Timeline } from '#web/claims/timeline.view.tsx';
import { EvidenceViewer } from '#web/evidence/evidence-viewer.view.tsx';
import { ClaimEntries } from '#web/journals/entries.view.tsx';
import { Failure } from '#web/ui/failure.tsx';
import { Limited } from '#web/ui/limited.tsx';
import { Waiting } from '#web/ui/waiting.tsx';

const evidenceOf = (files: readonly EvidenceMeta[], line: DraftLine) => (
  <EvidenceViewer key={line.id} evidence={files} emptyWords="証憑の添付はありません。" />
);

const Entries = ({ view }: { readonly view: ClaimView }) => {
  const { entries = [], areEntriesCut = false } = view;
  const isPosted = view.status === 'confirmed';
  const title = isPosted ? '仕訳' : '仕訳の見込み（確定すると計上されます）';
  return (
    <>
      {entries.length === 0 ? null : <ClaimEntries title={title} entries={entries} />}
      {areEntriesCut ? (
        <Text size="sm" c="dimmed">
          対象期間の外の月に計上される仕訳は、表示していません。
        </Text>
      ) : null}
    </>
  );
};

/** 取り消された仕訳とその赤伝. */
const EarlierEntries = ({ view }: { readonly view: ClaimView }) => {
  const { earlierEntries = [], isEarlierCut = false } = view;
  const title = `取り消した仕訳と赤伝${isEarlierCut ? '（新しいもののみ。すべては仕訳一覧にあります）' : ''}`;
  return earlierEntries.length === 0 ? null : <ClaimEntries title={title} entries={earlierEntries} />;
};

type ReadingProps = {
  readonly view: ClaimView;
  /** What can be done with it: nothing while there is nothing to read. */
  readonly children: ReactNode;
};

/** A whole claim to read: the same for its applicant, its approvers and 経理. */
export const ClaimReading = ({ view, children }: ReadingProps) => {
  const { data: form, error, refetch } = useClaimForm();
  const { correct, dialogs } = useCorrecting(view);
  if (form === undefined)
    return error === null ? <Waiting /> : <Failure error={error} onRetry={() => void refetch()} />;
  const hasRoute = view.route !== undefined;
  return (
    <>
      <Stack gap="lg">
        <ReasonNotice view={view} />
        <ClaimTop view={view} />
        {hasRoute && view.edition > 1 ? <EditionChangesCard view={view} items={form.items} /> : null}
        <ClaimLines view={view} items={form.items} evidenceOf={evidenceOf} onCorrect={correct} />
        <Limited
          isLimited={view.isLimited}
          what={view.lines.some(({ refund }) => refund !== undefined) ? '証憑・返金の元の明細' : '証憑'}
        />
        {dialogs}
        <Changes view={view} />
        <Entries view={view} />
        <EarlierEntries view={view} />
        <SimpleGrid cols={{ base: 1, md: hasRoute ? 2 : 1 }} spacing="lg" style={{ alignItems: 'start' }}>
          <RouteProgress view={view} />
          <Timeline claimId={view.id} />
        </SimpleGrid>
      </Stack>
      {children}
    </>
  );
};
