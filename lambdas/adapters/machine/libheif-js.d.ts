/** What we use of libheif-js, which brings no types for its JavaScript side. */
declare module 'libheif-js/wasm-bundle.js' {
  type Room = {
    readonly data: Uint8ClampedArray<ArrayBuffer>;
    readonly width: number;
    readonly height: number;
  };
  type HeifImage = {
    readonly get_width: () => number;
    readonly get_height: () => number;
    /** Answers null where the picture cannot be decoded. */
    readonly display: (room: Room, answer: (room: Room | null) => void) => void;
    readonly free: () => void;
  };
  const libheif: { readonly HeifDecoder: new () => { decode: (bytes: Uint8Array) => readonly HeifImage[] } };
  // oxlint-disable-next-line import/no-default-export -- its own form
  export default libheif;
}
