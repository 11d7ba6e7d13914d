import { Anchor, Box, Stack, Text, Title } from '@mantine/core';
import type { ReactNode } from 'react';

type DoorPageProps = {
  readonly title: string;
  readonly children: ReactNode;
  /** Below the paper. */
  readonly foot?: ReactNode;
};

/** A page for somebody who is not signed in: the name, and one sheet of paper. */
export const DoorPage = ({ title, children, foot }: DoorPageProps) => (
  <Box
    component="main"
    mih="100dvh"
    px="md"
    py={{ base: 40, sm: 88 }}
    style={{ display: 'grid', placeItems: 'start center' }}
  >
    <title>{`${title} | STAFee`}</title>
    <Stack w="100%" maw={400} gap="lg">
      <Title order={1} c="indigo" fz={34} ta="center">
        STAFee
      </Title>
      <Text ta="center" c="dimmed" mt={-12}>
        申請から承認・仕訳・会計ソフトまで
      </Text>
      <Box className="sf-paper" p={{ base: 'lg', sm: 'xl' }}>
        <Title order={2} mb="md">
          {title}
        </Title>
        {children}
      </Box>
      {foot}
      <Text size="sm" ta="center">
        <Anchor href="/manual" target="_blank" inherit c="dimmed">
          マニュアル
        </Anchor>
      </Text>
    </Stack>
  </Box>
);
