type Sides = { readonly width: number; readonly height: number; /** Of one sample. */ readonly bits: number };

/** The least bytes of a picture before it is packed: one sample for each point, rows filled up to whole bytes. */
const leastBytes = ({ width, height, bits }: Sides): number => Math.ceil((width * bits) / 8) * height;

/**
 * Whether the data can fill the picture that the head tells of: a head alone, or one with other numbers, shows nobody
 * anything. `mostFold` is how much its packing can save.
 */
export const canFill = (sides: Sides, dataBytes: number, mostFold: number): boolean => {
  const bytes = leastBytes(sides);
  return bytes > 0 && bytes <= dataBytes * mostFold;
};

/** Deflate packs 258 equal bytes into two bits. */
export const deflateFold = 1032;
