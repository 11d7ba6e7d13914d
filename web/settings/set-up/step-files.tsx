import { Button } from '@mantine/core';
import type { SetUpStep } from '#domain/set-up/set-up-steps.ts';
import { useDeed } from '#web/api/contract-client.ts';
import { Icon } from '#web/ui/icons.tsx';
import { tellError } from '#web/ui/tell.ts';

type StepFile = { readonly label: string; readonly save: () => Promise<void> };

/** What writes files is loaded with the first of them. */
const files: Partial<Record<SetUpStep, readonly StepFile[]>> = {
  departments: [
    {
      label: '部門の見本（CSV）',
      save: async () => (await import('#web/masters/save-csv.ts')).saveSampleOfDepartments(),
    },
  ],
  people: [
    {
      label: '利用者の見本（CSV）',
      save: async () => (await import('#web/masters/save-csv.ts')).saveSampleOfPeople(),
    },
  ],
  items: [
    {
      label: 'いまの経費科目（CSV）',
      save: async () => (await import('#web/masters/save-csv.ts')).saveKept('items'),
    },
    {
      label: 'いまの勘定科目（CSV）',
      save: async () => (await import('#web/masters/save-csv.ts')).saveKept('accounts'),
    },
  ],
};

const FileButton = ({ label, save }: StepFile) => {
  const saving = useDeed({ mutationFn: save });
  return (
    <Button
      size="compact-sm"
      variant="default"
      leftSection={<Icon name="download" size={14} />}
      loading={saving.isPending}
      onClick={() => saving.mutate(undefined, { onError: tellError })}
    >
      {label}
    </Button>
  );
};

/** Files with which a step begins. */
export const StepFiles = ({ step }: { readonly step: SetUpStep }) =>
  (files[step] ?? []).map((file) => <FileButton key={file.label} {...file} />);
