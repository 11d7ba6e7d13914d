import { Button, Group, Stack, Table, Text, Title as Heading } from '@mantine/core';
import { useEffect, useLayoutEffect, useRef, useState } from 'react';
import { type ControlProps, type DrawsFields, hintOf } from '#web/settings/controls/control-props.ts';
import { MoreRows, RowSearch, useRowSearch } from '#web/settings/controls/row-search.tsx';
import { RowFields } from '#web/settings/controls/row-fields.tsx';
import { type DraftRow, emptyRow, madeFields, rowsIn, valueOf } from '#web/settings/drafts.ts';
import type { AnyFields, AnyRows } from '#web/settings/part-fields.ts';
import { sayRow, sayValue } from '#web/settings/say-value.ts';
import { useUndo } from '#web/ui/use-undo.ts';

type RowsProps = ControlProps<AnyRows> & {
  readonly requires: (path: string) => boolean;
  readonly drawsFields: DrawsFields;
};

/** A row as it reads; its button opens it to be changed. */
const ClosedRow = ({
  rows,
  row,
  names,
  onOpen,
}: {
  readonly rows: AnyRows;
  readonly row: DraftRow;
  readonly names: RowsProps['names'];
  readonly onOpen: () => void;
}) => (
  <Table.Tr className="sf-row" onClick={onOpen}>
    {Object.entries(rows.row).map(([name, field]) => (
      <Table.Td key={name} data-word={field.word} className={field.kind === 'yen' ? 'sf-number' : ''}>
        {sayValue(field, valueOf(field, row.fields[name]), names)}
      </Table.Td>
    ))}
    <Table.Td className="sf-row-act">
      <Button
        size="compact-xs"
        variant="subtle"
        aria-label={`${sayRow(rows, Object.fromEntries(rowValues(rows, row)), names)}を変更する`}
        onClick={(event) => {
          event.stopPropagation();
          onOpen();
        }}
      >
        変更
      </Button>
    </Table.Td>
  </Table.Tr>
);

const rowValues = (rows: AnyRows, row: DraftRow) =>
  Object.entries(rows.row).map(([name, field]) => [name, valueOf(field, row.fields[name])] as const);

const useRows = ({ field, draft, path, faults, onChange, today }: RowsProps) => {
  const rows = rowsIn(draft);
  const [opened, open] = useState<ReadonlySet<string>>(new Set());
  const offerUndo = useUndo();
  // What is put back joins what the form has become meanwhile.
  const latest = useRef({ rows, onChange });
  useEffect(() => {
    latest.current = { rows, onChange };
  });
  const isOpen = ({ key }: DraftRow, at: number): boolean =>
    opened.has(key) || faults.some((fault) => `${fault.path}.`.startsWith(`${path}.${at}.`));
  return {
    rows,
    isOpen,
    open: ({ key }: DraftRow) => open(new Set([...opened, key])),
    close: ({ key }: DraftRow) => open(new Set([...opened].filter((one) => one !== key))),
    add: (): string => {
      const filled = 'validFrom' in field.row ? { validFrom: today } : {};
      const row = emptyRow(field.row, { ...filled, ...madeFields(field.row, rows) });
      open(new Set([...opened, row.key]));
      onChange([...rows, row]);
      return row.key;
    },
    move: (row: DraftRow, by: 1 | -1) => {
      const at = rows.indexOf(row);
      onChange(rows.toSpliced(at, 1).toSpliced(at + by, 0, row));
    },
    put: (row: DraftRow) => onChange(rows.map((one) => (one.key === row.key ? row : one))),
    remove: (row: DraftRow, said: string) => {
      const at = rows.indexOf(row);
      onChange(rows.filter((one) => one !== row));
      offerUndo(`${said}を取り除きました`, () => {
        const now = latest.current;
        now.onChange(now.rows.toSpliced(at, 0, row));
      });
    },
  };
};

/** With the drawing that brings the row, and no later: who types on elsewhere at once is not torn away from there. */
const useRowFocus = (): ((key: string) => void) => {
  const wanted = useRef<string>(undefined);
  useLayoutEffect(() => {
    if (wanted.current === undefined) return;
    const first = document.querySelector<HTMLElement>(`[data-row="${wanted.current}"] :is(input, textarea)`);
    if (first === null) return;
    wanted.current = undefined;
    first.focus();
  });
  return (key) => {
    wanted.current = key;
  };
};

const Heads = ({ columns }: { readonly columns: AnyFields }) => (
  <Table.Thead>
    <Table.Tr>
      {Object.entries(columns).map(([name, { kind, word }]) => (
        <Table.Th key={name} ta={kind === 'yen' ? 'right' : 'left'}>
          {word}
        </Table.Th>
      ))}
      <Table.Th>
        <span className="sf-unseen">操作</span>
      </Table.Th>
    </Table.Tr>
  </Table.Thead>
);

const Title = ({ field, hint }: { readonly field: AnyRows; readonly hint: string | undefined }) => (
  <>
    {field.word === '' ? null : <Heading order={2}>{field.word}</Heading>}
    {hint === undefined ? null : (
      <Text size="xs" c="dimmed">
        {hint}
      </Text>
    )}
  </>
);

/** What is wrong with the table as a whole, as with a row that is no more in it. */
const WholeFault = ({ faults, path }: Pick<RowsProps, 'faults' | 'path'>) => {
  const fault = faults.find((one) => one.path === path);
  return fault === undefined ? null : (
    <Text size="sm" c="red.8" role="alert">
      {fault.message}
    </Text>
  );
};

/** A table of rows: each reads as a line, and opens to be changed. */
export const RowsControl = (props: RowsProps) => {
  const { field, path, names } = props;
  const { rows, isOpen, open, close, add, move, put, remove } = useRows(props);
  const focusRow = useRowFocus();
  const search = useRowSearch({ field, rows, names, isOpen });
  const openRow = (row: DraftRow): void => {
    open(row);
    focusRow(row.key);
  };
  return (
    <Stack gap={6} className="sf-across">
      <Title field={field} hint={hintOf(props)} />
      <WholeFault {...props} />
      {search.isMany ? <RowSearch search={search} field={field} count={rows.length} /> : null}
      {rows.length === 0 ? null : (
        <Table className="sf-rows" aria-label={field.word || `${field.rowWord}の一覧`}>
          <Heads columns={field.row} />
          <Table.Tbody>
            {search.shown.map(({ row, at }) =>
              isOpen(row, at) ? (
                <RowFields
                  key={row.key}
                  {...props}
                  row={row}
                  at={at}
                  path={`${path}.${at}`}
                  onRow={put}
                  onRemove={() => remove(row, `${at + 1}行目の${field.rowWord}`)}
                  onClose={() => close(row)}
                  {...(field.isOrdered === true && at > 0 ? { onUp: () => move(row, -1) } : {})}
                  {...(field.isOrdered === true && at < rows.length - 1
                    ? { onDown: () => move(row, 1) }
                    : {})}
                />
              ) : (
                <ClosedRow key={row.key} rows={field} row={row} names={names} onOpen={() => openRow(row)} />
              ),
            )}
          </Table.Tbody>
        </Table>
      )}
      <MoreRows search={search} />
      {rows.length === 0 ? (
        <Text size="sm" c="dimmed">
          行はありません。
        </Text>
      ) : null}
      <Group>
        <Button variant="default" size="compact-sm" onClick={() => focusRow(add())}>
          {field.rowWord}を追加
        </Button>
      </Group>
    </Stack>
  );
};
