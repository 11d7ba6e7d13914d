import { NativeSelect, TextInput } from '@mantine/core';
import { useEffect, useState } from 'react';
import { useTenantPages } from '#web/operator/operator-api.ts';
import { isTenantLike } from '#web/operator/operator-words.ts';

type CompanyFieldProps = {
  readonly value: string;
  readonly error: string | undefined;
  readonly onChange: (tenantId: string) => void;
};

/** A company that is served, found by its code or its name. */
export const CompanyField = ({ value, error, onChange }: CompanyFieldProps) => {
  const { data, hasNextPage, isFetchingNextPage, isFetchNextPageError, fetchNextPage } = useTenantPages();
  const [typed, type] = useState('');
  const isReading = hasNextPage && !isFetchNextPageError;
  useEffect(() => {
    if (isReading && !isFetchingNextPage) void fetchNextPage();
  }, [isReading, isFetchingNextPage, fetchNextPage]);
  const active = (data?.pages ?? []).flatMap(({ items }) => items).filter(({ state }) => state === 'active');
  const offered = active.filter((one) => one.tenantId === value || isTenantLike(one, typed.trim()));
  return (
    <>
      <TextInput
        label="企業コード・会社名で絞り込む"
        autoComplete="off"
        value={typed}
        onChange={({ currentTarget }) => type(currentTarget.value)}
      />
      <NativeSelect
        label="会社"
        description={isReading ? '会社の一覧を読み込んでいます。' : undefined}
        required
        withAsterisk={false}
        value={value}
        error={error}
        data={[
          { value: '', label: '選択してください' },
          ...offered.map(({ tenantId, companyCode, name }) => ({
            value: tenantId,
            label: `${name}（${companyCode}）`,
          })),
        ]}
        onChange={({ currentTarget }) => onChange(currentTarget.value)}
      />
    </>
  );
};
