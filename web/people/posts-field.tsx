import { Box, Button, CloseButton, Group, NativeSelect, Radio, Stack, Text } from '@mantine/core';
import { faultAt, type FieldFault } from '#web/api/problem.ts';
import { DateField } from '#web/calendar/date-field.tsx';
import type { PersonChoices } from '#web/people/people-api.ts';
import { emptyPost, type PostDraft } from '#web/people/person-drafts.ts';
import { positionWords } from '#domain/users/position-words.ts';
import { FoundChoice } from '#web/ui/found-choice.tsx';

type PostsProps = {
  readonly posts: readonly PostDraft[];
  readonly departments: PersonChoices['departments'];
  readonly today: string;
  readonly faults: readonly FieldFault[];
  readonly most: number;
  readonly onChange: (posts: readonly PostDraft[]) => void;
};

type RowProps = Omit<PostsProps, 'posts' | 'onChange' | 'most'> & {
  readonly at: number;
  readonly post: PostDraft;
  readonly onPost: (post: PostDraft) => void;
  readonly onPrimary: () => void;
  readonly onRemove: () => void;
};

type DaysProps = Pick<RowProps, 'post' | 'today' | 'onPost'> & {
  readonly faultOf: (field: string) => string | undefined;
};

const Days = ({ post, today, faultOf, onPost }: DaysProps) => (
  <>
    <Box w={145}>
      <DateField
        label="開始日"
        value={post.validFrom}
        today={today}
        error={faultOf('validFrom')}
        onChange={(validFrom) => onPost({ ...post, validFrom })}
      />
    </Box>
    <Box w={145}>
      <DateField
        label="終了日"
        value={post.validTo}
        today={today}
        error={faultOf('validTo')}
        onChange={(validTo) => onPost({ ...post, validTo })}
      />
    </Box>
  </>
);

const PostRow = ({ at, post, departments, today, faults, onPost, onPrimary, onRemove }: RowProps) => {
  const fault = (field: string) => faultAt(faults, `posts.${at}.${field}`);
  const known = departments.filter(({ id, isOver }) => !isOver || id === post.departmentId);
  return (
    <Group
      component="fieldset"
      gap={6}
      align="flex-start"
      aria-label={`所属${at + 1}`}
      className="sf-paper"
      p="xs"
      m={0}
    >
      <Box w={{ base: '100%', sm: 190 }}>
        <FoundChoice
          label="部門"
          data={known.map(({ id, name }) => ({ value: id, label: `${name}（${id}）` }))}
          value={post.departmentId}
          whenEmpty="該当する部門がありません"
          error={fault('departmentId')}
          onChange={(departmentId) => onPost({ ...post, departmentId })}
        />
      </Box>
      <NativeSelect
        label="部門での役割"
        w={104}
        data={[
          { value: 'member', label: positionWords.member },
          { value: 'head', label: positionWords.head },
        ]}
        value={post.position}
        onChange={({ currentTarget: { value } }) =>
          onPost({ ...post, position: value === 'head' ? 'head' : 'member' })
        }
      />
      <Days post={post} today={today} faultOf={fault} onPost={onPost} />
      <Radio
        mt={30}
        label="主所属"
        checked={post.isPrimary}
        error={fault('isPrimary')}
        onChange={onPrimary}
      />
      <CloseButton mt={26} aria-label={`所属${at + 1}を外す`} onClick={onRemove} />
    </Group>
  );
};

/** 所属・兼務, each with its days; one of them is the main one. */
export const PostsField = ({ posts, most, onChange, ...row }: PostsProps) => {
  const next = Math.max(-1, ...posts.map(({ key }) => key)) + 1;
  return (
    <Stack gap={6}>
      <Text size="sm" fw={600}>
        所属・兼務
      </Text>
      {posts.map((post, at) => (
        <PostRow
          key={post.key}
          {...row}
          at={at}
          post={post}
          onPost={(changed) => onChange(posts.map((one) => (one.key === post.key ? changed : one)))}
          onPrimary={() => onChange(posts.map((one) => ({ ...one, isPrimary: one.key === post.key })))}
          onRemove={() => onChange(posts.filter(({ key }) => key !== post.key))}
        />
      ))}
      <div>
        <Button
          size="compact-sm"
          variant="default"
          disabled={posts.length >= most}
          onClick={() => onChange([...posts, emptyPost(next, row.today, posts.length === 0)])}
        >
          所属を追加する
        </Button>
      </div>
    </Stack>
  );
};
