import type { ReactNode } from 'react';
import { Box, Group, Stack, Table, Text } from '@mantine/core';
import type { ShownVerdict } from '#web/claims/claim-view.ts';
import { type PartWords, verdictWords } from '#web/claims/verdict-words.ts';
import { Notice } from '#web/ui/notice.tsx';

const TaxTable = ({ parts }: { readonly parts: readonly PartWords[] }) => (
  <Table fz="sm" verticalSpacing={4} horizontalSpacing={6} withRowBorders={false}>
    <Table.Thead>
      <Table.Tr>
        {['税率', '費用', '仮払消費税', '控除'].map((head, index) => (
          <Table.Th key={head} fw={500} c="dimmed" fz="xs" ta={index === 1 || index === 2 ? 'right' : 'left'}>
            {head}
          </Table.Th>
        ))}
      </Table.Tr>
    </Table.Thead>
    <Table.Tbody>
      {parts.map((part) => (
        <Table.Tr key={part.key}>
          <Table.Td>{part.rate}</Table.Td>
          <Table.Td className="sf-number" ta="right">
            {part.cost}
          </Table.Td>
          <Table.Td className="sf-number" ta="right">
            {part.tax}
          </Table.Td>
          <Table.Td>{part.deduction}</Table.Td>
        </Table.Tr>
      ))}
    </Table.Tbody>
  </Table>
);

const Accounting = ({ says }: { readonly says: string | undefined }) =>
  says === undefined ? null : (
    <Text size="xs" c="dimmed">
      {says}
    </Text>
  );

/** For 経理 and 監査: what decided and the articles, below the applicant's sentence. */
const Law = ({ says }: { readonly says: string | undefined }) =>
  says === undefined ? null : (
    <Text size="xs" mt={2} style={{ overflowWrap: 'anywhere' }}>
      {says}
    </Text>
  );

type VerdictPanelProps = {
  readonly verdict: ShownVerdict | undefined;
  /** Fields beside which the form says what the verdict says of them. */
  readonly placed?: readonly string[];
  /** 公表情報との照合 of its registration number. @default it was not looked up */
  readonly match?: ReactNode;
  /** Where there is little room, without account and tax. @default false */
  readonly isBrief?: boolean;
};

/** 判定 of one line, as it changes while typing. */
export const VerdictPanel = ({ verdict, placed = [], match, isBrief = false }: VerdictPanelProps) => {
  if (verdict === undefined || verdict.evidence.need === 'unknown')
    return (
      <Notice tone="quiet">
        経費科目・日付・金額を入力すると、必要な証憑・税額・勘定科目をここに表示します。
      </Notice>
    );
  const words = verdictWords(verdict, placed);
  const isNeeded = verdict.evidence.need !== 'none';
  return (
    <Stack gap="xs">
      <Notice tone={words.evidence.tone} title={isBrief && !isNeeded ? undefined : words.evidence.label}>
        {isBrief && verdict.evidence.isMet && isNeeded ? null : words.evidence.because}
        <Law says={words.evidence.law} />
      </Notice>
      {words.findings.map((finding) => (
        <Notice key={finding.key} tone={finding.tone}>
          {finding.says}
          <Law says={finding.law} />
        </Notice>
      ))}
      <Box px={4} className={isBrief ? 'sf-verdict-more' : ''}>
        <Group gap="lg" mb={4}>
          <Text size="sm">
            <Text span c="dimmed" size="xs">
              勘定科目（見込み）{' '}
            </Text>
            <Text span fw={600}>
              {words.account}
            </Text>
          </Text>
          {words.perHead === undefined ? null : (
            <Text size="sm">
              <Text span c="dimmed" size="xs">
                1人あたり{' '}
              </Text>
              <Text span fw={600} className="sf-number">
                {words.perHead}
              </Text>
            </Text>
          )}
        </Group>
        {words.registration === undefined ? null : (
          <Text size="sm" mb={4}>
            <Text span c="dimmed" size="xs">
              登録番号{' '}
            </Text>
            <Text span className="sf-number">
              {match ?? words.registration}
            </Text>
          </Text>
        )}
        <TaxTable parts={words.parts} />
        <Accounting says={words.accounting} />
      </Box>
    </Stack>
  );
};
