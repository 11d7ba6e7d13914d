const base64Of = (bytes: Uint8Array): string => {
  let binary = '';
  for (const byte of bytes) binary += String.fromCharCode(byte);
  return btoa(binary);
};

/** A file as the server takes it: gzipped, in base64. */
export const gzippedText = async (file: Blob): Promise<string> => {
  const packed = new Response(file.stream().pipeThrough(new CompressionStream('gzip')));
  return base64Of(new Uint8Array(await packed.arrayBuffer()));
};

/** Hands bytes to the browser as a file. */
export const saveFile = (fileName: string, bytes: Uint8Array<ArrayBuffer>): void => {
  const url = URL.createObjectURL(new Blob([bytes], { type: 'text/csv' }));
  const link = Object.assign(document.createElement('a'), { href: url, download: fileName });
  link.click();
  URL.revokeObjectURL(url);
};
