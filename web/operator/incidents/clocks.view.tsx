import { Stack, Text } from '@mantine/core';
import { clockWords } from '#domain/incidents/incident-clocks.ts';
import { clockStateWords, type ShownClock } from '#web/operator/incidents/incident-words.ts';
import { formatDate, formatInstant } from '#web/ui/format-date.ts';
import { ToneBadge } from '#web/ui/tone-badge.tsx';

const rules: Readonly<Record<ShownClock['kind'], string>> = {
  told: '検知から3営業日（土日・祝日を除く）。影響を受ける会社すべてにお知らせのメールが届くと止まります。電話などで知らせた会社は、時系列に記録してください。',
  prompt:
    '知った日を1日目として3〜5日（個人情報保護法26条、同法施行規則8条1項・9条）。時系列に記録すると止まります。',
  final:
    '知った日を1日目として30日、不正の目的のおそれがあれば60日（同法施行規則8条2項）。時系列に記録すると止まります。',
};

/** The days of an incident: what they are of, when they end, and whether they were kept. */
export const Clocks = ({ clocks }: { readonly clocks: readonly ShownClock[] }) =>
  clocks.length === 0 ? (
    <Text size="sm">お客様への通知と、個人データの報告の期限はありません。</Text>
  ) : (
    <Stack component="ul" gap="md" m={0} p={0} style={{ listStyle: 'none' }}>
      {clocks.map(({ kind, dueOn, state, stoppedAt }) => {
        const [word, tone] = clockStateWords[state];
        return (
          <li key={kind}>
            <Text fw={600}>
              {`${clockWords[kind]}：${formatDate(dueOn)}まで　`}
              <ToneBadge tone={tone}>{word}</ToneBadge>
            </Text>
            {stoppedAt === undefined ? null : (
              <Text size="sm">{`済んだ日時：${formatInstant(stoppedAt)}`}</Text>
            )}
            <Text size="sm" c="dimmed">
              {rules[kind]}
            </Text>
          </li>
        );
      })}
    </Stack>
  );
