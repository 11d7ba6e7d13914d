import { Checkbox, Radio, ScrollArea, Stack, Text } from '@mantine/core';
import { type AudienceWay, chosenMost, isReached } from '#domain/announcements/announcement-kinds.ts';
import { useTenantPages } from '#web/operator/operator-api.ts';
import { stateWord } from '#web/operator/operator-words.ts';
import { FurtherPages } from '#web/operator/further-pages.view.tsx';

export type TypedAudience = { readonly to: AudienceWay; readonly tenantIds: readonly string[] };

type CompaniesProps = {
  readonly label: string;
  readonly tenantIds: readonly string[];
  readonly error?: string | undefined;
  readonly onChange: (tenantIds: readonly string[]) => void;
};

/** Companies whose contract runs, to be chosen one by one. */
export const CompaniesField = ({ label, tenantIds, error, onChange }: CompaniesProps) => {
  const list = useTenantPages();
  const companies = (list.data?.pages.flatMap(({ items }) => items) ?? []).filter(isReached);
  return (
    <Checkbox.Group
      label={label}
      description={`${chosenMost}社まで選択できます。`}
      value={[...tenantIds]}
      error={error}
      onChange={onChange}
    >
      <ScrollArea.Autosize mah={240} mt="xs">
        <Stack gap={6}>
          {companies.map(({ tenantId, name, state }) => (
            <Checkbox
              key={tenantId}
              value={tenantId}
              label={state === 'active' ? name : `${name}（${stateWord(state)}）`}
            />
          ))}
        </Stack>
      </ScrollArea.Autosize>
      <FurtherPages list={list} />
    </Checkbox.Group>
  );
};

type AudienceProps = {
  readonly audience: TypedAudience;
  readonly error?: string | undefined;
  readonly onChange: (audience: TypedAudience) => void;
};

/** For whom it is; suspended companies are told too. */
export const AudienceField = ({ audience, error, onChange }: AudienceProps) => (
  <Stack gap="sm">
    <Radio.Group
      label="宛先"
      value={audience.to}
      onChange={(to) => onChange({ ...audience, to: to === 'all' ? 'all' : 'chosen' })}
    >
      <Stack gap={6} mt={4}>
        <Radio value="all" label="すべての会社（利用を停止している会社を含む）" />
        <Radio value="chosen" label="会社を選択する" />
      </Stack>
    </Radio.Group>
    {audience.to === 'chosen' ? (
      <CompaniesField
        label="宛先の会社"
        tenantIds={audience.tenantIds}
        error={error}
        onChange={(tenantIds) => onChange({ to: 'chosen', tenantIds })}
      />
    ) : (
      <Text size="sm" c="dimmed">
        各社のテナント管理者にメールを送信します。
      </Text>
    )}
  </Stack>
);
