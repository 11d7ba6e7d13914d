import { Button, Group, SimpleGrid, Table, Text } from '@mantine/core';
import type { ControlProps, DrawsFields } from '#web/settings/controls/control-props.ts';
import type { DraftRow } from '#web/settings/drafts.ts';
import type { AnyRows } from '#web/settings/part-fields.ts';

type RowFieldsProps = Omit<ControlProps<AnyRows>, 'draft' | 'onChange' | 'isRequired'> & {
  readonly requires: (path: string) => boolean;
  readonly drawsFields: DrawsFields;
  readonly row: DraftRow;
  readonly at: number;
  readonly onRow: (row: DraftRow) => void;
  readonly onRemove: () => void;
  readonly onClose: () => void;
  /** Where its order says something, and there is a row before it. */
  readonly onUp?: () => void;
  readonly onDown?: () => void;
};

/** A row while it is changed, over the width of the table. */
export const RowFields = (props: RowFieldsProps) => {
  const { field, row, at, path, faults, names, today, requires, drawsFields } = props;
  const own = faults.find((fault) => fault.path === path);
  return (
    <Table.Tr data-row={row.key} className="sf-open-row">
      <Table.Td colSpan={Object.keys(field.row).length + 1}>
        <fieldset className="sf-fieldset">
          <legend>
            {field.rowWord}（{at + 1}行目）
          </legend>
          <SimpleGrid cols={{ base: 1, xs: 2, md: 3 }} spacing="sm" verticalSpacing="sm">
            {drawsFields({
              fields: field.row,
              draft: row.fields,
              path,
              faults,
              names,
              today,
              isRequired: requires,
              onChange: (fields) => props.onRow({ ...row, fields }),
            })}
          </SimpleGrid>
          {own === undefined ? null : (
            <Text size="sm" c="#b42318" role="alert" mt={4}>
              {own.message}
            </Text>
          )}
          <Group justify="flex-end" gap="xs" mt="xs">
            {props.onUp === undefined ? null : (
              <Button size="compact-sm" variant="subtle" onClick={props.onUp}>
                上へ
              </Button>
            )}
            {props.onDown === undefined ? null : (
              <Button size="compact-sm" variant="subtle" onClick={props.onDown}>
                下へ
              </Button>
            )}
            <Button size="compact-sm" variant="subtle" color="#b42318" onClick={props.onRemove}>
              この行を取り除く
            </Button>
            <Button size="compact-sm" variant="default" onClick={props.onClose}>
              閉じる
            </Button>
          </Group>
        </fieldset>
      </Table.Td>
    </Table.Tr>
  );
};
