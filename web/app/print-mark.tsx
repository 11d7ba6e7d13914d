import { Text } from '@mantine/core';
import { useEffect, useState } from 'react';
import { useMe } from '#web/api/session.tsx';
import { formatInstant } from '#web/ui/format-date.ts';

const now = (): string => formatInstant(new Date().toISOString());

/** On paper alone: who printed it, and when. */
export const PrintMark = () => {
  const { user, company } = useMe();
  const [moment, tell] = useState(now);
  useEffect(() => {
    const mark = (): void => tell(now());
    window.addEventListener('beforeprint', mark);
    return () => window.removeEventListener('beforeprint', mark);
  }, []);
  return (
    <Text size="xs" c="dimmed" ta="right" className="sf-print-only">
      {company.name}　印刷 {user.name}　{moment}
    </Text>
  );
};
