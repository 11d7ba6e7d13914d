import { Stack } from '@mantine/core';
import { useState } from 'react';
import { useParams } from 'react-router';
import { notFound } from '#contract/refusals/chain.ts';
import { useMay } from '#web/api/session.tsx';
import { ApiRefusal } from '#web/api/problem.ts';
import { partCalled } from '#web/settings/every-part.ts';
import { PartFormCard } from '#web/settings/part-form.tsx';
import { toldOn } from '#web/settings/part-fields.ts';
import { PartValue } from '#web/settings/part-value.view.tsx';
import { SettingHistory } from '#web/settings/setting-history.tsx';
import type { ShownPart } from '#web/settings/setting-part.ts';
import { useNames, usePart } from '#web/settings/settings-api.ts';
import { Card } from '#web/ui/card.tsx';
import { Failure } from '#web/ui/failure.tsx';
import { todayInJapan } from '#web/ui/format-date.ts';
import { PageHead } from '#web/ui/page-head.tsx';
import { Waiting } from '#web/ui/waiting.tsx';

const Part = ({ part }: { readonly part: ShownPart }) => {
  const { data, error, refetch } = usePart(part);
  const [today] = useState(() => todayInJapan(Date.now()));
  const mayKeep = useMay(part.replace);
  const names = useNames();
  const all = { ...names, ...part.namesIn?.(data?.value, names) };
  return (
    <>
      <PageHead
        title={part.title}
        lead={toldOn(part.purpose, today)}
        back={{ to: '/settings', label: '会社設定' }}
      />
      {data === undefined ? (
        error === null ? (
          <Waiting />
        ) : (
          <Failure error={error} onRetry={() => void refetch()} />
        )
      ) : (
        <Stack gap="lg">
          {mayKeep ? (
            <PartFormCard part={part} newest={data} names={names} />
          ) : (
            <Card>
              <PartValue field={part.field} value={data.value} names={all} />
            </Card>
          )}
          {mayKeep || part.besideReading === undefined ? null : <part.besideReading value={data.value} />}
          <Card title="変更の履歴">
            <SettingHistory part={part.name} names={all} />
          </Card>
        </Stack>
      )}
    </>
  );
};

const nowhere = new ApiRefusal({
  status: notFound.status,
  code: notFound.kind,
  title: '',
  detail: '',
  fields: [],
  document: {},
});

/** 会社設定の1つ: its form, and who changed it. */
export const SettingPartPage = () => {
  const { part: name } = useParams();
  const part = partCalled(name);
  return part === undefined ? <Failure error={nowhere} isWhole /> : <Part key={part.name} part={part} />;
};
