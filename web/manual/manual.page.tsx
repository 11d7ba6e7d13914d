import { Anchor, Box, Container } from '@mantine/core';
import { Manual } from '#web/manual/manual.view.tsx';

/** For everybody, signed in or not. */
export const ManualPage = () => (
  <Box component="main" id="main" py="lg">
    <Container size={1120}>
      <Anchor href="/" size="sm" className="sf-no-print">
        STAFeeへ
      </Anchor>
      <Manual />
    </Container>
  </Box>
);
