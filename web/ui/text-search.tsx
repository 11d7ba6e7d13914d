import { Button, CloseButton, Group, TextInput } from '@mantine/core';
import type { SyntheticEvent } from 'react';
import { useTyped } from '#web/ui/use-typed.ts';

type TextSearchProps = {
  readonly label: string;
  readonly maxLength: number;
  readonly text?: string;
  readonly onText: (text: string) => void;
};

/** Words to search for: sent by Enter, by the button, or by taking them out. */
export const TextSearch = ({ label, maxLength, text = '', onText }: TextSearchProps) => {
  const { typed, type } = useTyped(text);
  const search = (event: SyntheticEvent): void => {
    event.preventDefault();
    onText(typed.trim());
  };
  return (
    <search className="sf-filter-text">
      <form onSubmit={search}>
        <Group gap="xs" align="flex-end" wrap="nowrap">
          <TextInput
            label={label}
            style={{ flex: 1, minWidth: 0 }}
            value={typed}
            maxLength={maxLength}
            enterKeyHint="search"
            autoComplete="off"
            onChange={(event) => type(event.currentTarget.value)}
            rightSection={
              typed === '' ? null : (
                <CloseButton
                  size="sm"
                  aria-label="検索語を消す"
                  onClick={() => {
                    type('');
                    onText('');
                  }}
                />
              )
            }
          />
          <Button type="submit" variant="default" size="sm">
            検索
          </Button>
        </Group>
      </form>
    </search>
  );
};
