import { followLink } from '#web/ui/follow-link.ts';

/** Hands the bytes of a file, mostly CSV, to the browser, to be kept by the person. */
export const saveFile = (fileName: string, bytes: Uint8Array<ArrayBuffer>): void => {
  const url = URL.createObjectURL(new Blob([bytes], { type: 'text/csv' }));
  followLink({ url, fileName });
  URL.revokeObjectURL(url);
};
