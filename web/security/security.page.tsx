import { Addresses } from '#web/security/addresses.tsx';
import { PageHead } from '#web/ui/page-head.tsx';

/** セキュリティ: who gets in, and from where. */
export const SecurityPage = () => (
  <>
    <PageHead title="セキュリティ" />
    <Addresses />
  </>
);
