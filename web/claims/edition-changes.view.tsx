import { Box, Stack, Text } from '@mantine/core';
import { showEarlierEdition } from '#contract/beside-claims.ts';
import { useAnswer } from '#web/api/contract-client.ts';
import { sayFailure } from '#web/api/problem.ts';
import type { ClaimForm, ClaimView, EarlierEdition } from '#web/claims/claim-view.ts';
import { type Change, editionChanges, type LineChange } from '#web/claims/edition-changes.ts';
import { Card } from '#web/ui/card.tsx';
import { Notice } from '#web/ui/notice.tsx';
import { ToneBadge } from '#web/ui/tone-badge.tsx';
import { Waiting } from '#web/ui/waiting.tsx';

const nothing = '（なし）';

const Changes = ({ changes }: { readonly changes: readonly Change[] }) => (
  <Stack component="ul" gap={2} m={0} pl="lg">
    {changes.map(({ term, before, after }) => (
      <Text component="li" size="sm" key={term} style={{ overflowWrap: 'anywhere' }}>
        {term}：<del>{before === '' ? nothing : before}</del> → <ins>{after === '' ? nothing : after}</ins>
      </Text>
    ))}
  </Stack>
);

const kinds = {
  added: { words: '追加', tone: 'good' },
  removed: { words: '削除', tone: 'bad' },
  changed: { words: '変更', tone: 'warn' },
} as const;

const Line = ({ line }: { readonly line: LineChange }) => (
  <Box component="li">
    <ToneBadge tone={kinds[line.kind].tone}>{kinds[line.kind].words}</ToneBadge>{' '}
    <Text component="span" size="sm" fw={600}>
      {line.name}
    </Text>
    {line.kind === 'changed' ? <Changes changes={line.changes} /> : null}
  </Box>
);

type ShownProps = {
  readonly view: ClaimView;
  readonly items: ClaimForm['items'];
  readonly earlier: EarlierEdition;
};

const Shown = ({ view, items, earlier }: ShownProps) => {
  const { title, department, trip, lines } = view;
  const head = { title, departmentName: department.name, ...(trip === undefined ? {} : { trip }) };
  const changes = editionChanges(earlier, { head, lines }, { items, files: view.evidence });
  const ofClaim = [...changes.head, ...(changes.total === undefined ? [] : [changes.total])];
  if (ofClaim.length === 0 && changes.lines.length === 0)
    return <Text size="sm">明細・証憑・件名に変更はありません。</Text>;
  return (
    <Stack gap="xs">
      {ofClaim.length === 0 ? null : <Changes changes={ofClaim} />}
      <Stack component="ul" gap="xs" m={0} p={0} style={{ listStyle: 'none' }}>
        {changes.lines.map((line) => (
          <Line key={`${line.kind}-${line.lineId}`} line={line} />
        ))}
      </Stack>
    </Stack>
  );
};

type EditionChangesProps = { readonly view: ClaimView; readonly items: ClaimForm['items'] };

/** 前の版からの変更: since the reader voted on it, or since it was last sent. */
export const EditionChangesCard = ({ view, items }: EditionChangesProps) => {
  const asked = { params: { claimId: view.id } };
  const { data, error } = useAnswer<typeof showEarlierEdition, EarlierEdition>(showEarlierEdition, asked);
  const since = data === undefined ? '前の版' : `第${data.edition}版`;
  return (
    <Card title={`${since}からの変更${data?.isVotedOn === true ? '（あなたが前に見たときから）' : ''}`}>
      {error === null ? null : <Notice tone="quiet">{sayFailure(error)}</Notice>}
      {data === undefined && error === null ? <Waiting rows={2} /> : null}
      {data === undefined ? null : <Shown view={view} items={items} earlier={data} />}
    </Card>
  );
};
