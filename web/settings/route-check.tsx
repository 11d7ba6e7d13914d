import { Stack, Text } from '@mantine/core';
import { useDebouncedValue } from '@mantine/hooks';
import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { checkRoutes } from '#contract/route-checks.ts';
import { listUsers } from '#contract/user-keeping.ts';
import type { AnswerOf, Asked } from '#contract/endpoint.ts';
import { send } from '#web/api/contract-client.ts';
import { faultsIn } from '#web/api/field-shapes.ts';
import { useMay } from '#web/api/session.tsx';
import { type Example, ExampleFields } from '#web/settings/route-example.tsx';
import type { Names } from '#web/settings/say-value.ts';
import { Card } from '#web/ui/card.tsx';
import { Notice } from '#web/ui/notice.tsx';

type Body = Asked<typeof checkRoutes>['body'];
type Checked = AnswerOf<typeof checkRoutes>;

/** What is asked once typing has paused; what the server would not take is not asked. */
const useCheck = (value: object, example: Example | undefined) => {
  const body: Body = { value: Object(value), ...(example === undefined ? {} : { example }) };
  const [text] = useDebouncedValue(JSON.stringify(body), 600);
  const waited: Body = JSON.parse(text);
  return useQuery({
    queryKey: [checkRoutes.path, text],
    queryFn: () => send(checkRoutes, { body: waited }),
    enabled: faultsIn(checkRoutes, waited).length === 0,
    staleTime: 10_000,
    placeholderData: (before: Checked | undefined) => before,
  });
};

const Holes = ({ checked: { holes, isStoodIn, unlooked } }: { readonly checked: Checked }) =>
  holes.length === 0 ? (
    <Notice tone={unlooked === undefined ? 'good' : 'calm'}>
      {unlooked ?? '承認者のいないステップはありません。'}
    </Notice>
  ) : (
    <Notice tone="warn" title="承認する人がいないところがあります">
      {holes.map(({ route, words }) => (
        <div key={`${route ?? ''} ${words}`}>
          {route === undefined ? '' : `ルート「${route}」：`}
          {words}
        </div>
      ))}
      {unlooked === undefined ? null : <div>{unlooked}</div>}
      <div>
        {isStoodIn
          ? 'そのステップは代替承認者が承認します。'
          : '代替承認者もいないため、その申請は提出できません。'}
      </div>
    </Notice>
  );

const Taken = ({ taken }: { readonly taken: Checked['taken'] }) => {
  if (taken === undefined)
    return <Notice tone="bad">この申請を受けるルートがありません。提出できません。</Notice>;
  return (
    <Stack gap={4}>
      <Text size="sm" fw={600}>
        ルート「{taken.route}」{taken.isPassable ? '' : '（このままでは提出できません）'}
      </Text>
      <ol className="sf-changes">
        {taken.steps.map(({ name, approverNames, isStandIn }) => (
          <li key={name}>
            <Text span size="sm">
              {name}：{approverNames.length === 0 ? '承認者なし' : approverNames.join('・')}
              {isStandIn === true ? '（代替承認者）' : ''}
            </Text>
          </li>
        ))}
      </ol>
    </Stack>
  );
};

/** While routes are typed: where nobody could approve, and which way an example claim would go. */
export const RouteCheck = ({ value, names }: { readonly value: object; readonly names: Names }) => {
  const [example, setExample] = useState<Example>();
  const mayFind = useMay(listUsers);
  const { data } = useCheck(value, example);
  return (
    <Stack gap="md">
      {data === undefined ? null : <Holes checked={data} />}
      {mayFind ? (
        <Card title="例の申請で確かめる">
          <Stack gap="sm">
            <ExampleFields names={names} onExample={setExample} />
            {example === undefined || data === undefined ? (
              <Text size="sm" c="dimmed">
                申請者を選ぶと、入力中のルートで誰に回るかを表示します。
              </Text>
            ) : (
              <Taken taken={data.taken} />
            )}
          </Stack>
        </Card>
      ) : null}
    </Stack>
  );
};
