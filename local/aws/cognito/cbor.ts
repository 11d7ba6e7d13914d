type Cbor = number | string | boolean | null | Uint8Array | readonly Cbor[] | ReadonlyMap<Cbor, Cbor>;

type Read<Value> = { readonly value: Value; readonly next: number };

const malformed = (): Error => new Error('this is no CBOR of an authenticator');

/** The number in or after the head of an item. */
const argumentAt = (bytes: Buffer, at: number): Read<number> => {
  const low = (bytes[at] ?? 0) & 31;
  if (low < 24) return { value: low, next: at + 1 };
  const size = [1, 2, 4][low - 24];
  if (size === undefined || at + 1 + size > bytes.length) throw malformed();
  return { value: bytes.readUIntBE(at + 1, size), next: at + 1 + size };
};

const chunkAt = (bytes: Buffer, { value: size, next }: Read<number>): Read<Buffer> => {
  if (next + size > bytes.length) throw malformed();
  return { value: bytes.subarray(next, next + size), next: next + size };
};

const listAt = (
  bytes: Buffer,
  { value: count, next }: Read<number>,
  depth: number,
): Read<readonly Cbor[]> => {
  if (count > bytes.length) throw malformed();
  const values: Cbor[] = [];
  let at = next;
  while (values.length < count) {
    const item = itemAt(bytes, at, depth);
    values.push(item.value);
    at = item.next;
  }
  return { value: values, next: at };
};

const mapAt = (bytes: Buffer, { value, next }: Read<number>, depth: number): Read<Cbor> => {
  const flat = listAt(bytes, { value: value * 2, next }, depth);
  const pairs = Array.from({ length: value }, (_unused, pair): [Cbor, Cbor] => [
    flat.value[pair * 2] ?? null,
    flat.value[pair * 2 + 1] ?? null,
  ]);
  return { value: new Map(pairs), next: flat.next };
};

const simple: Readonly<Record<number, Cbor>> = { 20: false, 21: true, 22: null };
const mostDepth = 8;

const itemAt = (bytes: Buffer, at: number, depth: number): Read<Cbor> => {
  const head = bytes[at];
  if (head === undefined || depth > mostDepth) throw malformed();
  const argument = argumentAt(bytes, at);
  const { value, next } = argument;
  switch (head >> 5) {
    case 0:
      return argument;
    case 1:
      return { value: -1 - value, next };
    case 2:
      return chunkAt(bytes, argument);
    case 3: {
      const text = chunkAt(bytes, argument);
      return { value: text.value.toString('utf8'), next: text.next };
    }
    case 4:
      return listAt(bytes, argument, depth + 1);
    case 5:
      return mapAt(bytes, argument, depth + 1);
    default: {
      const known = head >> 5 === 7 ? simple[value] : undefined;
      if (known === undefined) throw malformed();
      return { value: known, next };
    }
  }
};

/**
 * The first item of these bytes, and where the next would begin: what CTAP2 allows of CBOR (definite lengths, no floats, no tags).
 * https://www.w3.org/TR/webauthn-3/#sctn-conforming-all-classes
 * @throws Error for anything else
 */
export const firstCborItem = (bytes: Uint8Array): Read<Cbor> => itemAt(Buffer.from(bytes), 0, 0);
