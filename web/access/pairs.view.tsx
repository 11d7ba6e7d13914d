import { Checkbox, Table, Text } from '@mantine/core';
import { rightFacts, type CompanyAccess } from '#domain/rights/grants.ts';
import { allSeparatedPairs, separatedPairs, type SeparatedPair } from '#domain/rights/separated-pairs.ts';
import { pairsHeldBy } from '#domain/rights/separation.ts';
import type { Finding } from '#web/access/access-api.ts';
import { Notice } from '#web/ui/notice.tsx';

type PairsProps = {
  readonly access: CompanyAccess;
  /** As of what is stored. */
  readonly findings: readonly Finding[];
  readonly onChange: ((access: CompanyAccess) => void) | undefined;
};

const findingWords = (finding: Finding | undefined): string => {
  if (finding === undefined) return 'いません';
  const more = finding.count - finding.people.length;
  return finding.people.map(({ name }) => name).join('、') + (more > 0 ? `、ほか${more}人` : '');
};

/** Roles of the company's own that hold both rights of a pair by themselves. */
const rolesThatHold = (pair: SeparatedPair, access: CompanyAccess): readonly string[] =>
  access.roles.filter(({ id }) => pairsHeldBy([id], access).includes(pair)).map(({ name }) => name);

/** 職務の分離: who could do a thing and hide it (S-09), and what nobody may hold together. */
export const Pairs = ({ access, findings, onChange }: PairsProps) => (
  <>
    <Text size="sm" mb="sm">
      1人が両方の権限を持つと、不正や誤りに気づけません。禁止すると、両方を持つことになるロールの変更は保存できなくなります。
    </Text>
    <Table aria-label="職務の分離" verticalSpacing={6} className="sf-stacked">
      <Table.Thead>
        <Table.Tr>
          <Table.Th>組み合わせ</Table.Th>
          <Table.Th>いま両方を持つ人</Table.Th>
          <Table.Th>扱い</Table.Th>
        </Table.Tr>
      </Table.Thead>
      <Table.Tbody>
        {allSeparatedPairs.map((pair) => {
          const { words, between } = separatedPairs[pair];
          const finding = findings.find((one) => one.pair === pair);
          const isRefused = access.refusedPairs.includes(pair);
          const roles = rolesThatHold(pair, access);
          return (
            <Table.Tr key={pair} style={{ verticalAlign: 'top' }}>
              <Table.Th scope="row">
                {words}
                <Text size="xs" c="dimmed" fw={400}>
                  {between.map((right) => `「${rightFacts(right).words}」`).join('と')}
                </Text>
              </Table.Th>
              <Table.Td fw={finding === undefined ? 400 : 600}>
                {findingWords(finding)}
                {roles.length === 0 ? null : (
                  <Notice tone="warn">ロール「{roles.join('」「')}」は、それだけで両方を持ちます。</Notice>
                )}
              </Table.Td>
              <Table.Td style={{ whiteSpace: 'nowrap' }}>
                <Checkbox
                  label="禁止する"
                  aria-label={`${words}を兼ねることを禁止する`}
                  checked={isRefused}
                  disabled={onChange === undefined || (finding !== undefined && !isRefused)}
                  description={
                    finding !== undefined && !isRefused ? '両方を持つ人がいるため、禁止できません' : undefined
                  }
                  onChange={({ currentTarget: { checked } }) =>
                    onChange?.({
                      ...access,
                      refusedPairs: checked
                        ? [...access.refusedPairs, pair]
                        : access.refusedPairs.filter((one) => one !== pair),
                    })
                  }
                />
                <span className="sf-print-only">{isRefused ? '禁止' : '報告のみ'}</span>
              </Table.Td>
            </Table.Tr>
          );
        })}
      </Table.Tbody>
    </Table>
  </>
);
