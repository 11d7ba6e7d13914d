import { Anchor, Box, Group, Stack, Text, UnstyledButton } from '@mantine/core';
import { useId } from 'react';
import { Link } from 'react-router';
import type { LiveControl, LivePromise } from '#domain/controls/live-control.ts';
import { outcomeWords, type Outcome, type ShownProof } from '#domain/controls/shown-control.ts';
import { dutyBooks } from '#domain/duties/duty-books.ts';
import { lastProofs } from '#web/operator/controls/controls-of-build.ts';
import { stateWords } from '#web/operator/duties/duty-words.ts';
import { formatInstant } from '#web/ui/format-date.ts';
import { Icon } from '#web/ui/icons.tsx';
import { ToneBadge } from '#web/ui/tone-badge.tsx';
import type { Tone } from '#web/ui/tone.ts';

const tones: Readonly<Record<Outcome, Tone>> = {
  proved: 'good',
  procedural: 'warn',
  planned: 'quiet',
  broken: 'bad',
};

/** When it was last seen to hold: by the test run before this release was built. */
const lastOf = (file: string, title: string): string => {
  const last = lastProofs[`${file} › ${title}`];
  if (last === undefined) return 'この配備に実行の記録はありません（配備前の試験で確認）';
  return `${last.hasPassed ? '合格' : '不合格'}　${formatInstant(last.at)}　コミット ${last.commit}　${last.host}`;
};

const proofWords = (proof: ShownProof): readonly [what: string, last: string] => {
  switch (proof.kind) {
    case 'template':
      return [`テンプレート：${proof.says}`, '配備のたびに検査（不合格なら配備されません）'];
    case 'behaviour':
      return [`動作試験：${proof.file}「${proof.title}」`, lastOf(proof.file, proof.title)];
    case 'runbook':
      return [`手順書：docs/runbooks/${proof.slug}.md`, '人が行い、台帳に記録します'];
  }
};

const small = { size: 'sm', style: { overflowWrap: 'anywhere' } } as const;

const Books = ({ books }: Pick<LivePromise, 'books'>) =>
  books.map(({ bookId, state }) => {
    const [word, tone] = stateWords[state];
    return (
      <Group key={bookId} gap="xs">
        <ToneBadge tone={tone}>{word}</ToneBadge>
        <Anchor component={Link} to={`/duties?book=${bookId}`} size="sm">
          {`台帳「${dutyBooks[bookId].words}」を見る`}
        </Anchor>
      </Group>
    );
  });

const Sentence = ({ promise }: { readonly promise: LivePromise }) => (
  <Box component="li" py="sm" style={{ borderTop: '1px solid var(--mantine-color-gray-3)' }}>
    <Group gap="sm" wrap="nowrap" align="flex-start">
      <Box style={{ flexShrink: 0 }}>
        <ToneBadge tone={tones[promise.outcome]}>{outcomeWords[promise.outcome]}</ToneBadge>
      </Box>
      <Stack gap={6} style={{ minWidth: 0 }}>
        <Text fw={600}>{promise.sentence}</Text>
        <Text {...small}>
          {`仕組み：${promise.mechanism.length === 0 ? '—' : promise.mechanism.join('、')}`}
        </Text>
        <Stack component="ul" gap={4} m={0} pl="md">
          {promise.proofs.map((proof) => {
            const [what, last] = proofWords(proof);
            return (
              <li key={what}>
                <Text {...small}>{what}</Text>
                <Text size="xs" c="dimmed">
                  {last}
                </Text>
              </li>
            );
          })}
        </Stack>
        <Books books={promise.books} />
        {promise.missing === undefined ? null : <Text {...small}>{`未提供：${promise.missing}`}</Text>}
      </Stack>
    </Group>
  </Box>
);

type ControlRowProps = {
  readonly control: LiveControl;
  readonly isOpen: boolean;
  readonly onToggle: () => void;
};

/** 項番・項目・結果; opened, each sentence with its mechanism, its proofs and when they last held. */
export const ControlRow = ({
  control: { id, title, outcome, promises },
  isOpen,
  onToggle,
}: ControlRowProps) => {
  const region = useId();
  return (
    <Box component="li" style={{ borderTop: '1px solid var(--mantine-color-gray-3)' }}>
      <UnstyledButton
        w="100%"
        px="md"
        py={8}
        aria-expanded={isOpen}
        aria-controls={region}
        onClick={onToggle}
      >
        <Group gap="sm" wrap="nowrap">
          <Text w={92} fw={600} className="sf-number" style={{ flexShrink: 0 }}>
            {id}
          </Text>
          <Text style={{ flexGrow: 1, minWidth: 0 }}>{title}</Text>
          <ToneBadge tone={tones[outcome]}>{outcomeWords[outcome]}</ToneBadge>
          <Box style={{ flexShrink: 0, lineHeight: 0 }}>
            <Icon name={isOpen ? 'fold' : 'forth'} />
          </Box>
        </Group>
      </UnstyledButton>
      <Box id={region} hidden={!isOpen}>
        {isOpen ? (
          <Stack component="ul" gap={0} m={0} px="md" pb="sm" style={{ listStyle: 'none' }}>
            {promises.map((promise) => (
              <Sentence key={promise.sentence} promise={promise} />
            ))}
          </Stack>
        ) : null}
      </Box>
    </Box>
  );
};
