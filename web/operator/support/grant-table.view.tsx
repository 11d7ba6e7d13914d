import { Anchor, Button, Group, ScrollArea, Table, Text } from '@mantine/core';
import { Link } from 'react-router';
import type { ShownGrant } from '#web/operator/support/support-api.ts';
import { endWords, isOpen, partsWords, stateWords } from '#web/operator/support/support-words.ts';
import { formatInstant } from '#web/ui/format-date.ts';
import { ToneBadge } from '#web/ui/tone-badge.tsx';

const unbroken = { whiteSpace: 'nowrap' } as const;

type OnEnd = (grant: ShownGrant) => void;
type RowProps = { readonly grant: ShownGrant; readonly mayUse: boolean; readonly onEnd: OnEnd };

const Row = ({ grant, mayUse, onEnd }: RowProps) => {
  const { tenantId, grantId, companyName, state, operatorName, isOwn, hours, askedAt, reason } = grant;
  const [word, tone] = stateWords[state];
  return (
    <Table.Tr>
      <Table.Td style={{ overflowWrap: 'anywhere', minWidth: 140 }}>{companyName}</Table.Td>
      <Table.Td>
        <ToneBadge tone={tone}>{word}</ToneBadge>
      </Table.Td>
      <Table.Td style={unbroken}>{isOwn ? `${operatorName}（自分）` : operatorName}</Table.Td>
      <Table.Td style={unbroken}>{partsWords(grant)}</Table.Td>
      <Table.Td className="sf-number">{`${hours}時間`}</Table.Td>
      <Table.Td className="sf-number" style={unbroken}>
        {formatInstant(askedAt)}
      </Table.Td>
      <Table.Td className="sf-number" style={unbroken}>
        {endWords(grant)}
      </Table.Td>
      <Table.Td style={{ overflowWrap: 'anywhere', minWidth: 200 }}>
        <Text size="sm">{reason}</Text>
      </Table.Td>
      <Table.Td>
        <Group gap={6} wrap="nowrap">
          {mayUse && isOwn && state === 'active' ? (
            <Anchor
              component={Link}
              to={`/support/${tenantId}/${grantId}`}
              size="sm"
              style={unbroken}
              aria-label={`閲覧する：${companyName}`}
            >
              閲覧する
            </Anchor>
          ) : null}
          {isOpen(grant) ? (
            <Button
              size="compact-sm"
              variant="default"
              aria-label={`${state === 'asked' ? '取り下げる' : '終える'}：${companyName}、${formatInstant(askedAt)}の依頼`}
              onClick={() => onEnd(grant)}
            >
              {state === 'asked' ? '取り下げる' : '終える'}
            </Button>
          ) : null}
        </Group>
      </Table.Td>
    </Table.Tr>
  );
};

const heads = ['会社', '状態', '依頼した人', '範囲', '時間', '依頼の日時', '終わり', '理由', '操作'];

type GrantTableProps = {
  readonly grants: readonly ShownGrant[];
  readonly mayUse: boolean;
  readonly onEnd: OnEnd;
};

/** 閲覧許可 of all companies, the newest first. */
export const GrantTable = ({ grants, mayUse, onEnd }: GrantTableProps) => (
  <ScrollArea viewportProps={{ tabIndex: 0, 'aria-label': '閲覧許可の一覧', role: 'region' }}>
    <Table verticalSpacing={6} miw={1120} aria-label="閲覧許可">
      <Table.Thead>
        <Table.Tr>
          {heads.map((head) => (
            <Table.Th key={head} scope="col" style={unbroken}>
              {head}
            </Table.Th>
          ))}
        </Table.Tr>
      </Table.Thead>
      <Table.Tbody>
        {grants.map((grant) => (
          <Row key={grant.grantId} grant={grant} mayUse={mayUse} onEnd={onEnd} />
        ))}
      </Table.Tbody>
    </Table>
  </ScrollArea>
);
