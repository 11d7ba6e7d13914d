import { Checkbox, Table, Text } from '@mantine/core';
import type { CompanyAccess } from '#domain/rights/grants.ts';
import { allRights, rightFacts } from '#domain/rights/grants.ts';
import { functionGroups, type FunctionGroup } from '#domain/rights/rights.ts';
import { type Holding, rolesOfGroup } from '#web/access/access-words.ts';

type FunctionsProps = {
  readonly access: CompanyAccess;
  readonly holdings: readonly Holding[];
  /** Undefined for whoever may only look. */
  readonly onChange: ((access: CompanyAccess) => void) | undefined;
};

const isGroup = (text: string): text is FunctionGroup => Object.hasOwn(functionGroups, text);
const groupsThatCanBeOff = Object.keys(functionGroups)
  .filter(isGroup)
  .filter((group) => functionGroups[group].canBeOff);

const wordsOfRights = (group: FunctionGroup): string =>
  allRights
    .map(rightFacts)
    .filter((facts) => facts.group === group)
    .map(({ words }) => words)
    .join('、');

/** 機能の停止: what everybody loses with it, and who that is. */
export const Functions = ({ access, holdings, onChange }: FunctionsProps) => (
  <>
    <Text size="sm" mb="sm">
      停止した機能は、ロールにかかわらず誰も使えなくなります。これまでの内容は引き続き閲覧できます。
    </Text>
    <Table aria-label="機能の停止" verticalSpacing={6} className="sf-stacked">
      <Table.Thead>
        <Table.Tr>
          <Table.Th>機能</Table.Th>
          <Table.Th>できなくなること</Table.Th>
          <Table.Th>使えなくなる人</Table.Th>
        </Table.Tr>
      </Table.Thead>
      <Table.Tbody>
        {groupsThatCanBeOff.map((group) => {
          const { words } = functionGroups[group];
          const isStopped = access.switchedOff.includes(group);
          return (
            <Table.Tr key={group} style={{ verticalAlign: 'top' }}>
              <Table.Th scope="row" style={{ whiteSpace: 'nowrap' }}>
                <Checkbox
                  label={`${words}を停止`}
                  checked={isStopped}
                  disabled={onChange === undefined}
                  onChange={({ currentTarget: { checked } }) =>
                    onChange?.({
                      ...access,
                      switchedOff: checked
                        ? [...access.switchedOff, group]
                        : access.switchedOff.filter((one) => one !== group),
                    })
                  }
                />
                <span className="sf-print-only">{isStopped ? `${words}（停止中）` : words}</span>
              </Table.Th>
              <Table.Td>{wordsOfRights(group)}</Table.Td>
              <Table.Td>{rolesOfGroup(group, access, holdings).join('、') || 'いません'}</Table.Td>
            </Table.Tr>
          );
        })}
      </Table.Tbody>
    </Table>
  </>
);
