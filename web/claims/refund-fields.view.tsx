import { Button, Checkbox, Group, SimpleGrid, Stack, Text } from '@mantine/core';
import { useState } from 'react';
import { itemOfLine, type LineFieldsProps } from '#web/claims/line-fields.ts';
import { OriginalPicker } from '#web/claims/original-picker.view.tsx';
import { Placed } from '#web/claims/placed.view.tsx';
import { leftOf, sayParts, withOriginal, withoutOriginal } from '#web/claims/refund-of-original.ts';
import { DateField } from '#web/calendar/date-field.tsx';
import { Facts } from '#web/ui/facts.tsx';
import { formatDate } from '#web/ui/format-date.ts';
import { formatYen } from '#web/ui/format-yen.ts';
import { YenField } from '#web/ui/yen-field.tsx';

const Chosen = ({ line, form }: LineFieldsProps) => {
  const { originalFacts: original, purchasedOn } = line;
  if (original === undefined)
    return (
      <Facts facts={[{ term: '購入日', value: purchasedOn === '' ? '未入力' : formatDate(purchasedOn) }]} />
    );
  return (
    <Facts
      facts={[
        { term: '元の明細', value: `${original.claimNumber} 明細${original.lineId}` },
        { term: '購入日', value: formatDate(original.spentOn) },
        { term: '経費科目', value: itemOfLine(original, form)?.name ?? original.account.name },
        { term: '支払先', value: original.supplier.name },
        { term: '税率・税額', value: sayParts(original) },
        { term: '返金できる残り', value: formatYen(leftOf(original)) },
      ]}
    />
  );
};

const ByHand = ({ line, form, onChange }: LineFieldsProps) => (
  <>
    <Text size="sm" c="dimmed">
      元の明細がSTAFeeにないときは、購入日を入力してください。
    </Text>
    <SimpleGrid cols={{ base: 1, xs: 2 }}>
      <DateField
        label="もとの購入日"
        isRequired
        value={line.purchasedOn}
        today={form.today}
        leaning="past"
        onChange={(purchasedOn) => onChange((before) => ({ ...before, purchasedOn }))}
      />
      <YenField
        label="もとの購入金額（一部返金のとき）"
        value={line.purchasedYen}
        error={undefined}
        onChange={(purchasedYen) => onChange((before) => ({ ...before, purchasedYen }))}
      />
    </SimpleGrid>
  </>
);

const Origin = (props: LineFieldsProps) => {
  const { line, form, onChange } = props;
  const [isPicking, pick] = useState(false);
  const isChosen = line.original !== undefined;
  return (
    <>
      {isChosen ? <Chosen {...props} /> : null}
      <Group gap="xs">
        <Button variant="light" size="compact-md" onClick={() => pick(true)}>
          {isChosen ? '元の明細を選び直す' : '元の明細を選ぶ'}
        </Button>
        {isChosen ? (
          <Button variant="subtle" size="compact-md" onClick={() => onChange(withoutOriginal)}>
            手入力にする
          </Button>
        ) : null}
      </Group>
      {isChosen ? null : <ByHand {...props} />}
      <OriginalPicker
        isOpen={isPicking}
        items={form.items}
        onChoose={(original) => {
          onChange((before) => withOriginal(before, original));
          pick(false);
        }}
        onClose={() => pick(false)}
      />
    </>
  );
};

/** 返金・払戻し: the line that flows back, chosen among one's own, or its day and amount by hand. */
export const RefundFields = (props: LineFieldsProps) => {
  const { line, onChange } = props;
  return (
    <Placed {...props} field="refund" isGroup>
      <Stack gap="xs">
        <Checkbox
          label="返金・払戻し"
          description="購入した金額の全部または一部が戻ってきたとき。金額はそのまま入力すると、マイナスで計上します"
          checked={line.isRefund}
          onChange={({ currentTarget: { checked } }) =>
            onChange((before) => ({ ...before, isRefund: checked }))
          }
        />
        {line.isRefund ? <Origin {...props} /> : null}
      </Stack>
    </Placed>
  );
};
