/** What is loaded on one way: file names; `start` is on every way. */
export type Ways = {
  readonly start: ReadonlySet<string>;
  readonly onUse: readonly ReadonlySet<string>[];
};

/**
 * To open one more file takes as long as to read and compile so many more bytes: 0.15 ms, where V8 needs 40 µs for a
 * kilobyte.
 */
const bytesPerFile = 4_000;

type Pack = {
  readonly files: readonly string[];
  readonly bytes: number;
  /** Numbers of the ways that need something of it. */
  readonly ways: ReadonlySet<number>;
};

/** What all ways together gain, in bytes, when two packs become one: files to open less what they had no use for. */
const gainOf = (one: Pack, other: Pack): number => {
  let both = 0;
  for (const way of one.ways) if (other.ways.has(way)) both += 1;
  return bytesPerFile * both - other.bytes * (one.ways.size - both) - one.bytes * (other.ways.size - both);
};

const joined = (one: Pack, other: Pack): Pack => ({
  files: [...one.files, ...other.files],
  bytes: one.bytes + other.bytes,
  ways: new Set([...one.ways, ...other.ways]),
});

type Pair = { readonly one: Pack; readonly other: Pack; readonly gain: number };

const bestPair = (packs: readonly Pack[]): Pair | undefined => {
  let best: Pair | undefined;
  for (const [index, one] of packs.entries())
    for (const other of packs.slice(index + 1)) {
      const gain = gainOf(one, other);
      if (gain > (best?.gain ?? 0)) best = { one, other, gain };
    }
  return best;
};

/**
 * Puts small files together that are mostly needed together. Code splitting makes a file of whatever the same ways
 * need, so that there are as many of them as ways can meet.
 */
export const packed = (
  sizes: Readonly<Record<string, number>>,
  { start, onUse }: Ways,
): readonly (readonly string[])[] => {
  const packOf = (file: string): Pack => ({
    files: [file],
    bytes: sizes[file] ?? 0,
    ways: new Set(onUse.flatMap((way, number) => (way.has(file) ? [number] : []))),
  });
  let packs = Object.keys(sizes)
    .filter((file) => !start.has(file))
    .toSorted()
    .map(packOf);
  for (let pair = bestPair(packs); pair !== undefined; pair = bestPair(packs)) {
    const { one, other } = pair;
    packs = [...packs.filter((pack) => pack !== one && pack !== other), joined(one, other)];
  }
  return [[...start].toSorted(), ...packs.map(({ files }) => files)];
};
