import { Stack, Text } from '@mantine/core';
import type { AnnouncementContent } from '#domain/announcements/announcement-kinds.ts';
import { announcementMailText, announcementSubject } from '#domain/announcements/announcement-text.ja.ts';
import { Card } from '#web/ui/card.tsx';

/** As the mail will look: made by what makes it. */
export const AnnouncementPreview = ({ content }: { readonly content: AnnouncementContent }) => (
  <Stack gap="md">
    <Card title="メールの見え方">
      <Text fw={600} mb="sm" style={{ overflowWrap: 'anywhere' }}>
        {announcementSubject(content)}
      </Text>
      <Text
        component="pre"
        size="sm"
        m={0}
        style={{ whiteSpace: 'pre-wrap', overflowWrap: 'anywhere' }}
        ff="inherit"
      >
        {announcementMailText(content, {
          companyName: '（会社名）',
          name: '（管理者の氏名）',
          listUrl: '（お知らせの画面のURL）',
        })}
      </Text>
    </Card>
  </Stack>
);
