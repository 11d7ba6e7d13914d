/** `node make-pictures.ts <bundle> <fixtures>`: makes pictures with what the bundle carries, and with nothing else. */
import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { basename, join } from 'node:path';

const [bundle = '', fixtures = ''] = process.argv.slice(2);
const require = createRequire(join(bundle, 'index.mjs'));
const sharp = require('sharp');
const libheif = require('libheif-js/wasm-bundle.js');

const shapeOf = async (jpeg: Uint8Array) => {
  const { format, width, height } = await sharp(jpeg).metadata();
  return { format, width, height };
};

const tiff = await sharp(readFileSync(join(fixtures, 'a.tif')))
  .jpeg()
  .toBuffer();

const [picture] = new libheif.HeifDecoder().decode(readFileSync(join(fixtures, 'a.heic')));
const room = { data: new Uint8ClampedArray(48 * 32 * 4), width: 48, height: 32 };
await new Promise((resolve) => {
  picture.display(room, resolve);
});
const heic = await sharp(room.data, { raw: { width: 48, height: 32, channels: 4 } })
  .jpeg()
  .toBuffer();

const library = Object.keys(require.cache).find((file) => /sharp-.*\.node/.test(file)) ?? '';
process.stdout.write(
  `${JSON.stringify({ library: basename(library), tiff: await shapeOf(tiff), heic: await shapeOf(heic) })}\n`,
);
