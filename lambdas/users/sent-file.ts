import type { BodyOf } from '#contract/endpoint.ts';
import type { sendPieceOfUsersFile } from '#contract/masters/people-file.ts';
import { sentFileNamed, type SentFile } from '#contract/masters/sent-file.ts';
import type { FileRefusal } from '#domain/csv/decode-file.ts';
import type { UserId } from '#domain/kernel/ids.ts';
import { accept, refuse, type Result } from '#domain/kernel/result.ts';
import { instantOf } from '#lambdas/adapters/machine/clock.ts';
import type { TenantContext } from '#lambdas/adapters/tenant/tenant-context.ts';
import type { Write } from '#lambdas/adapters/tenant/transaction.ts';
import type { ActorsRequest } from '#lambdas/http/call.ts';
import { unpacked, type ImportFile } from '#lambdas/masters/import-file.ts';
import { peopleFilePiece } from '#rows/sign-in.ts';

type Context = Pick<TenantContext, 'table' | 'sealed'>;
type Whose = { readonly userId: UserId };
type Place = Whose & { readonly piece: number };

/** As long as a session lasts at most: then it is sent again. */
const keptMillis = 12 * 60 * 60 * 1_000;

const sealedIn = (place: Place) => {
  const { pk, sk } = peopleFilePiece.key(place);
  return { table: 'session' as const, pk, sk, attribute: 'text' };
};

type Piece = BodyOf<typeof sendPieceOfUsersFile>;

type Sender = Pick<ActorsRequest, 'at' | 'actor'>;

const pieceWrite = async (
  { sealed }: Pick<Context, 'sealed'>,
  { at: piece, sha256: fileHash, text }: Piece,
  { at, actor: { userId } }: Sender,
): Promise<Write> => {
  const place = { userId, piece };
  const expiresAt = instantOf(new Date(Date.parse(at) + keptMillis));
  const set = {
    fileHash,
    text: await sealed.seal(sealedIn(place), text),
    expiresAt,
    ttl: Math.ceil(Date.parse(expiresAt) / 1_000),
  };
  return {
    kind: 'update',
    table: 'session',
    key: peopleFilePiece.key(place),
    change: peopleFilePiece.change({ set }),
  };
};

/** Keeps a piece of what somebody sends, in place of that of the file before. */
export const keepPiece = async (context: Context, piece: Piece, sender: Sender): Promise<void> => {
  await context.table.transact({ piece: await pieceWrite(context, piece, sender) });
};

/** Nobody needs them any more: rows of nothing stay until they end. */
const emptied = async (context: Context, { pieces }: SentFile, sender: Sender): Promise<void> => {
  const empty = { sha256: '', text: '' };
  const writes = await Promise.all(
    Array.from({ length: pieces }, (_, at) => pieceWrite(context, { at, ...empty }, sender)),
  );
  await context.table.transact({ writes });
};

/** It ended meanwhile, or its sender sent another one. */
const gone = refuse({ kind: 'file-unreadable', reason: 'もう一度ファイルを選んでください' } as const);

const pieceOf = async (
  { table, sealed }: Context,
  place: Place,
  { sha256, at }: Pick<SentFile, 'sha256'> & Pick<ActorsRequest, 'at'>,
): Promise<string | undefined> => {
  const item = await table.get(peopleFilePiece.key(place), { consistent: true });
  if (item === undefined) return undefined;
  const { fileHash, expiresAt, text } = peopleFilePiece.read(item);
  return fileHash === sha256 && at < expiresAt ? sealed.open(sealedIn(place), text) : undefined;
};

const joined = async (
  context: Context,
  { pieces, sha256 }: SentFile,
  { actor: { userId }, at }: ActorsRequest,
): Promise<Result<ImportFile, FileRefusal>> => {
  const found = await Promise.all(
    Array.from({ length: pieces }, (_, piece) => pieceOf(context, { userId, piece }, { sha256, at })),
  );
  if (found.includes(undefined)) return gone;
  const file = unpacked(found.join(''));
  return file.ok && file.value.hash !== sha256 ? gone : file;
};

/** A file of a request: its hash, which tells it from others, and its bytes for whoever judges it. */
export type AskedFile = {
  readonly hash: string;
  readonly read: () => Promise<Result<ImportFile, FileRefusal>>;
  /** Once all that it says is noted. */
  readonly forget: () => Promise<void>;
};

/** The file that the request holds, or names as one that was sent before. */
export const askedFile = (
  context: Context,
  text: string,
  request: ActorsRequest,
): Result<AskedFile, FileRefusal> => {
  const sent = sentFileNamed(text);
  if (sent !== undefined)
    return accept({
      hash: sent.sha256,
      read: async () => joined(context, sent, request),
      forget: async () => emptied(context, sent, request),
    });
  const file = unpacked(text);
  return file.ok ? accept({ hash: file.value.hash, read: async () => file, forget: async () => {} }) : file;
};
